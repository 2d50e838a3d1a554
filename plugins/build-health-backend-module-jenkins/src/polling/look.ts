import { stringifyError } from '@backstage/errors';
import { NOTHING, questionOf, type Asking, type Stepped } from './Asking';
import { listFolders, MOST_FOLDERS, MOST_JOBS } from './listing';
import { isToWait, RowReader } from './RowReader';
import type { Look, PollState, Walk } from './state';
import { stepWalk } from './walk';

/** Of a job, that are asked for until they end. */
const MOST_OPEN = 50;

export const isLookDue = ({ look, nextAt }: PollState, now: Date) =>
  look !== undefined || nextAt <= now.toISOString();

const beginLook = ({ scope, now }: Asking): Look => ({
  startedAt: now.toISOString(),
  folders: [scope],
  listed: 0,
  jobs: [],
  walks: [],
  far: [],
  isCut: false,
});

/** Builds of a job that have not ended: those that were seen now in place of what was known of them. */
export function withOpen(
  state: PollState,
  {
    job,
    seen,
    open,
  }: { job: string; seen: ReadonlySet<number>; open: number[] },
): PollState {
  const known = state.jobs[job];
  if (!known) return state;
  const kept = known.open.filter(number => !seen.has(number));
  const all = [...kept, ...open].sort((a, b) => b - a).slice(0, MOST_OPEN);
  return { ...state, jobs: { ...state.jobs, [job]: { ...known, open: all } } };
}

/** A page of builds of a job, of what is new or of the past. */
export async function walkOn(state: PollState, walk: Walk, asking: Asking) {
  const { reports, open, ...walked } = await stepWalk(walk, asking);
  const numbers = reports.builds.flatMap(({ number }) => number ?? []);
  return {
    ...walked,
    reports,
    state: withOpen(state, { job: walk.job, seen: new Set(numbers), open }),
  };
}

async function readNew(
  state: PollState,
  look: Look,
  asking: Asking,
): Promise<Stepped> {
  const [walk, ...others] = look.walks;
  const walked = await walkOn(state, walk, asking);
  const walks = walked.walk ? [walked.walk, ...others] : others;
  return { ...walked, state: { ...walked.state, look: { ...look, walks } } };
}

/** Builds that are going on for long are asked for one by one. */
async function readFar(
  state: PollState,
  look: Look,
  asking: Asking,
): Promise<Stepped> {
  const [{ job, number }, ...far] = look.far;
  const reader = new RowReader(job, asking);
  try {
    const row = await asking.reader.fetch(job, number, questionOf(asking));
    // One that was removed is not open any more.
    if (row !== undefined) await reader.read(row);
  } catch (error) {
    asking.signal.throwIfAborted();
    if (isToWait(error)) throw error;
    reader.problem = stringifyError(error);
  }
  const { reports, open, problem } = reader;
  const seen = new Set([number]);
  return {
    reports,
    problem,
    state: { ...withOpen(state, { job, seen, open }), look: { ...look, far } },
  };
}

/** All that is new was seen. Branches that are gone are forgotten; their builds stay. */
function endLook(state: PollState, look: Look, { config }: Asking): Stepped {
  const began = Date.parse(look.startedAt);
  const seen = new Set(look.jobs);
  const jobs = look.isCut
    ? state.jobs
    : Object.fromEntries(
        Object.entries(state.jobs).filter(([job]) => seen.has(job)),
      );
  return {
    reports: NOTHING,
    state: {
      ...state,
      look: undefined,
      jobs,
      nextAt: new Date(began + config.pollMs).toISOString(),
      isListed: true,
      isTurnOfPast: true,
    },
    ...(look.isCut && {
      problem: `There is more below a folder than ${MOST_JOBS} jobs or ${MOST_FOLDERS} folders, and the rest is left out: let entities name what is nearer to them`,
    }),
  };
}

/** Looks for what is new, a bit further. */
export async function stepLook(
  state: PollState,
  asking: Asking,
): Promise<Stepped> {
  const look = state.look ?? beginLook(asking);
  if (look.folders.length > 0) return listFolders(state, look, asking);
  if (look.walks.length > 0) return readNew(state, look, asking);
  if (look.far.length > 0) return readFar(state, look, asking);
  return endLook(state, look, asking);
}
