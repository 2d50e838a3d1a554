import type {
  BuildSource,
  PipelineSelector,
  SourceReports,
  VerifiedDelivery,
  WebhookRequest,
} from '@callboard/backstage-plugin-build-health-node';
import { readHint, saysEnded } from './hint';
import { readBuilds, readNameOfJob, readRuns } from './mapping/readAnswer';
import type { JobContext } from './mapping/toBuild';
import type { JenkinsConfig } from './readConfig';
import { selectorsOf } from './selectorsOf';
import { verifyHint } from './verifyHint';

/** What Jenkins answers of a build. */
export interface FetchedBuild extends Omit<JobContext, 'job' | 'baseUrl'> {
  /** The build, as `tree` gives it. */
  build: unknown;
  /** Its run in the stage view, of pipelines. */
  run?: unknown;
}

/** Asks Jenkins for a build; undefined when it has none of that number. */
export type FetchBuild = (options: {
  /** Full name. */
  job: string;
  number: number;
  signal: AbortSignal;
}) => Promise<FetchedBuild | undefined>;

/** A controller of Jenkins. What it sends is only a hint: nothing is believed before the build was read from it. */
export class JenkinsSource implements BuildSource {
  readonly provider = 'jenkins';
  readonly id: string;
  readonly title: string;
  readonly #baseUrl: string;
  readonly #secrets: readonly string[];
  readonly #fetchBuild: FetchBuild;

  constructor(options: JenkinsConfig & { fetchBuild: FetchBuild }) {
    this.id = options.id;
    this.title = options.title;
    this.#baseUrl = options.baseUrl;
    this.#secrets = options.secrets;
    this.#fetchBuild = options.fetchBuild;
  }

  selectorsOf(
    annotations: Readonly<Record<string, string>>,
  ): PipelineSelector[] {
    return selectorsOf(annotations, this.id);
  }

  verify(request: WebhookRequest): VerifiedDelivery | undefined {
    return verifyHint(request, this.#secrets);
  }

  async read(
    delivery: { body: string },
    options: { signal: AbortSignal },
  ): Promise<SourceReports> {
    const hint = readHint(JSON.parse(delivery.body));
    const { job, number } = hint;
    const fetched = await this.#fetchBuild({
      job,
      number,
      signal: options.signal,
    });
    if (!fetched) return { builds: [], jobs: [] };
    const { build, run, ...known } = fetched;
    const context: JobContext = {
      ...known,
      job: readNameOfJob(build, job),
      baseUrl: this.#baseUrl,
    };
    const builds = readBuilds(build, context);
    if (builds.length !== 1 || builds[0].number !== number) {
      throw new Error(
        `Jenkins answered with another build than ${job}#${number}`,
      );
    }
    // A pipeline tells that it ends while it is still built.
    if (saysEnded(hint) && builds[0].state !== 'finished') {
      throw new Error(`${job}#${number} has not ended yet; it is read again`);
    }
    return {
      builds,
      jobs: run === undefined ? [] : readRuns(run, context).jobs,
    };
  }
}
