import {
  HeldError,
  pauseAfter,
  type PollOptions,
  type PollStep,
} from '@callboard/backstage-plugin-build-health-node';
import { SHARE_OF_POLLING, SHARE_OF_THE_PAST } from '../client/CallBudget';
import { PauseError } from '../client/errors';
import { NOTHING, type Asking, type Stepped } from './Asking';
import { isLookDue, stepLook, walkOn } from './look';
import { branchOfFullName } from '../mapping/jobNames';
import { readState, toJson, type PollState, type Walk } from './state';

const DAY_MS = 86_400_000;
/** A step that goes on for long holds up other sources, and is lost when the run of polling ends. */
const LONGEST_STEP_MS = 60_000;

interface Polling
  extends Pick<Asking, 'client' | 'knowledge' | 'reader' | 'scope' | 'config'> {
  /** A step ends with what it has after so long. Default: a minute. */
  stepMs?: number;
}

interface Step {
  take: (state: PollState, asking: Asking) => Promise<Stepped>;
  isPast: boolean;
}

/** A page of the past of a job that has one left. Trunk is first: there may be hundreds of branches. */
async function stepPast(state: PollState, asking: Asking): Promise<Stepped> {
  const isOfTrunk = ({ job }: Walk) =>
    branchOfFullName(job) === asking.knowledge.defaultBranchOf(job);
  const walk = state.past.find(isOfTrunk) ?? state.past[0];
  const others = state.past.filter(one => one !== walk);
  const walked = await walkOn(state, walk, asking);
  const past = walked.walk ? [walked.walk, ...others] : others;
  return { ...walked, state: { ...walked.state, past, isTurnOfPast: false } };
}

/** What is new comes first, and after each look a page of the past. Undefined where there is nothing to do. */
function nextStep(
  state: PollState,
  now: Date,
  isWanted = false,
): Step | undefined {
  if (isWanted) return { take: stepLook, isPast: false };
  const hasPast = state.past.length > 0;
  const isTurnOfPast = hasPast && state.isTurnOfPast && !state.look;
  if (isLookDue(state, now) && !isTurnOfPast) {
    return { take: stepLook, isPast: false };
  }
  return hasPast ? { take: stepPast, isPast: true } : undefined;
}

/** Of a job whose past is not read yet. */
function daysOf({ oldest }: Walk, days: number, now: Date): number {
  if (!oldest) return 0;
  const read = Math.floor((now.getTime() - Date.parse(oldest)) / DAY_MS);
  return Math.min(Math.max(read, 0), days);
}

/** How far it is: days of each job. */
function standing(
  state: PollState,
  days: number,
  now: Date,
): Pick<PollStep, 'state' | 'isBackfilled' | 'progress'> {
  const ended = (state.pastJobs - state.past.length) * days;
  const begun = state.past.map(walk => daysOf(walk, days, now));
  return {
    state: toJson(state),
    isBackfilled: state.isListed && state.past.length === 0,
    progress: {
      done: begun.reduce((sum, one) => sum + one, ended),
      ...(state.pastJobs > 0 && { total: state.pastJobs * days }),
    },
  };
}

const nextLook = ({ nextAt }: PollState) => new Date(nextAt);

/** A pause that Jenkins asks for is a problem. That a minute is used up is how it is meant to go. */
function stays(
  error: unknown,
  { state, now, isPast }: { state: PollState; now: Date; isPast: boolean },
): Pick<PollStep, 'notBefore' | 'problem'> {
  const nextAt = nextLook(state);
  const { notBefore, problem } = pauseAfter(error, { now, isPast, nextAt });
  if (error instanceof PauseError) return { notBefore, problem: error.message };
  return error instanceof HeldError ? { notBefore } : { notBefore, problem };
}

function waitAfter(
  { held, problem, state }: Stepped,
  { now, isPast }: { now: Date; isPast: boolean },
): Pick<PollStep, 'notBefore' | 'problem'> {
  if (held) return stays(held, { state, now, isPast });
  return {
    ...(problem && { problem }),
    ...(!nextStep(state, now) && { notBefore: nextLook(state) }),
  };
}

/** Asks Jenkins for the next few builds of a job, or of the jobs of a folder. */
export async function pollScope(
  polling: Polling,
  { state: written, now, signal, isWanted }: PollOptions,
): Promise<PollStep> {
  const { backfillDays } = polling.config;
  const state = readState(written, now);
  const next = nextStep(state, now, isWanted);
  if (!next) {
    return {
      ...standing(state, backfillDays, now),
      reports: NOTHING,
      notBefore: nextLook(state),
    };
  }
  const { take, isPast } = next;
  const share = isPast ? SHARE_OF_THE_PAST : SHARE_OF_POLLING;
  const { stepMs = LONGEST_STEP_MS, ...beside } = polling;
  const end = performance.now() + stepMs;
  const isLate = () => performance.now() >= end;
  try {
    const stepped = await take(state, {
      ...beside,
      share,
      now,
      signal,
      isLate,
    });
    return {
      ...standing(stepped.state, backfillDays, now),
      reports: stepped.reports,
      ...waitAfter(stepped, { now, isPast }),
    };
  } catch (error) {
    signal.throwIfAborted();
    const after = isPast ? { ...state, isTurnOfPast: false } : state;
    return {
      ...stays(error, { state: after, now, isPast }),
      ...standing(after, backfillDays, now),
      reports: NOTHING,
    };
  }
}
