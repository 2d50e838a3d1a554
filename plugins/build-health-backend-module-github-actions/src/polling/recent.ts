import type { WorkflowRun } from '../mapping/schemas';
import { askForOpen, createdAtOf, withOpenOf } from './openRuns';
import { readRuns, type Asking, type ReadRuns } from './readRuns';
import { readableRuns, runListSchema } from './runList';
import { POLL_MS, type PollState, type Walk } from './state';
import { joined, type Stepped } from './stepped';

const PAGE = 100;
/** What GitHub has not shown yet when it was asked, and clocks that differ. */
const OVERLAP_MS = 10 * 60_000;
/** Pages are gone through down to runs that are still going, but not of before this: those are asked for one by one. */
const LONGEST_WALK_MS = 6 * 3_600_000;
const EVER = new Date(0).toISOString();

/** Whether a run is another than when all was seen. */
export const hasChanged = (run: WorkflowRun, seenUntil: string) =>
  Date.parse(run.updated_at) >= Date.parse(seenUntil) - OVERLAP_MS;

export const isRecentDue = ({ recent }: PollState, now: Date) =>
  recent.walk !== undefined || recent.nextAt <= now.toISOString();

/** What is new was looked at, and the past has waited meanwhile. */
export const isTurnOfPast = ({ recent }: PollState) =>
  recent.walk === undefined && recent.isTurnOfPast;

function beginWalk({ recent }: PollState, now: Date): Walk {
  const seen = Date.parse(recent.seenUntil) - OVERLAP_MS;
  const longest = now.getTime() - LONGEST_WALK_MS;
  const open = recent.open
    .map(({ createdAt }) => Date.parse(createdAt))
    .filter(createdAt => createdAt >= longest);
  return {
    startedAt: now.toISOString(),
    page: 1,
    floor: new Date(Math.min(seen, ...open)).toISOString(),
  };
}

/** All of what is new was seen. What was read before the next look begins is forgotten. */
function endWalk(
  state: PollState,
  { etag, firstPageFloor, startedAt }: Walk,
): PollState {
  const began = Date.parse(startedAt);
  const read = Object.entries(state.recent.read).filter(
    ([, changedAt]) => Date.parse(changedAt) >= began - OVERLAP_MS,
  );
  return {
    ...state,
    recent: {
      ...state.recent,
      seenUntil: startedAt,
      nextAt: new Date(began + POLL_MS).toISOString(),
      etag,
      firstPageFloor,
      read: Object.fromEntries(read),
      isTurnOfPast: true,
      walk: undefined,
    },
  };
}

/** After a page, before it is known whether there is another one. */
function afterPage(
  state: PollState,
  options: { walk: Walk; runs: WorkflowRun[]; done: WorkflowRun[]; now: Date },
): PollState {
  const { walk, runs, done, now } = options;
  return {
    ...state,
    recent: {
      ...state.recent,
      walk,
      open: withOpenOf(state.recent.open, runs, now),
      read: {
        ...state.recent.read,
        ...Object.fromEntries(done.map(run => [run.id, run.updated_at])),
      },
    },
  };
}

async function readPage(
  state: PollState,
  { walk, runs, asking }: { walk: Walk; runs: WorkflowRun[]; asking: Asking },
): Promise<ReadRuns & { after: PollState }> {
  const { recent, trouble } = state;
  const changed = runs.filter(
    run =>
      hasChanged(run, recent.seenUntil) &&
      recent.read[run.id] !== run.updated_at,
  );
  const read = await readRuns(changed, asking, {
    detailsOf: () => 'all',
    trouble,
  });
  const after = afterPage(state, {
    walk,
    runs,
    done: read.done,
    now: asking.now,
  });
  return { ...read, after };
}

/** Looks at a page of what is new; the newest runs come first. */
export async function stepRecent(
  state: PollState,
  asking: Asking,
): Promise<Stepped> {
  const { recent } = state;
  const begun = recent.walk ?? beginWalk(state, asking.now);
  const answer = await asking.client.getIfChanged(asking.scope, {
    path: 'actions/runs',
    query: { per_page: PAGE, page: begun.page },
    schema: runListSchema,
    share: asking.share,
    etag: recent.walk ? undefined : recent.etag,
    signal: asking.signal,
  });
  if (!answer) {
    const { etag, firstPageFloor = EVER } = recent;
    const ended = endWalk(state, { ...begun, etag, firstPageFloor });
    return askForOpen(ended, firstPageFloor, asking);
  }
  const { runs, unreadable } = readableRuns(answer.data);
  const oldest = runs.map(createdAtOf).sort()[0];
  // Without a further page these are all there are.
  const coveredFrom = answer.hasNext && oldest ? oldest : EVER;
  const walk: Walk =
    begun.page === 1
      ? { ...begun, etag: answer.etag, firstPageFloor: coveredFrom }
      : begun;
  const read = await readPage(state, { walk, runs, asking });
  const { reports, after } = read;
  if (!read.isComplete) {
    const { held, trouble } = read;
    return { reports, held, trouble, unreadable, state: after };
  }
  if (coveredFrom > walk.floor) {
    const next = { ...walk, page: walk.page + 1 };
    const further = { ...after, recent: { ...after.recent, walk: next } };
    return { reports, unreadable, state: further };
  }
  const ended = await askForOpen(endWalk(after, walk), coveredFrom, asking);
  return { ...ended, unreadable, reports: joined(reports, ended.reports) };
}
