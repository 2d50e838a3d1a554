import { stringifyError } from '@backstage/errors';
import type { BuildReport } from '@callboard/backstage-plugin-build-health-common';
import {
  HeldError,
  type SourceReports,
} from '@callboard/backstage-plugin-build-health-node';
import { ServerError } from '../client/errors';
import { isBad } from '../mapping/toJobs';
import { questionOf, type Asking } from './Asking';

const DAY_MS = 86_400_000;
/** Stages of older builds are not read: they are not kept longer either. */
const STAGES_DAYS = 90;

/** It is another answer later. */
export const isToWait = (error: unknown) =>
  error instanceof HeldError ||
  (error instanceof ServerError && error.kind === 'away');

/** Reads builds of a job with what is beside them, and counts the calls. */
export class RowReader {
  readonly #asking: Asking;
  readonly #job: string;
  readonly reports: SourceReports = { builds: [], jobs: [] };
  /** Builds that have not ended. */
  readonly open: number[] = [];
  calls = 0;
  problem?: string;

  constructor(job: string, asking: Asking) {
    this.#job = job;
    this.#asking = asking;
  }

  async read(row: unknown): Promise<void> {
    const { knowledge, reader } = this.#asking;
    const question = questionOf(this.#asking);
    const context = await knowledge.contextOf(this.#job, question);
    const read = (isWanted: (build: BuildReport) => boolean) =>
      reader.read(row, context, { isWanted, asking: question });
    let brought: SourceReports | undefined;
    try {
      brought = await read(build => this.#wantsDetails(build));
    } catch (error) {
      if (isToWait(error)) throw error;
      this.#asking.signal.throwIfAborted();
      // Its stages cannot be told: the build counts nevertheless.
      this.problem = `${stringifyError(
        error,
      )}, when it is asked for stages of ${this.#job}`;
      brought = await read(() => false);
    }
    if (!brought) {
      this.problem = `A build of ${this.#job} cannot be read`;
      return;
    }
    this.reports.builds.push(...brought.builds);
    this.reports.jobs.push(...brought.jobs);
    const [{ state, number }] = brought.builds;
    if (state !== 'finished' && number !== undefined) this.open.push(number);
  }

  /** Stages are asked for of what went wrong lately. */
  #wantsDetails(build: BuildReport): boolean {
    const at = Date.parse(build.createdAt ?? build.reportedAt);
    const oldest = this.#asking.now.getTime() - STAGES_DAYS * DAY_MS;
    const isWanted = isBad(build) && at > oldest;
    if (isWanted) this.calls += 1;
    return isWanted;
  }
}
