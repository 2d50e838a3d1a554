import {
  pauseAfter,
  SHARE_OF_THE_PAST,
  timeSlices,
  type PollOptions,
  type PollStep,
} from '@callboard/backstage-plugin-build-health-node';
import type { BuildkiteClient } from '../client/BuildkiteClient';
import { stepPast } from './past';
import { isRecentDue, isTurnOfPast, stepRecent } from './recent';
import { readState, toJson, type PollState } from './state';

interface Polling {
  client: BuildkiteClient;
  organization: string;
  backfillDays: number;
}

type Turn = 'recent' | 'past';

/** What is new comes first, and every other time the past. Undefined where there is nothing to do. */
function turnOf(
  state: PollState,
  now: Date,
  isWanted = false,
): Turn | undefined {
  const hasPast = !timeSlices.isRead(state.past);
  if (isWanted) return 'recent';
  if (isRecentDue(state, now) && !(hasPast && isTurnOfPast(state))) {
    return 'recent';
  }
  return hasPast ? 'past' : undefined;
}

/** How far it is, after a step or without one. */
const standing = (
  state: PollState,
  total: number,
): Pick<PollStep, 'state' | 'isBackfilled' | 'progress'> => ({
  state: toJson(state),
  isBackfilled: timeSlices.isRead(state.past),
  progress: { done: timeSlices.daysRead(state.past, total), total },
});

async function step(
  state: PollState,
  turn: Turn,
  { polling, options }: { polling: Polling; options: PollOptions },
): Promise<Omit<PollStep, 'quota'>> {
  const { client, organization, backfillDays } = polling;
  const { now, signal } = options;
  const share = turn === 'past' ? SHARE_OF_THE_PAST : undefined;
  const take = turn === 'past' ? stepPast : stepRecent;
  const asking = { client, organization, share, now, signal };
  const { state: after, reports, problem } = await take(state, asking);
  const isIdle = turnOf(after, now) === undefined;
  return {
    ...standing(after, backfillDays),
    reports,
    ...(problem && { problem }),
    ...(isIdle && { notBefore: new Date(after.recent.nextAt) }),
  };
}

/**
 * Asks Buildkite for the next builds of an organization: all pipelines at once, as a look at each of them would use up the limit.
 */
export async function pollOrganization(
  polling: Polling,
  options: PollOptions,
): Promise<PollStep> {
  const { client, backfillDays } = polling;
  const { now } = options;
  const state = readState(options.state, { now, backfillDays });
  const turn = turnOf(state, now, options.isWanted);
  const withQuota = (stepped: Omit<PollStep, 'quota'>): PollStep => ({
    ...stepped,
    ...(client.quota && { quota: client.quota }),
  });
  const nothing = {
    ...standing(state, backfillDays),
    reports: { builds: [], jobs: [] },
  };
  if (!turn) {
    return withQuota({ ...nothing, notBefore: new Date(state.recent.nextAt) });
  }
  try {
    return withQuota(await step(state, turn, { polling, options }));
  } catch (error) {
    const { recent } = state;
    const after: PollState =
      turn === 'past'
        ? { ...state, recent: { ...recent, isTurnOfPast: false } }
        : state;
    return withQuota({
      ...nothing,
      state: toJson(after),
      ...pauseAfter(error, {
        now,
        isPast: turn === 'past',
        nextAt: new Date(recent.nextAt),
      }),
    });
  }
}
