import { InputError } from '@backstage/errors';
import type {
  BuildSource,
  PipelineSelector,
  SourceReports,
  VerifiedDelivery,
  WebhookRequest,
} from '@callboard/backstage-plugin-build-health-node';
import { readDelivery } from './mapping/readBody';
import type { BuildkiteConfig } from './readConfig';
import { namesRepository, selectorsOf, selectorsOfLink } from './selectorsOf';
import { verifyDelivery } from './verifyDelivery';

type Options = Pick<
  BuildkiteConfig,
  'id' | 'title' | 'organization' | 'tokens' | 'host'
> &
  // Absent without a token of the API.
  Pick<BuildSource, 'poll' | 'readLog' | 'check'>;

/** An organization of Buildkite. Its webhooks carry all facts; it is asked for what they have lost, and for the past. */
export class BuildkiteSource implements BuildSource {
  readonly provider = 'buildkite';
  readonly id: string;
  readonly title: string;
  readonly poll: BuildSource['poll'];
  readonly readLog: BuildSource['readLog'];
  readonly check: BuildSource['check'];
  readonly progressUnit = 'days';
  readonly #organization: string;
  readonly #host: string;
  readonly #tokens: readonly string[];

  constructor(options: Options) {
    this.id = options.id;
    this.title = options.title;
    this.#organization = options.organization;
    this.#host = options.host;
    this.#tokens = options.tokens;
    this.poll = options.poll;
    this.readLog = options.readLog;
    this.check = options.check;
  }

  selectorsOf(
    annotations: Readonly<Record<string, string>>,
  ): PipelineSelector[] {
    return selectorsOf(annotations, this.#organization);
  }

  selectorsOfLink(address: URL): PipelineSelector[] {
    return selectorsOfLink(address, {
      organization: this.#organization,
      host: this.#host,
    });
  }

  /** The organization, once an entity names anything that may be built in it: it is asked for all of its builds at once. */
  scopesOf(annotations: Readonly<Record<string, string>>): string[] {
    const isNamed =
      this.selectorsOf(annotations).length > 0 || namesRepository(annotations);
    return this.poll && isNamed ? [this.#organization] : [];
  }

  scopesOfLink(address: URL): string[] {
    const isNamed = this.selectorsOfLink(address).length > 0;
    return this.poll && isNamed ? [this.#organization] : [];
  }

  verify(request: WebhookRequest): VerifiedDelivery | undefined {
    return verifyDelivery(request, this.#tokens);
  }

  async read(delivery: {
    body: string;
    receivedAt: Date;
  }): Promise<SourceReports> {
    const reports = readDelivery(JSON.parse(delivery.body), {
      organization: this.#organization,
      receivedAt: delivery.receivedAt,
    });
    const foreign = reports.builds.find(
      ({ pipeline }) => !pipeline.key.startsWith(`${this.#organization}/`),
    );
    if (foreign) {
      throw new InputError(
        `${foreign.pipeline.key} is not of the organization ${
          this.#organization
        }`,
      );
    }
    return reports;
  }
}
