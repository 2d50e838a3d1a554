import {
  pauseAfter,
  SHARE_OF_THE_PAST,
  type PollOptions,
  type PollStep,
} from '@callboard/backstage-plugin-build-health-node';
import { z } from 'zod';
import type { GitHubClient } from '../client/GitHubClient';
import { isAgainDue, stepAgain, stepJobs, stepRuns } from './past';
import type { Asking } from './readRuns';
import { isRecentDue, isTurnOfPast, stepRecent } from './recent';
import { daysRead, isRead } from './slices';
import { readState, toJson, wholeDays, type PollState } from './state';
import type { Stepped } from './stepped';

/** A default branch is renamed seldom. */
const CHECK_MS = 86_400_000;
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

interface Step {
  take: (state: PollState, asking: Asking) => Promise<Stepped>;
  isPast: boolean;
}

function stepOfPast(state: PollState, now: Date): Step['take'] | undefined {
  if (!isRead(state.runs)) return stepRuns;
  if (!isRead(state.jobs)) return stepJobs;
  return isAgainDue(state, now) ? stepAgain : undefined;
}

/** What is new comes first, and every other time the past. Undefined where there is nothing to do. */
function nextStep(state: PollState, now: Date): Step | undefined {
  const past = stepOfPast(state, now);
  const isRecents = isRecentDue(state, now) && !(past && isTurnOfPast(state));
  if (isRecents) return { take: stepRecent, isPast: false };
  return past && { take: past, isPast: true };
}

const withTurnOver = (state: PollState): PollState => ({
  ...state,
  recent: { ...state.recent, isTurnOfPast: false },
});

/** Somebody waits for what is new: that comes first, and is due. */
const wanted = (state: PollState, { isWanted, now }: PollOptions): PollState =>
  isWanted
    ? {
        ...state,
        recent: {
          ...state.recent,
          nextAt: now.toISOString(),
          isTurnOfPast: false,
        },
      }
    : state;

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

const nextRecent = ({ recent }: PollState) => new Date(recent.nextAt);

const idleUntil = ({ recent, again }: PollState) =>
  new Date(recent.nextAt < again.nextAt ? recent.nextAt : again.nextAt);

function waitAfter(
  { held, trouble, state }: Stepped,
  { now, isPast }: { now: Date; isPast: boolean },
): Pick<PollStep, 'notBefore' | 'problem'> {
  if (held) {
    return pauseAfter(held, { now, isPast, nextAt: nextRecent(state) });
  }
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
  { take, isPast }: Step,
  { polling, options }: { polling: Polling; options: PollOptions },
): Promise<PollStep> {
  const { client, scope, backfillDays } = polling;
  const { now, signal } = options;
  const known = await knowRepository(state, polling, options);
  const stepped = await take(known, {
    client,
    scope,
    repository: known.repository,
    share: isPast ? SHARE_OF_THE_PAST : undefined,
    now,
    signal,
  });
  const { state: reached } = stepped;
  const after: PollState = {
    ...(isPast ? withTurnOver(reached) : reached),
    trouble: troubleAfter(known, stepped),
  };
  return {
    ...standing(after, backfillDays),
    reports: stepped.reports,
    ...problemOf(stepped),
    ...waitAfter({ ...stepped, state: after }, { now, isPast }),
  };
}

/** Asks GitHub for the next few runs of a repository. */
export async function pollRepository(
  polling: Polling,
  options: PollOptions,
): Promise<PollStep> {
  const { client, scope, backfillDays } = polling;
  const { now } = options;
  const state = wanted(
    readState(options.state, { now, backfillDays }),
    options,
  );
  const next = nextStep(state, now);
  if (!next) {
    return {
      ...standing(state, backfillDays),
      reports: NOTHING,
      notBefore: idleUntil(state),
    };
  }
  const { isPast } = next;
  let stepped: PollStep;
  try {
    stepped = await step(state, next, { polling, options });
  } catch (error) {
    const after = isPast ? withTurnOver(state) : state;
    stepped = {
      ...pauseAfter(error, { now, isPast, nextAt: nextRecent(after) }),
      ...standing(after, backfillDays),
      reports: NOTHING,
    };
  }
  const quota = await client.quotaOf(scope);
  return { ...stepped, ...(quota && { quota }) };
}
