import { InputError, NotFoundError } from '@backstage/errors';
import type {
  BuildSource,
  PipelineSelector,
  SourceReports,
} from '@callboard/backstage-plugin-build-health-node';
import {
  workflowJobEventSchema,
  workflowRunEventSchema,
} from './mapping/schemas';
import { toBuildReport } from './mapping/toBuildReport';
import { toJobReport } from './mapping/toJobReport';
import type { GitHubActionsConfig } from './readConfig';
import { selectorsOf } from './selectorsOf';
import { readEvent } from './webhook/readEvent';
import { verifyDelivery } from './webhook/verifyDelivery';

/** A run whose workflow is wanted. */
export interface RunOfJob {
  /** `owner/name` in lower case. */
  repository?: string;
  runId: string;
}

/** Finds the key of the workflow that a run is of; undefined while it is not known. */
export type FindPipelineKey = (
  run: RunOfJob,
  options: { signal: AbortSignal },
) => Promise<string | undefined>;

type Delivery = Parameters<BuildSource['read']>[0];

const findNone: FindPipelineKey = async () => undefined;

/** Workflows of GitHub Actions on one host. */
export class GitHubActionsSource implements BuildSource {
  readonly id: string;
  readonly provider = 'github-actions';
  readonly title: string;
  /** Absent without a secret: there is no webhook then. */
  readonly verify: BuildSource['verify'];
  readonly #findPipelineKey: FindPipelineKey;

  constructor(
    options: GitHubActionsConfig & {
      /** Events of jobs name their run, and not its workflow. */
      findPipelineKey?: FindPipelineKey;
    },
  ) {
    const { id, title, webhookSecrets, findPipelineKey = findNone } = options;
    this.id = id;
    this.title = title;
    this.#findPipelineKey = findPipelineKey;
    this.verify = webhookSecrets.length
      ? request => verifyDelivery(request, webhookSecrets)
      : undefined;
  }

  selectorsOf(
    annotations: Readonly<Record<string, string>>,
  ): PipelineSelector[] {
    return selectorsOf(annotations);
  }

  async read(
    delivery: Delivery,
    options: { signal: AbortSignal },
  ): Promise<SourceReports> {
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
    options: { signal: AbortSignal },
  ): Promise<SourceReports> {
    const { workflow_job: job, repository } = readEvent(
      delivery,
      workflowJobEventSchema,
    );
    const run = {
      repository: repository?.full_name?.toLowerCase(),
      runId: String(job.run_id),
    };
    const pipelineKey = await this.#findPipelineKey(run, options);
    if (pipelineKey === undefined) {
      throw new NotFoundError(
        `The workflow of run ${run.runId} is not known yet; its job ${job.id} waits for it`,
      );
    }
    const { receivedAt } = delivery;
    return {
      builds: [],
      jobs: [toJobReport(job, { pipelineKey, receivedAt })],
    };
  }
}
