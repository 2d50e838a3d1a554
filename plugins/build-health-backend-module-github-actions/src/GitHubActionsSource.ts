import { InputError } from '@backstage/errors';
import {
  NotYetError,
  type BuildSource,
  type PipelineSelector,
  type ReadOptions,
  type SourceReports,
} from '@callboard/backstage-plugin-build-health-node';
import {
  workflowJobEventSchema,
  workflowRunEventSchema,
} from './mapping/schemas';
import { toBuildReport } from './mapping/toBuildReport';
import { toJobReport } from './mapping/toJobReport';
import type { GitHubActionsConfig } from './readConfig';
import {
  isElsewhere,
  scopesOf,
  selectorsOf,
  selectorsOfLink,
} from './selectorsOf';
import { fromEvent, TOPICS } from './webhook/fromEvent';
import { readEvent } from './webhook/readEvent';
import { verifyDelivery } from './webhook/verifyDelivery';

/** A run whose workflow is wanted. */
export interface RunOfJob {
  /** `owner/name` in lower case. */
  repository?: string;
  runId: string;
}

/** Asks GitHub for the key of the workflow that a run is of. */
export type AskPipelineKey = (
  run: RunOfJob,
  options: { signal: AbortSignal },
) => Promise<string | undefined>;

type Delivery = Parameters<BuildSource['read']>[0];

/** Workflows of GitHub Actions on one host. */
export class GitHubActionsSource implements BuildSource {
  readonly id: string;
  readonly provider = 'github-actions';
  readonly title: string;
  /** Absent without a secret: there is no webhook then. */
  readonly verify: BuildSource['verify'];
  /** Absent unless it is to listen. */
  readonly topics: BuildSource['topics'];
  readonly fromEvent: BuildSource['fromEvent'];
  /** Absent where GitHub cannot be asked. */
  readonly scopesOf: BuildSource['scopesOf'];
  readonly scopesOfLink: BuildSource['scopesOfLink'];
  readonly poll: BuildSource['poll'];
  readonly readLog: BuildSource['readLog'];
  readonly check: BuildSource['check'];
  readonly progressUnit = 'days';
  readonly #host: string;
  readonly #askPipelineKey?: AskPipelineKey;

  constructor(
    options: Pick<
      GitHubActionsConfig,
      'id' | 'host' | 'title' | 'webhookSecrets'
    > & {
      listens?: boolean;
      /** Absent without credentials. Events of jobs name their run, and not its workflow. */
      askPipelineKey?: AskPipelineKey;
      /** Absent without credentials. */
      poll?: BuildSource['poll'];
      /** Absent without credentials. */
      check?: BuildSource['check'];
      /** Absent without credentials. */
      readLog?: BuildSource['readLog'];
    },
  ) {
    const { id, host, title, webhookSecrets, askPipelineKey } = options;
    this.id = id;
    this.title = title;
    this.#askPipelineKey = askPipelineKey;
    this.verify = webhookSecrets.length
      ? request => verifyDelivery(request, webhookSecrets)
      : undefined;
    this.topics = options.listens ? TOPICS : undefined;
    this.poll = options.poll;
    this.readLog = options.readLog;
    this.check = options.check;
    this.scopesOf = options.poll
      ? annotations => scopesOf(annotations, host)
      : undefined;
    this.scopesOfLink = options.poll
      ? address =>
          this.selectorsOfLink(address).map(({ repository }) => repository)
      : undefined;
    this.#host = host;
    this.fromEvent = event => fromEvent(event, host);
  }

  selectorsOf(
    annotations: Readonly<Record<string, string>>,
  ): PipelineSelector[] {
    return selectorsOf(annotations, this.#host);
  }

  mayBuild(annotations: Readonly<Record<string, string>>): boolean {
    return !isElsewhere(annotations, this.#host);
  }

  selectorsOfLink(address: URL): { repository: string }[] {
    return selectorsOfLink(address, this.#host);
  }

  async read(delivery: Delivery, options: ReadOptions): Promise<SourceReports> {
    switch (delivery.kind) {
      case 'workflow_run':
        return this.#readRun(delivery);
      case 'workflow_job':
        return this.#readJob(delivery, options);
      default:
        throw new InputError(
          `'${delivery.kind}' is no event of runs or their jobs`,
        );
    }
  }

  #readRun(delivery: Delivery): SourceReports {
    const { workflow_run: run, ...beside } = readEvent(
      delivery,
      workflowRunEventSchema,
    );
    return { builds: [toBuildReport(run, beside)], jobs: [] };
  }

  async #readJob(
    delivery: Delivery,
    options: ReadOptions,
  ): Promise<SourceReports> {
    const { workflow_job: job, repository } = readEvent(
      delivery,
      workflowJobEventSchema,
    );
    const run = {
      repository: repository?.full_name?.toLowerCase(),
      runId: String(job.run_id),
    };
    const pipelineKey =
      (await options.findPipelineKey(run.runId)) ??
      (await this.#askPipelineKey?.(run, options));
    if (pipelineKey === undefined) {
      throw new NotYetError(
        `The workflow of run ${run.runId} is not known yet, and its job ${job.id} waits for it; let the webhook send workflow runs too`,
      );
    }
    const { receivedAt } = delivery;
    return {
      builds: [],
      jobs: [toJobReport(job, { pipelineKey, receivedAt })],
    };
  }
}
