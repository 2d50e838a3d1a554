import type {
  Clocks,
  GapGroup,
  NamedRef,
  OnCallGap,
  Weekday,
} from '@callboard/backstage-plugin-oncall-common';
import {
  momentAt,
  newLayer,
  newSlot,
  WEEKDAYS,
  type LayerDraft,
  type ScheduleDraft,
  type WindowDraft,
} from './draft';
import type { Outlook, OutlookAnswer } from './outlook';

/** How many ways are worth reading. */
const MOST = 4;

/** What is changed so that a gap closes. */
export type FixKind =
  /** A window ends later, or begins earlier. */
  | 'end'
  | 'start'
  /** A window counts on all days. */
  | 'days'
  /** The last layer has no windows any more. */
  | 'always'
  /** One more layer, of one person, below all others. */
  | 'fallback';

/** A change of the draft that closes a gap, or a part of it. */
export interface GapFix {
  kind: FixKind;
  /** The layer that is changed; the new person's for `fallback`. */
  layerKey: string;
  person?: NamedRef;
  /** `HH:MM` of the window's end or start, as it will be and as it is. */
  time?: string;
  was?: string;
  draft: ScheduleDraft;
  /** Gaps of the next 365 days that are left. */
  gapsLeft: number;
  /** Hours that people carry more within 90 days, the most first. */
  more: { userRef: string; hours: number }[];
}

type Candidate = Omit<GapFix, 'gapsLeft' | 'more'>;

const withLayer = (draft: ScheduleDraft, changed: LayerDraft) => ({
  ...draft,
  layers: draft.layers.map(each => (each.key === changed.key ? changed : each)),
});

/** A moment of a zone's clock, as a window is typed. */
function wallOf(at: number, timeZone: string, clocks: Clocks) {
  const wall = clocks(timeZone).wallAt(at);
  const day: Weekday = WEEKDAYS[(new Date(wall).getUTCDay() + 6) % 7];
  return { day, time: momentAt(wall).time };
}

type Wall = ReturnType<typeof wallOf>;

/** A window that ends where the gap begins, or begins where it ends, with that edge moved over the gap. */
function stretched(window: WindowDraft, start: Wall, end: Wall) {
  const found: { kind: 'end' | 'start'; window: WindowDraft }[] = [];
  const isDaily = window.kind === 'daily';
  const endsThere =
    window.endTime === start.time && (isDaily || window.endDay === start.day);
  if (endsThere) {
    const later = { ...window, endTime: end.time, endDay: end.day };
    found.push({ kind: 'end', window: later });
  }
  const startsThere =
    window.startTime === end.time && (isDaily || window.startDay === end.day);
  if (startsThere) {
    const earlier = { ...window, startTime: start.time, startDay: start.day };
    found.push({ kind: 'start', window: earlier });
  }
  return found;
}

function ofWindow(
  draft: ScheduleDraft,
  layer: LayerDraft,
  window: WindowDraft,
  [start, end]: [Wall, Wall],
): Candidate[] {
  const put = (changed: WindowDraft) =>
    withLayer(draft, {
      ...layer,
      windows: layer.windows.map(each =>
        each.key === window.key ? changed : each,
      ),
    });
  const edges = stretched(window, start, end).map(
    ({ kind, window: changed }): Candidate => ({
      kind,
      layerKey: layer.key,
      time: kind === 'end' ? changed.endTime : changed.startTime,
      was: kind === 'end' ? window.endTime : window.startTime,
      draft: put(changed),
    }),
  );
  const isOnSomeDays = window.kind === 'daily' && window.weekdays.length < 7;
  return isOnSomeDays
    ? [
        ...edges,
        {
          kind: 'days',
          layerKey: layer.key,
          draft: put({ ...window, weekdays: WEEKDAYS }),
        },
      ]
    : edges;
}

/** Whoever of the draft carries the least. */
function leastBusy(
  draft: ScheduleDraft,
  { consequences }: Outlook,
): NamedRef | undefined {
  const hours = new Map(
    consequences.hours.map(({ userRef, after }) => [userRef, after]),
  );
  const carries = ({ entityRef }: NamedRef) => hours.get(entityRef) ?? 0;
  return draft.layers
    .flatMap(({ slots }) => slots.flatMap(({ people }) => people))
    .reduce<NamedRef | undefined>(
      (least, each) =>
        least && carries(least) <= carries(each) ? least : each,
      undefined,
    );
}

function candidates(
  draft: ScheduleDraft,
  outlook: Outlook,
  gap: OnCallGap,
  fallbackName: string,
): Candidate[] {
  const { clocks } = outlook;
  const { layers } = draft;
  const found = layers.flatMap(layer => {
    const zone = layer.timeZone || draft.timeZone;
    const edges: [Wall, Wall] = [
      wallOf(gap.startsAt, zone, clocks),
      wallOf(gap.endsAt, zone, clocks),
    ];
    return layer.windows.flatMap(each => ofWindow(draft, layer, each, edges));
  });
  const last = layers.at(-1);
  if (last && last.windows.length > 0) {
    found.push({
      kind: 'always',
      layerKey: last.key,
      draft: withLayer(draft, { ...last, windows: [] }),
    });
  }
  const person = leastBusy(draft, outlook);
  if (person) {
    const { date } = momentAt(outlook.from);
    const slots = [newSlot([person])];
    const layer = newLayer(date, { name: fallbackName, slots });
    found.push({
      kind: 'fallback',
      layerKey: layer.key,
      person,
      draft: { ...draft, layers: [...layers, layer] },
    });
  }
  return found;
}

const lengthOf = (gaps: readonly OnCallGap[]) =>
  gaps.reduce((sum, { startsAt, endsAt }) => sum + endsAt - startsAt, 0);

function carriedMore(before: Outlook, after: Outlook): GapFix['more'] {
  const had = new Map(
    before.consequences.hours.map(each => [each.userRef, each.after]),
  );
  return after.consequences.hours
    .map(each => ({
      userRef: each.userRef,
      hours: Math.round(each.after - (had.get(each.userRef) ?? 0)),
    }))
    .filter(({ hours }) => hours > 0)
    .sort((one, other) => other.hours - one.hours);
}

/**
 * Ways to close a gap, each with what it does: those first that leave the least time open. A way that closes nothing is
 * none.
 *
 * @param outlook - of the draft
 * @param ahead - what another draft would do
 * @param fallbackName - of a layer that is added
 */
export function gapFixes(
  draft: ScheduleDraft,
  outlook: Outlook,
  { first }: Pick<GapGroup, 'first'>,
  ahead: (draft: ScheduleDraft) => OutlookAnswer,
  fallbackName: string,
): GapFix[] {
  const open = lengthOf(outlook.consequences.gapsLeft);
  return candidates(draft, outlook, first, fallbackName)
    .flatMap(candidate => {
      const will = ahead(candidate.draft).outlook;
      if (!will) return [];
      const { gapsLeft } = will.consequences;
      const left = lengthOf(gapsLeft);
      if (left >= open) return [];
      const more = carriedMore(outlook, will);
      return [{ left, fix: { ...candidate, gapsLeft: gapsLeft.length, more } }];
    })
    .sort((one, other) => one.left - other.left)
    .slice(0, MOST)
    .map(({ fix }) => fix);
}
