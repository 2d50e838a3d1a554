import type {
  Layer,
  NamedRef,
  Restriction,
  Rotation,
  ScheduleVersion,
  Weekday,
} from '@callboard/backstage-plugin-oncall-common';
import type { ImportedFile } from './imported';

/** A moment as it is typed: a day and a time of the clock on the wall, each maybe not complete. */
export interface MomentDraft {
  date: string;
  time: string;
}

/** One place in a rotation; nobody is a vacant turn. */
export interface SlotDraft {
  key: string;
  people: NamedRef[];
  /** Index of the slot of the saved version that it was made from. */
  base?: number;
}

/** A window to which a layer is confined, as it is typed; each kind uses its own of the fields and keeps the others. */
export interface WindowDraft {
  key: string;
  kind: Restriction['kind'];
  startTime: string;
  endTime: string;
  weekdays: Weekday[];
  startDay: Weekday;
  endDay: Weekday;
}

/** A layer as it is typed: no field is computed from another one. */
export interface LayerDraft {
  /** Id of the layer. */
  key: string;
  name: string;
  /** IANA name; empty for that of the schedule. */
  timeZone: string;
  unit: Rotation['unit'];
  length: string;
  startsAt: MomentDraft;
  slots: SlotDraft[];
  /** Key of the slot on call when the change begins to hold; whose turn it is anyway when absent. */
  startsWith?: string;
  turnsCounted: NonNullable<Rotation['turnsCounted']>;
  windows: WindowDraft[];
  /** On call together with the layer above, not below it. */
  joined: boolean;
  /** What the editor has no fields for. */
  kept: Pick<Rotation, 'effectiveFrom' | 'effectiveUntil'>;
}

/** Everything that is typed into the editor. */
export interface ScheduleDraft {
  /** Of a new schedule. */
  name: string;
  /** Group of a new schedule; empty until chosen. */
  teamRef: string;
  level: string;
  timeZone: string;
  /** From when on the change holds; of a new schedule, from now on. */
  from?: MomentDraft;
  /** The first one covers those below it. */
  layers: LayerDraft[];
  /** The file that it was made from, as it was read. */
  imported?: ImportedFile;
}

export const WEEKDAYS: Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

/** A key that no other part of the draft has. */
export const newKey = () =>
  `l${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

/** `2026-11-30T09:00`, complete or not. */
export const wallText = ({ date, time }: MomentDraft) => `${date}T${time}`;

export function momentOf(wall: string): MomentDraft {
  const [date, time = ''] = wall.split('T');
  return { date, time: time.slice(0, 5) };
}

/** What a clock on the wall shows, as it is typed. */
export const momentAt = (wall: number) =>
  momentOf(new Date(wall).toISOString());

export const newSlot = (people: NamedRef[] = []): SlotDraft => ({
  key: newKey(),
  people,
});

export const newWindow = (change: Partial<WindowDraft> = {}): WindowDraft => ({
  key: newKey(),
  kind: 'daily',
  startTime: '09:00',
  endTime: '17:00',
  weekdays: WEEKDAYS.slice(0, 5),
  startDay: 'friday',
  endDay: 'monday',
  ...change,
});

export const newLayer = (
  date: string,
  change: Partial<LayerDraft> = {},
): LayerDraft => ({
  key: newKey(),
  name: '',
  timeZone: '',
  unit: 'week',
  length: '1',
  startsAt: { date, time: '09:00' },
  slots: [],
  turnsCounted: 'always',
  windows: [],
  joined: false,
  kept: {},
  ...change,
});

function windowDraft(restriction: Restriction): WindowDraft {
  return restriction.kind === 'weekly'
    ? newWindow(restriction)
    : newWindow({ ...restriction, weekdays: restriction.weekdays ?? WEEKDAYS });
}

function layerDraft(
  layer: Layer,
  joined: boolean,
  nameOf: (ref: string) => NamedRef,
): LayerDraft {
  const { rotation } = layer;
  const { effectiveFrom, effectiveUntil } = rotation;
  return {
    key: layer.id,
    name: layer.name ?? '',
    timeZone: layer.timeZone ?? '',
    unit: rotation.unit,
    length: String(rotation.length ?? 1),
    startsAt: momentOf(rotation.startsAt),
    slots: rotation.slots.map(({ userRefs }, base) => ({
      key: `${layer.id}-${base}`,
      people: userRefs.map(nameOf),
      base,
    })),
    turnsCounted: rotation.turnsCounted ?? 'always',
    windows: (layer.restrictions ?? []).map(windowDraft),
    joined,
    kept: {
      ...(effectiveFrom && { effectiveFrom }),
      ...(effectiveUntil && { effectiveUntil }),
    },
  };
}

/** The layers of a version as the editor shows them: the highest priority first, where all count alike all joined. */
export function draftOf(
  version: ScheduleVersion,
  nameOf: (ref: string) => NamedRef,
): Pick<ScheduleDraft, 'timeZone' | 'layers'> {
  const isUnion = version.layerPolicy === 'union';
  const priority = (layer: Layer) => (isUnion ? 0 : layer.priority ?? 0);
  const sorted = [...version.layers].sort(
    (one, other) => priority(other) - priority(one),
  );
  return {
    timeZone: version.timeZone,
    layers: sorted.map((layer, at) =>
      layerDraft(
        layer,
        at > 0 && priority(sorted[at - 1]) === priority(layer),
        nameOf,
      ),
    ),
  };
}

/** Finds people by their references; of somebody unknown, that is the name. */
export function namedIn(people: readonly NamedRef[]) {
  const named = new Map(
    people.map(({ entityRef, title }) => [entityRef, { entityRef, title }]),
  );
  return (ref: string): NamedRef =>
    named.get(ref) ?? { entityRef: ref, title: ref };
}

const sameRefs = (slot: SlotDraft, userRefs: readonly string[]) =>
  slot.people.map(({ entityRef }) => entityRef).join() === userRefs.join();

/** The same draft, whose slots know their places in another saved version. */
export function onVersion(
  draft: ScheduleDraft,
  version: ScheduleVersion,
): ScheduleDraft {
  return {
    ...draft,
    layers: draft.layers.map(layer => {
      const saved = version.layers.find(({ id }) => id === layer.key);
      return {
        ...layer,
        slots: layer.slots.map(slot => {
          const base = saved?.rotation.slots.findIndex(({ userRefs }) =>
            sameRefs(slot, userRefs),
          );
          return { ...slot, base: base === -1 ? undefined : base };
        }),
      };
    }),
  };
}

/** A list with one entry moved by one place; itself where that would leave it. */
export function moved<T>(list: T[], at: number, by: -1 | 1): T[] {
  if (at + by < 0 || at + by >= list.length) return list;
  const next = [...list];
  [next[at], next[at + by]] = [next[at + by], next[at]];
  return next;
}

/** A list with one entry at another place, the others in their order. */
export function movedTo<T>(list: T[], from: number, to: number): T[] {
  const rest = list.filter((_, at) => at !== from);
  return [...rest.slice(0, to), list[from], ...rest.slice(to)];
}
