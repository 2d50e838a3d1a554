import {
  timeSlices,
  type SourceReports,
} from '@callboard/backstage-plugin-build-health-node';
import { askForOpen, withOpenOf } from './openBuilds';
import { readPage, type Asking, type ReadPage } from './readPage';
import { slicesOf, type PollState, type Walk } from './state';

/** What was lost heals after this time. */
const POLL_MS = 5 * 60_000;
/** What Buildkite has not shown yet when it was asked, and clocks that differ; each end of a build is seen by three looks. */
const OVERLAP_MS = 10 * 60_000;
/** Builds that were made longer ago do not end: nothing of theirs may be tried again so late as a rule. */
const LONGEST_BUILD_MS = 31 * 86_400_000;

/** What a step has brought, and where the next one goes on. */
export interface Stepped {
  state: PollState;
  reports: SourceReports;
  problem?: string;
}

export const isRecentDue = ({ recent }: PollState, now: Date) =>
  recent.walk !== undefined || recent.nextAt <= now.toISOString();

/** What is new was looked at, and the past has waited meanwhile. */
export const isTurnOfPast = ({ recent }: PollState) =>
  recent.walk === undefined && recent.isTurnOfPast;

function beginWalk({ recent }: PollState, now: Date): Walk {
  const since = new Date(Date.parse(recent.seenUntil) - OVERLAP_MS);
  const until = new Date(now.getTime() + 1_000);
  const oldest = new Date(since.getTime() - LONGEST_BUILD_MS);
  const whole = (from: Date, to: Date) =>
    slicesOf(from, to, Math.ceil((to.getTime() - from.getTime()) / 1_000) + 1);
  return {
    startedAt: now.toISOString(),
    created: whole(since, until),
    ended: whole(oldest, since),
  };
}

/** A page of builds that were made lately, or of older ones that have ended lately. */
async function readNext(
  walk: Walk,
  since: string,
  asking: Asking,
): Promise<{ walk: Walk; read: ReadPage }> {
  if (!timeSlices.isRead(walk.created)) {
    const read = await readPage(walk.created, asking);
    return { walk: { ...walk, created: read.slices }, read };
  }
  const read = await readPage(walk.ended, asking, { finished_from: since });
  return { walk: { ...walk, ended: read.slices }, read };
}

/** All of what is new was seen but builds that have ended without an end, as one that is skipped: those are asked for. */
async function endWalk(
  { state, reports, problem }: Stepped,
  { walk, since, asking }: { walk: Walk; since: string; asking: Asking },
): Promise<Stepped> {
  const asked = await askForOpen(state.recent.open, since, asking);
  const { startedAt } = walk;
  return {
    problem,
    reports: {
      builds: [...reports.builds, ...asked.reports.builds],
      jobs: [...reports.jobs, ...asked.reports.jobs],
    },
    state: {
      ...state,
      recent: {
        seenUntil: startedAt,
        nextAt: new Date(Date.parse(startedAt) + POLL_MS).toISOString(),
        open: asked.open,
        isTurnOfPast: true,
      },
    },
  };
}

/** Looks at a page of what is new. */
export async function stepRecent(
  state: PollState,
  asking: Asking,
): Promise<Stepped> {
  const { recent } = state;
  const begun = recent.walk ?? beginWalk(state, asking.now);
  const since = new Date(
    Date.parse(recent.seenUntil) - OVERLAP_MS,
  ).toISOString();
  const { walk, read } = await readNext(begun, since, asking);
  const { reports, problem } = read;
  const open = withOpenOf(recent.open, reports.builds, asking.now);
  const stepped: Stepped = {
    reports,
    problem,
    state: { ...state, recent: { ...recent, open, walk } },
  };
  const isOver =
    timeSlices.isRead(walk.created) && timeSlices.isRead(walk.ended);
  return isOver ? endWalk(stepped, { walk, since, asking }) : stepped;
}
