import {
  compareSchedules,
  continueFrom,
  resolveSchedule,
  runtimeClocks,
  slotAt,
  tableClocks,
  whoIsOnCall,
  type Clocks,
  type ResolvedSchedule,
  type Schedule,
  type ScheduleComparison,
  type ScheduleConfiguration,
  type ScheduleConsequences,
  type ScheduleVersion,
  type ZoneTable,
} from '@callboard/backstage-plugin-oncall-common';
import { DAY, HOUR } from '../timeline/wall';
import type { LayerDraft, ScheduleDraft } from './draft';
import { compareDraft } from './fileComparison';
import { overridesToCome } from './imported';
import {
  isBlocking,
  readDraft,
  readWall,
  type DraftProblem,
} from './readDraft';

/** How far the picture goes. */
export const PICTURE_LENGTH = 14 * DAY;

/** What a draft would do. */
export interface Outlook {
  /** When it begins to hold, in milliseconds since 1970 in UTC. */
  from: number;
  timeZone: string;
  clocks: Clocks;
  /** To be saved. */
  version: ScheduleVersion;
  /** Everything that decides once it is saved. */
  after: ScheduleConfiguration;
  /** Key of the slot whose turn it is then, by key of the layer. */
  due: Record<string, string>;
  consequences: ScheduleConsequences;
  /** Beside the shifts of the file that the draft was made from; absent where that holds none. */
  fromFile?: ScheduleComparison;
  /** Who is on call in the first two weeks; `before` is absent for a new schedule. */
  picture: { before?: ResolvedSchedule; after: ResolvedSchedule };
}

/** What was found when a draft was read. */
export interface OutlookAnswer {
  problems: DraftProblem[];
  /** Absent while what is typed cannot be resolved. */
  outlook?: Outlook;
}

/** The part of a schedule that an edit stands on. */
export type EditedSchedule = Pick<Schedule, 'versions' | 'overrides' | 'zones'>;

const clocksOfTables = new WeakMap<readonly ZoneTable[], Clocks>();

/** The same clocks for the same tables, so that what is written by them need not be written again. */
function sentClocks(tables: readonly ZoneTable[]): Clocks {
  const clocks = clocksOfTables.get(tables) ?? tableClocks(tables);
  clocksOfTables.set(tables, clocks);
  return clocks;
}

/** Clocks as the server counts them, as far as its tables go; those of this browser for all else. */
export function clocksFor(
  schedule: EditedSchedule | undefined,
  from: number,
): Clocks {
  const end = from + 366 * DAY;
  const tables = (schedule?.zones ?? []).filter(
    ({ startsAt, endsAt }) => startsAt < from - 35 * DAY && end < endsAt,
  );
  const known = new Set(tables.map(({ timeZone }) => timeZone));
  const sent = sentClocks(schedule?.zones ?? []);
  const own = runtimeClocks(from, end);
  return zone => (known.has(zone) ? sent(zone) : own(zone));
}

/** The version that an edit starts from: the one that will hold last. */
export const editedVersion = ({ versions }: EditedSchedule) =>
  versions[versions.length - 1];

/** When a saved version begins to hold; the first one holds from the beginning. */
function startOfVersion(
  { effectiveFrom, timeZone }: ScheduleVersion,
  clocks: Clocks,
): number {
  if (effectiveFrom === undefined) return -Infinity;
  const wall = Date.parse(`${effectiveFrom}Z`);
  return Number.isNaN(wall)
    ? Date.parse(effectiveFrom)
    : clocks(timeZone).first(wall);
}

/**
 * When a change may begin without cutting a shift: the next handoff, or the next full hour where there is none soon. A
 * version that is still to come is changed from its start on.
 */
export function nextHandoff(schedule: EditedSchedule, now: number): number {
  const clocks = clocksFor(schedule, now);
  const { current, gapUntil } = whoIsOnCall(schedule, now, clocks);
  const found = current?.endsAt ?? gapUntil;
  const next =
    found !== undefined && found < now + 35 * DAY
      ? found
      : Math.ceil((now + 1) / HOUR) * HOUR;
  return Math.max(next, startOfVersion(editedVersion(schedule), clocks));
}

