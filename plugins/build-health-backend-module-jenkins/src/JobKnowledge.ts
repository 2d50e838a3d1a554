import { z } from 'zod';
import type { Question, JenkinsClient } from './client/JenkinsClient';
import { NoAccessError } from '@callboard/backstage-plugin-build-health-node';
import { isSameName, pathOfFullName } from './mapping/jobNames';
import type { JobContext } from './mapping/toBuild';
import type { DefaultBranch } from './readConfig';

/** What a project is changes seldom. */
const KEPT_MS = 86_400_000;
/** Projects that are kept in memory. */
const MOST_KEPT = 2_000;

const classSchema = z.object({ _class: z.string() });

const parentOf = (job: string) => job.split('/').slice(0, -1).join('/');

/** `WorkflowMultiBranchProject`, and those of other plugins: all are a `jenkins.branch.MultiBranchProject`. */
const isOfMultibranch = (ofClass: string) =>
  /MultiBranchProject$/.test(ofClass);

/** Whether the job is meant by the name, or lies below it. Jenkins minds no case. */
function isWithin(job: string, name: string): boolean {
  const depth = name.split('/').length;
  return isSameName(job.split('/').slice(0, depth).join('/'), name);
}

/** What builds of a job do not tell of it. */
export class JobKnowledge {
  readonly #client: JenkinsClient;
  readonly #defaultBranches: readonly DefaultBranch[];
  readonly #baseUrl: string;
  readonly #now: () => Date;
  /** By the name of the project, the latest last. */
  readonly #classes = new Map<string, { ofClass?: string; at: number }>();

  constructor(options: {
    client: JenkinsClient;
    baseUrl: string;
    defaultBranches: readonly DefaultBranch[];
    now?: () => Date;
  }) {
    this.#client = options.client;
    this.#baseUrl = options.baseUrl;
    this.#defaultBranches = options.defaultBranches;
    this.#now = options.now ?? (() => new Date());
  }

  /** The branch that is trunk of a job; undefined where nobody has said. */
  defaultBranchOf(job: string): string | undefined {
    return this.#defaultBranches.find(
      one => one.job === undefined || isWithin(job, one.job),
    )?.branch;
  }

  /** A list of jobs tells what holds them. */
  learn(project: string, ofClass: string | undefined): void {
    this.#classes.delete(project);
    this.#classes.set(project, { ofClass, at: this.#now().getTime() });
    if (this.#classes.size > MOST_KEPT) {
      const [oldest] = this.#classes.keys();
      this.#classes.delete(oldest);
    }
  }

  /** Asks once a day what holds the job: names of branches are names of jobs only in a multibranch project. */
  async contextOf(
    job: string,
    question: Omit<Question, 'tree'>,
  ): Promise<JobContext> {
    const parent = parentOf(job);
    const ofClass = parent && (await this.#classOf(parent, question));
    return {
      job,
      baseUrl: this.#baseUrl,
      defaultBranch: this.defaultBranchOf(job),
      isMultibranch:
        ofClass === undefined ? undefined : isOfMultibranch(ofClass),
      fetchedAt: this.#now(),
    };
  }

  async #classOf(
    project: string,
    question: Omit<Question, 'tree'>,
  ): Promise<string | undefined> {
    const known = this.#classes.get(project);
    if (known && this.#now().getTime() - known.at < KEPT_MS) {
      return known.ofClass;
    }
    const answer = await this.#client
      .getJson(`${pathOfFullName(project)}/api/json`, {
        ...question,
        tree: '_class',
      })
      .catch(error => {
        // A job may be seen where its folder may not.
        if (error instanceof NoAccessError) return undefined;
        throw error;
      });
    const ofClass = classSchema.safeParse(answer).data?._class;
    this.learn(project, ofClass);
    return ofClass;
  }
}
