import {
  isTimeZone,
  validateSchedule,
  type Layer,
  type Restriction,
  type ScheduleVersion,
} from '@callboard/backstage-plugin-oncall-common';
import {
  WEEKDAYS,
  wallText,
  type LayerDraft,
  type MomentDraft,
  type ScheduleDraft,
  type WindowDraft,
} from './draft';

/** What may be wrong with a field. */
export type ProblemCode =
  | 'date'
  | 'length'
  | 'level'
  | 'name'
  | 'other'
  | 'people'
  | 'team'
  | 'time'
  | 'weekdays'
  | 'zone';

/** What is wrong with a field of the draft, and which. */
export interface DraftProblem {
  /** Such as `layers.nights.startsAt.time`: keys of layers and windows, not their places. */
  field: string;
  code: ProblemCode;
  /** In words of the engine, for what has no text of its own. */
  message: string;
}

/** A draft as the API takes it, as far as it can be read. */
export interface ReadDraft {
  /** Resolvable when there are no problems. */
  version: ScheduleVersion;
  problems: DraftProblem[];
}

const MAX_LENGTH = 1_000;

/** A whole number from 1 to a limit. */
export function readNumber(text: string, max: number): number | undefined {
  const value = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0;
  return value >= 1 && value <= max ? value : undefined;
}

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** What a typed moment is on the clock on the wall, in milliseconds; undefined when it is not complete. */
export function readWall(moment: MomentDraft): number | undefined {
  const wall = Date.parse(`${wallText(moment)}Z`);
  if (Number.isNaN(wall)) return undefined;
  return new Date(wall).toISOString().startsWith(wallText(moment))
    ? wall
    : undefined;
}

/** Problems of a typed moment, by its two fields. */
export function momentProblems(
  moment: MomentDraft,
  field: string,
): DraftProblem[] {
  if (readWall(moment) !== undefined) return [];
  const part = isTime(moment.time) ? 'date' : 'time';
  return [{ field: `${field}.${part}`, code: part, message: '' }];
}

function restrictionOf(window: WindowDraft): Restriction {
  const { startTime, endTime, weekdays, startDay, endDay } = window;
  if (window.kind === 'weekly') {
    return { kind: 'weekly', startDay, startTime, endDay, endTime };
  }
  return {
    kind: 'daily',
    startTime,
    endTime,
    ...(weekdays.length < 7 && {
      weekdays: WEEKDAYS.filter(day => weekdays.includes(day)),
    }),
  };
}

function layerOf(draft: LayerDraft, priority: number): Layer {
  const { key, name, timeZone, unit, startsAt, slots, windows } = draft;
  const length = readNumber(draft.length, MAX_LENGTH) ?? 1;
  return {
    id: key,
    ...(name.trim() && { name: name.trim() }),
    ...(timeZone && { timeZone }),
    ...(priority > 0 && { priority }),
    rotation: {
      unit,
      ...(length > 1 && { length }),
      startsAt: wallText(startsAt),
      slots: slots.map(({ people }) => ({
        userRefs: people.map(({ entityRef }) => entityRef),
      })),
      ...(draft.turnsCounted !== 'always' && {
        turnsCounted: draft.turnsCounted,
      }),
      ...draft.kept,
    },
    ...(windows.length > 0 && { restrictions: windows.map(restrictionOf) }),
  };
}

/** Counted from below: the number of layers that a layer covers. */
function prioritiesOf(layers: readonly LayerDraft[]): number[] {
  const priorities: number[] = [];
  let priority = 0;
  for (let at = layers.length - 1; at >= 0; at--) {
    priorities[at] = priority;
    if (!layers[at].joined) priority++;
  }
  return priorities;
}

const CODES: [RegExp, ProblemCode, string][] = [
  [/\.?timeZone$/, 'zone', 'timeZone'],
  [/\.rotation\.slots$/, 'people', 'slots'],
  [/\.startTime$/, 'time', 'startTime'],
  [/\.endTime$/, 'time', 'endTime'],
  [/\.weekdays$/, 'weekdays', 'weekdays'],
];

/** The field of the draft that a path of `validateSchedule` speaks of. */
function placeProblem(
  path: string,
  layers: readonly LayerDraft[],
): { field: string; code: ProblemCode } {
  const at = /^versions\[0\](?:\.layers\[(\d+)\])?(?:\.restrictions\[(\d+)\])?/;
  const [, layerAt, windowAt] = at.exec(path) ?? [];
  const layer = layers[Number(layerAt)];
  const window = layer?.windows[Number(windowAt)];
  const place = [
    ...(layer ? ['layers', layer.key] : []),
    ...(window ? ['windows', window.key] : []),
  ];
  const known = CODES.find(([pattern]) => pattern.test(path));
  return {
    field: [...place, known?.[2] ?? 'other'].join('.'),
    code: known?.[1] ?? 'other',
  };
}

function ownProblems(draft: ScheduleDraft, isNew: boolean): DraftProblem[] {
  const problems: DraftProblem[] = [];
  const report = (field: string, code: ProblemCode) =>
    problems.push({ field, code, message: '' });
  if (isNew && !draft.name.trim()) report('name', 'name');
  if (isNew && !draft.teamRef) report('team', 'team');
  if (isNew && !readNumber(draft.level, 9)) report('level', 'level');
  if (draft.from) problems.push(...momentProblems(draft.from, 'from'));
  for (const { key, length, startsAt } of draft.layers) {
    if (!readNumber(length, MAX_LENGTH)) {
      report(`layers.${key}.length`, 'length');
    }
    problems.push(...momentProblems(startsAt, `layers.${key}.startsAt`));
  }
  return problems;
}

/** Reads what is typed. Each problem names its field, so that it can stand beside it. */
export function readDraft(draft: ScheduleDraft, isNew: boolean): ReadDraft {
  const { layers, timeZone } = draft;
  const priorities = prioritiesOf(layers);
  const version: ScheduleVersion = {
    timeZone,
    layers: layers.map((layer, at) => layerOf(layer, priorities[at])),
  };
  const problems = ownProblems(draft, isNew);
  for (const { field, message } of validateSchedule({ versions: [version] })) {
    // The two halves of a start were looked at one by one.
    if (/\.rotation\.startsAt$/.test(field)) continue;
    problems.push({ ...placeProblem(field, layers), message });
  }
  return { version, problems };
}

/** Whether an IANA name may be chosen. */
export const isKnownZone = (name: string) => name !== '' && isTimeZone(name);

/** Problems that keep the consequences from being computed: a new schedule's name and team do not. */
export const isBlocking = ({ field }: DraftProblem) =>
  !['name', 'team', 'level'].includes(field);
