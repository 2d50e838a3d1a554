import type { WorkflowRun } from '../mapping/schemas';
import { withOpenOf } from './openRuns';
import { readRuns, type Asking, type Details } from './readRuns';
import { hasChanged } from './recent';
import { readableRuns, runListSchema } from './runList';
import {
  afterPage,
  createdOf,
  halved,
  isRead,
  isTooLong,
  slicesOf,
  toSeconds,
  type Slices,
} from './slices';
import type { PollState } from './state';
import type { Stepped } from './stepped';

const PAGE = 100;
const DAY_MS = 86_400_000;
const WEEK_SECONDS = 7 * 86_400;
/** A run can be run again for 30 days. https://docs.github.com/en/actions/how-tos/manage-workflow-runs/re-run-workflows-and-jobs */
const AGAIN_DAYS = 31;
/** Lists of what is new do not show that a run of last week was run again. */
const AGAIN_MS = 6 * 3_600_000;

/** Which slices a step goes on with, and what it does with their runs. */
interface Way {
  slices: Slices;
  isWanted: (run: WorkflowRun) => boolean;
  detailsOf: (run: WorkflowRun) => Details;
  /** Of the slice, if it was on one page. */
  etag?: string;
}

interface SliceStep extends Omit<Stepped, 'state'> {
  slices: Slices;
  runs: WorkflowRun[];
  /** Of a slice that is read now, and was on one page. */
  etag?: string;
}

const NOTHING = { builds: [], jobs: [] };

/** Reads a page of a slice, or cuts it into shorter ones. */
async function stepSlices(
  { slices, isWanted, detailsOf, etag }: Way,
  asking: Asking,
  trouble: PollState['trouble'],
): Promise<SliceStep> {
  const { client, scope, share, signal } = asking;
  const answer = await client.getIfChanged(scope, {
    path: 'actions/runs',
    query: {
      created: createdOf(slices),
      per_page: PAGE,
      page: slices.page,
    },
    schema: runListSchema,
    share,
    etag,
    signal,
  });
  if (!answer) {
    const next = { ...slices, handled: [] };
    const after = afterPage(next, { total: PAGE, hasNext: false });
    return { slices: after, runs: [], reports: NOTHING, unreadable: 0, etag };
  }
  const { hasNext } = answer;
  const total = answer.data.total_count;
  if (isTooLong(slices, total)) {
    return {
      slices: halved(slices),
      runs: [],
      reports: NOTHING,
      unreadable: 0,
    };
  }
  const { runs, unreadable } = readableRuns(answer.data);
  const wanted = runs.filter(
    run => !slices.handled.includes(run.id) && isWanted(run),
  );
  const read = await readRuns(wanted, asking, { detailsOf, trouble });
  const { reports, held } = read;
  const brought = { runs, reports, held, trouble: read.trouble, unreadable };
  if (!read.isComplete) {
    const done = read.done.map(({ id }) => id);
    const handled = [...slices.handled, ...done];
    return { ...brought, slices: { ...slices, handled } };
  }
  return {
    ...brought,
    slices: afterPage(slices, { total, hasNext }),
    ...(slices.page === 1 && !hasNext && { etag: answer.etag }),
  };
}

const withOpen = (state: PollState, runs: WorkflowRun[], now: Date) => ({
  ...state,
  recent: {
    ...state.recent,
    open: withOpenOf(state.recent.open, runs, now),
  },
});

/** Runs of the past. Those that are read once more for their jobs are not asked more of now. */
export async function stepRuns(
  state: PollState,
  asking: Asking,
): Promise<Stepped> {
  const {
    slices,
    runs,
    etag: _etag,
    ...rest
  } = await stepSlices(
    {
      slices: state.runs,
      isWanted: () => true,
      detailsOf: run =>
        toSeconds(new Date(run.created_at)) < state.jobs.from
          ? 'attempts'
          : 'none',
    },
    asking,
    state.trouble,
  );
  const after = withOpen(state, runs, asking.now);
  return { ...rest, state: { ...after, runs: slices } };
}

/** Jobs and attempts of failed and repeated runs of the past. */
export async function stepJobs(
  state: PollState,
  asking: Asking,
): Promise<Stepped> {
  const {
    slices,
    runs,
    etag: _etag,
    ...rest
  } = await stepSlices(
    { slices: state.jobs, isWanted: () => true, detailsOf: () => 'all' },
    asking,
    state.trouble,
  );
  const after = withOpen(state, runs, asking.now);
  return { ...rest, state: { ...after, jobs: slices } };
}

export const isAgainDue = ({ again }: PollState, now: Date) =>
  !isRead(again.slices) || again.nextAt <= now.toISOString();

/** Weeks that are the same each time, so that GitHub can say that nothing has changed. */
function beginAgain({ again }: PollState, now: Date): PollState['again'] {
  const weekOf = (at: number) => Math.floor(at / WEEK_SECONDS) * WEEK_SECONDS;
  const oldest = new Date(now.getTime() - AGAIN_DAYS * DAY_MS);
  return {
    ...again,
    slices: slicesOf(
      weekOf(toSeconds(oldest)),
      weekOf(toSeconds(now)) + WEEK_SECONDS,
      WEEK_SECONDS,
    ),
    startedAt: now.toISOString(),
    nextAt: new Date(now.getTime() + AGAIN_MS).toISOString(),
  };
}

/** First attempts of runs that were made since are in the lists of what is new. */
const wasRunAgain = (run: WorkflowRun, seenUntil: string) =>
  hasChanged(run, seenUntil) &&
  ((run.run_attempt ?? 1) > 1 ||
    Date.parse(run.created_at) < Date.parse(seenUntil));

/** The rest of a week that was cut, or a whole one: whatever the slice before has taught. */
const toStartOfWeek = (slices: Slices): Slices => ({
  ...slices,
  length: ((slices.to - 1) % WEEK_SECONDS) + 1,
});

/** Only weeks that are looked at still. */
const keptEtags = ({ slices, etags }: PollState['again']) =>
  Object.fromEntries(
    Object.entries(etags).filter(
      ([created]) => Date.parse(created.split('..')[0]) / 1_000 >= slices.from,
    ),
  );

/** Looks for runs of the last weeks that were run again. */
export async function stepAgain(
  state: PollState,
  asking: Asking,
): Promise<Stepped> {
  const again = isRead(state.again.slices)
    ? beginAgain(state, asking.now)
    : state.again;
  const created = createdOf(again.slices);
  const { slices, runs, etag, ...rest } = await stepSlices(
    {
      slices: again.slices,
      isWanted: run => wasRunAgain(run, again.seenUntil),
      detailsOf: () => 'all',
      etag: again.slices.page === 1 ? again.etags[created] : undefined,
    },
    asking,
    state.trouble,
  );
  const isEnded = isRead(slices);
  const after = withOpen(state, runs, asking.now);
  return {
    ...rest,
    state: {
      ...after,
      again: {
        ...again,
        slices: slices.to < again.slices.to ? toStartOfWeek(slices) : slices,
        seenUntil: isEnded ? again.startedAt : again.seenUntil,
        etags: {
          ...keptEtags(again),
          ...(etag && { [created]: etag }),
        },
      },
    },
  };
}
