import {
  groupGaps,
  type GapCause,
  type OnCallGap,
  type WallClock,
  type UncoveredSpan,
} from '@callboard/backstage-plugin-oncall-common';
import {
  closedSince,
  GAPS_AHEAD,
  gapsAhead,
  isOverClockChange,
  openedSince,
  type OpenedGaps,
} from './gapChanges';
import type { WatchState } from './WatchState';

const DAY = 86_400_000;
/** So long before a gap begins the team is reminded of it, in milliseconds. */
export const GAP_LEAD = DAY;
const MOST_REMINDERS = 20;

/** What there is to tell of gaps. */
export interface GapNews {
  opened?: OpenedGaps;
  /** Time that was not covered and is. */
  closed: OnCallGap[];
}

interface FindGapsOptions {
  /** All of today, in order. */
  spans: readonly UncoveredSpan[];
  state: WatchState;
  /** Of the people it names now, those who are not in the catalog. */
  goneRefs: readonly string[];
  /** Whether the schedule has changed since it was last looked at. */
  isEdited: boolean;
  zoneData: string;
  /** Of the schedule's zone. */
  clock: WallClock;
  now: number;
}

/** A gap of each week is one of these. */
const firstOfEach = (gaps: readonly OnCallGap[], clock: WallClock) =>
  groupGaps(gaps, clock)
    .map(({ first }) => first)
    .slice(0, MOST_REMINDERS);

/** Gaps that come up are looked for when something has changed, and once a day. */
const isDue = ({ state, ...options }: FindGapsOptions) =>
  options.isEdited ||
  options.zoneData !== state.zoneData ||
  options.goneRefs.join() !== state.goneRefs.join() ||
  options.now >= state.gapsUntil - GAPS_AHEAD + DAY;

function causeOf(
  options: FindGapsOptions,
  opened: ReturnType<typeof openedSince>,
): Pick<OpenedGaps, 'cause' | 'leaverRefs'> {
  const { state, spans } = options;
  const leaverRefs = options.goneRefs.filter(
    ref =>
      !state.goneRefs.includes(ref) &&
      spans.some(({ goneRefs }) => goneRefs?.includes(ref)),
  );
  const cause = (): GapCause => {
    if (options.isEdited) return 'edit';
    if (leaverRefs.length > 0) return 'leaver';
    if (options.zoneData !== state.zoneData) return 'clock-data';
    return opened.cameInSight.every(gap =>
      isOverClockChange(gap, options.clock),
    )
      ? 'clock-change'
      : 'came-in-sight';
  };
  return { cause: cause(), leaverRefs };
}

function compare(options: FindGapsOptions): GapNews {
  const { spans, state, now, clock } = options;
  const opened = openedSince(spans, state, now, clock);
  const gaps = [...opened.changed, ...opened.cameInSight].sort(
    (one, other) => one.startsAt - other.startsAt,
  );
  return {
    ...(gaps.length > 0 && { opened: { ...causeOf(options, opened), gaps } }),
    closed: closedSince(spans, state.gaps, now),
  };
}

/**
 * Compares gaps with those that are known.
 *
 * @returns what is news, what is known from now on, and which gaps begin within a day and were not told before
 */
export function findGaps(options: FindGapsOptions): {
  news: GapNews;
  known: Pick<WatchState, 'gaps' | 'gapsUntil' | 'gapsAhead'>;
  begin: OnCallGap[];
} {
  const { spans, state, now, clock } = options;
  const isLooked = isDue(options);
  const news: GapNews = isLooked ? compare(options) : { closed: [] };
  const { gaps, gapsUntil } = isLooked ? gapsAhead(spans, now) : state;
  const opened = firstOfEach(news.opened?.gaps ?? [], clock).filter(
    // The notice that it came up is reminder enough.
    ({ startsAt }) => startsAt - GAP_LEAD > now,
  );
  const isOpen = (gap: OnCallGap) =>
    gap.startsAt > now &&
    spans.some(
      ({ startsAt, endsAt }) => startsAt < gap.endsAt && gap.startsAt < endsAt,
    );
  const waiting = [...state.gapsAhead, ...opened].filter(isOpen);
  const isSoon = ({ startsAt }: OnCallGap) => startsAt - GAP_LEAD <= now;
  return {
    news,
    known: {
      gaps,
      gapsUntil,
      gapsAhead: waiting.filter(gap => !isSoon(gap)).slice(0, MOST_REMINDERS),
    },
    begin: waiting.filter(isSoon),
  };
}
