import type { BuildReport } from '@callboard/backstage-plugin-build-health-common';
import type { SourceReports } from '@callboard/backstage-plugin-build-health-node';
import { BUILD_TREE, TEST_TREE } from './client/trees';
import type { JenkinsClient, Question } from './client/JenkinsClient';
import { pathOfFullName } from './mapping/jobNames';
import { readBuilds, readTestReport } from './mapping/readAnswer';
import { buildSchema } from './mapping/schemas';
import { countsOfBuild, type TestCounts } from './mapping/testCounts';
import type { JobContext } from './mapping/toBuild';
import { toJobs, type BuildDetails } from './mapping/toJobs';

/** Pipelines have stages, and other jobs have none. */
const PIPELINE = 'org.jenkinsci.plugins.workflow.job.WorkflowRun';
/** A run that is removed has none either; so many in a row have none because the plugin is missing. */
const MISSING_IN_A_ROW = 3;
/** It may be installed later. */
const MISSING_MS = 3_600_000;

type Asking = Omit<Question, 'tree'>;

const pathOf = (job: string, number: number) =>
  `${pathOfFullName(job)}/${number}`;

/** Reads builds with what is beside them: the stage view of pipelines, and how many tests failed. */
export class BuildReader {
  readonly #client: JenkinsClient;
  readonly #now: () => Date;
  #missing = 0;
  #askAgainAt = 0;

  constructor(options: { client: JenkinsClient; now?: () => Date }) {
    this.#client = options.client;
    this.#now = options.now ?? (() => new Date());
  }

  /** A build as `tree` gives it; undefined where there is none of that number. */
  fetch(job: string, number: number, asking: Asking): Promise<unknown> {
    return this.#client.getJson(`${pathOf(job, number)}/api/json`, {
      ...asking,
      tree: BUILD_TREE,
    });
  }

  /**
   * A build of a list, with its details where they are of use.
   *
   * @returns undefined where it cannot be read
   */
  async read(
    written: unknown,
    context: JobContext,
    options: { isWanted: (build: BuildReport) => boolean; asking: Asking },
  ): Promise<SourceReports | undefined> {
    const [build] = readBuilds({ builds: [written] }, context);
    if (!build) return undefined;
    if (!options.isWanted(build)) return { builds: [build], jobs: [] };
    const details = await this.detailsOf(written, context.job, options.asking);
    return { builds: [build], jobs: toJobs(build, details, context) };
  }

  async detailsOf(
    written: unknown,
    job: string,
    asking: Asking,
  ): Promise<BuildDetails> {
    const { success, data: build } = buildSchema.safeParse(written);
    if (!success) return {};
    const { _class: ofClass } = written as { _class?: string };
    const path = pathOf(job, build.number);
    const run =
      ofClass === PIPELINE ? await this.#stagesOf(path, asking) : undefined;
    const known = countsOfBuild(build);
    const isUnstable = !build.building && build.result === 'UNSTABLE';
    const counts =
      known ?? (isUnstable ? await this.#countsOf(path, asking) : undefined);
    return { run, counts };
  }

  /** https://github.com/jenkinsci/pipeline-stage-view-plugin/tree/master/rest-api#get-jobjob-namerun-idwfapidescribe */
  async #stagesOf(path: string, asking: Asking): Promise<unknown> {
    if (this.#now().getTime() < this.#askAgainAt) return undefined;
    const run = await this.#client.getJson(`${path}/wfapi/describe`, asking);
    this.#missing = run === undefined ? this.#missing + 1 : 0;
    if (this.#missing >= MISSING_IN_A_ROW) {
      this.#missing = 0;
      this.#askAgainAt = this.#now().getTime() + MISSING_MS;
    }
    return run;
  }

  /** Of builds that join the reports of others: those have no counts beside them. */
  async #countsOf(
    path: string,
    asking: Asking,
  ): Promise<TestCounts | undefined> {
    const report = await this.#client.getJson(`${path}/testReport/api/json`, {
      ...asking,
      tree: TEST_TREE,
    });
    return report === undefined ? undefined : readTestReport(report);
  }
}
