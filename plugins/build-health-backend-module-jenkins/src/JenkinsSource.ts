import type {
  BuildSource,
  PipelineSelector,
  SourceReports,
} from '@callboard/backstage-plugin-build-health-node';
import { readHint, saysEnded } from './hint';
import { readBuilds, readNameOfJob } from './mapping/readAnswer';
import type { JobContext } from './mapping/toBuild';
import { toJobs, type BuildDetails } from './mapping/toJobs';
import type { JenkinsConfig } from './readConfig';
import { scopesOf, scopesOfLink, selectorsOf } from './selectorsOf';
import { verifyHint } from './verifyHint';

/** What Jenkins answers of a build. */
export interface FetchedBuild
  extends Omit<JobContext, 'job' | 'baseUrl'>,
    BuildDetails {
  /** The build, as `tree` gives it. */
  build: unknown;
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
  /** Absent without a secret: there is no webhook then. */
  readonly verify: BuildSource['verify'];
  readonly poll: BuildSource['poll'];
  readonly readLog: BuildSource['readLog'];
  readonly check: BuildSource['check'];
  readonly progressUnit = 'days';
  readonly #baseUrl: string;
  readonly #fetchBuild: FetchBuild;

  constructor(
    options: Pick<JenkinsConfig, 'id' | 'title' | 'baseUrl' | 'secrets'> & {
      fetchBuild: FetchBuild;
    } & Pick<BuildSource, 'poll' | 'readLog' | 'check'>,
  ) {
    const { secrets } = options;
    this.id = options.id;
    this.title = options.title;
    this.verify = secrets.length
      ? request => verifyHint(request, secrets)
      : undefined;
    this.poll = options.poll;
    this.readLog = options.readLog;
    this.check = options.check;
    this.#baseUrl = options.baseUrl;
    this.#fetchBuild = options.fetchBuild;
  }

  selectorsOf(
    annotations: Readonly<Record<string, string>>,
  ): PipelineSelector[] {
    return selectorsOf(annotations, this.id);
  }

  scopesOf(annotations: Readonly<Record<string, string>>): string[] {
    return scopesOf(annotations, this.id);
  }

  selectorsOfLink(address: URL): PipelineSelector[] {
    return this.scopesOfLink(address).flatMap(name => [
      { key: name },
      { key: `${name}/` },
    ]);
  }

  scopesOfLink(address: URL): string[] {
    return scopesOfLink(address, this.#baseUrl);
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
    const { build, run, counts, ...known } = fetched;
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
    return { builds, jobs: toJobs(builds[0], { run, counts }, context) };
  }
}