/** The slot whose turn it is when a change begins, by the saved version. */
function dueSlot(
  draft: LayerDraft,
  base: ScheduleVersion | undefined,
  from: number,
  clocks: Clocks,
): number {
  const saved = base?.layers.find(({ id }) => id === draft.key);
  if (!base || !saved) return 0;
  const clock = clocks(saved.timeZone ?? base.timeZone);
  const due = slotAt(saved, from, clock);
  const same = draft.slots.findIndex(slot => slot.base === due);
  // Whoever is due was taken out: the one who stands at their place now.
  return same >= 0 ? same : Math.min(due, draft.slots.length - 1);
}

/** The versions as they will be: those that were to begin later are dropped. */
function withVersion(
  schedule: EditedSchedule,
  version: ScheduleVersion,
  from: number,
  clocks: Clocks,
): ScheduleConfiguration {
  const earlier = schedule.versions.filter(
    each => startOfVersion(each, clocks) < from,
  );
  const effectiveFrom = new Date(from).toISOString();
  return {
    versions: [...earlier, { ...version, effectiveFrom }],
    overrides: schedule.overrides,
  };
}

/** The layers, turned so that the right slot is on call when the change begins. */
function turned(
  version: ScheduleVersion,
  drafts: readonly LayerDraft[],
  dues: readonly number[],
  { from, clocks }: { from: number; clocks: Clocks },
): ScheduleVersion {
  return {
    ...version,
    layers: version.layers.map((layer, at) => {
      const { slots, startsWith } = drafts[at];
      const chosen = slots.findIndex(({ key }) => key === startsWith);
      const slot = chosen >= 0 ? chosen : dues[at];
      const clock = clocks(layer.timeZone ?? version.timeZone);
      return continueFrom(layer, from, slot, clock);
    }),
  };
}

/** When a draft begins to hold; undefined while that is not completely typed. */
function startOf(
  draft: ScheduleDraft,
  schedule: EditedSchedule | undefined,
  now: number,
): number | undefined {
  if (!draft.from) return now;
  const wall = readWall(draft.from);
  return wall === undefined
    ? undefined
    : clocksFor(schedule, wall)(draft.timeZone).first(wall);
}

/**
 * What a draft would do, with the same engine that pages people.
 *
 * @param schedule - absent for a new one
 * @param now - when the editor was opened, in milliseconds since 1970 in UTC
 */
export function lookAhead(
  draft: ScheduleDraft,
  schedule: EditedSchedule | undefined,
  now: number,
): OutlookAnswer {
  const { version: written, problems } = readDraft(draft, !schedule);
  if (problems.some(isBlocking)) return { problems };
  const from = startOf(draft, schedule, now)!;
  const clocks = clocksFor(schedule, from);
  const base = schedule ? editedVersion(schedule) : draft.imported?.version;
  const { layers } = draft;
  const dues = layers.map(layer => dueSlot(layer, base, from, clocks));
  const version = turned(written, layers, dues, { from, clocks });
  const empty = { versions: [{ timeZone: draft.timeZone, layers: [] }] };
  const before = schedule ?? empty;
  const after: ScheduleConfiguration = schedule
    ? withVersion(schedule, version, from, clocks)
    : {
        versions: [version],
        overrides:
          draft.imported && overridesToCome(draft.imported, now).overrides,
      };
  const picture = (each: ScheduleConfiguration) =>
    resolveSchedule(each, from, from + PICTURE_LENGTH, clocks);
  return {
    problems,
    outlook: {
      from,
      timeZone: draft.timeZone,
      clocks,
      version,
      after,
      due: Object.fromEntries(
        layers.map(({ key, slots }, at) => [key, slots[dues[at]].key]),
      ),
      consequences: compareSchedules(before, after, { from, clocks }),
      fromFile: compareDraft(draft, version),
      picture: {
        before: schedule && picture(before),
        after: picture(after),
      },
    },
  };
}
