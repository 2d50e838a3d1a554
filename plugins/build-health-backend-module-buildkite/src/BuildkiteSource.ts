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
import { selectorsOf } from './selectorsOf';
import { verifyDelivery } from './verifyDelivery';

/** An organization of Buildkite, by its webhooks: they carry all facts, and it is asked for nothing. */
export class BuildkiteSource implements BuildSource {
  readonly provider = 'buildkite';
  readonly id: string;
  readonly title: string;
  readonly #organization: string;
  readonly #tokens: readonly string[];

  constructor(options: BuildkiteConfig) {
    this.id = options.id;
    this.title = options.title;
    this.#organization = options.organization;
    this.#tokens = options.tokens;
  }

  selectorsOf(
    annotations: Readonly<Record<string, string>>,
  ): PipelineSelector[] {
    return selectorsOf(annotations, this.#organization);
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
