import type {
  PollOptions,
  PollStep,
} from '@callboard/backstage-plugin-build-health-node';
import { z } from 'zod';
import type { GitHubClient } from '../client/GitHubClient';
import { HeldError, NoAccessError } from '../client/errors';
import { isAgainDue, stepAgain, stepJobs, stepRuns } from './past';
import type { Asking } from './readRuns';
import { isRecentDue, stepRecent } from './recent';
import { daysRead, isRead } from './slices';
import { readState, toJson, wholeDays, type PollState } from './state';
import type { Stepped } from './stepped';

/** A default branch is renamed seldom. */
const CHECK_MS = 86_400_000;
/** A repository that is away or closed to us may be open later. */
const NO_ACCESS_MS = 3_600_000;
/** After a run that GitHub fails to tell more of; longer each time. */
const TROUBLE_MS = 30_000;

const NOTHING = { builds: [], jobs: [] };

const repositorySchema = z.object({
  id: z.number().int().optional(),
  full_name: z.string(),
  default_branch: z.string().optional(),
});

interface Polling {
  client: GitHubClient;
  /** `owner/name` */
  scope: string;
  backfillDays: number;
}

/** The repository, which says what its trunk is. */
async function knowRepository(
  state: PollState,
  { client, scope }: Polling,
  { now, signal }: PollOptions,
): Promise<Required<Pick<PollState, 'repository'>> & PollState> {
  const known = state.repository;
  if (known && now.getTime() - Date.parse(known.checkedAt) < CHECK_MS) {
    return { ...state, repository: known };
  }
  const { data } = await client.get(scope, {
    path: '',
    schema: repositorySchema,
    signal,
  });
  return {
    ...state,
    repository: { ...data, checkedAt: now.toISOString() },
  };
}

/** What is new comes first, then the past, then what was run again. Undefined where there is nothing to do. */
function nextStep(
  state: PollState,
  now: Date,
): ((state: PollState, asking: Asking) => Promise<Stepped>) | undefined {
  if (isRecentDue(state, now)) return stepRecent;
  if (!isRead(state.runs)) return stepRuns;
  if (!isRead(state.jobs)) return stepJobs;
  if (isAgainDue(state, now)) return stepAgain;
  return undefined;
}

/** How far it is, after a step or without one. */
function standing(
  state: PollState,
  backfillDays: number,
): Pick<PollStep, 'state' | 'isBackfilled' | 'progress'> {
  const whole = wholeDays(backfillDays);
  return {
    state: toJson(state),
    isBackfilled: isRead(state.runs) && isRead(state.jobs),
    progress: {
      done: daysRead(state.runs, whole.runs) + daysRead(state.jobs, whole.jobs),
      total: whole.runs + whole.jobs,
    },
  };
}

const idleUntil = ({ recent, again }: PollState) =>
  new Date(recent.nextAt < again.nextAt ? recent.nextAt : again.nextAt);

function waitAfter({ held, trouble, state }: Stepped, now: Date) {
  if (held) return { notBefore: held.until, problem: held.message };
  if (trouble) {
    const wait = TROUBLE_MS * 2 ** (trouble.tries - 1);
    return {
      notBefore: new Date(now.getTime() + wait),
      problem: `GitHub fails to tell more of a run: ${trouble.message}`,
    };
  }
  return nextStep(state, now) ? {} : { notBefore: idleUntil(state) };
}

const problemOf = ({ unreadable }: Stepped) =>
  unreadable > 0
    ? { problem: `${unreadable} runs of a list cannot be read` }
    : {};

/** One of before is over once its run was read, or left alone. */
function troubleAfter(
  { trouble: before }: PollState,
  { trouble, reports }: Stepped,
): PollState['trouble'] {
  if (trouble) return { id: trouble.id, tries: trouble.tries };
  const isOver = reports.builds.some(
    ({ externalId }) => externalId === String(before?.id),
  );
  return isOver ? undefined : before;
}

async function step(
  state: PollState,
  polling: Polling,
  options: PollOptions,
): Promise<PollStep> {
  const { client, scope, backfillDays } = polling;
  const { now, signal } = options;
  const take = nextStep(state, now);
  if (!take) {
    return {
      ...standing(state, backfillDays),
      reports: NOTHING,
      notBefore: idleUntil(state),
    };
  }
  const known = await knowRepository(state, polling, options);
  const { repository } = known;
  const stepped = await take(known, { client, scope, repository, now, signal });
  const after: PollState = {
    ...stepped.state,
    trouble: troubleAfter(known, stepped),
  };
  return {
    ...standing(after, backfillDays),
    reports: stepped.reports,
    ...problemOf(stepped),
    ...waitAfter({ ...stepped, state: after }, now),
  };
}

/** Asks GitHub for the next few runs of a repository. */
export async function pollRepository(
  polling: Polling,
  options: PollOptions,
): Promise<PollStep> {
  const { client, scope, backfillDays } = polling;
  const state = readState(options.state, { now: options.now, backfillDays });
  const quota = async () => {
    const known = await client.quotaOf(scope);
    return known ? { quota: known } : {};
  };
  const stays = (problem: string, notBefore: Date) => ({
    ...standing(state, backfillDays),
    reports: NOTHING,
    problem,
    notBefore,
  });
  try {
    const stepped = await step(state, polling, options);
    return { ...stepped, ...(await quota()) };
  } catch (error) {
    if (error instanceof HeldError) {
      return { ...stays(error.message, error.until), ...(await quota()) };
    }
    if (error instanceof NoAccessError) {
      const later = new Date(options.now.getTime() + NO_ACCESS_MS);
      return { ...stays(error.message, later), ...(await quota()) };
    }
    throw error;
  }
}
