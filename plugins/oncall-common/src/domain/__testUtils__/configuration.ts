import type {
  DailyRestriction,
  Layer,
  Override,
  Rotation,
  ScheduleConfiguration,
  ScheduleVersion,
  Weekday,
  WeeklyRestriction,
} from '../../types';

export const WEEKDAYS: Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
];

export const WEEKEND: Weekday[] = ['saturday', 'sunday'];

/** @param slots - `'ana'` is a slot of one, `'ana ben'` of two, `''` a vacant one */
export const turns = (
  unit: Rotation['unit'],
  startsAt: string,
  slots: string[],
  more: Partial<Rotation> = {},
): Rotation => ({
  unit,
  startsAt,
  slots: slots.map(names => ({ userRefs: names.split(' ').filter(Boolean) })),
  ...more,
});

/** Turns that change nobody: the same people all the time. */
export const always = (names: string): Rotation =>
  turns('week', '2000-01-03T00:00', [names]);

export const daily = (
  startTime: string,
  endTime: string,
  weekdays?: Weekday[],
): DailyRestriction => ({ kind: 'daily', startTime, endTime, weekdays });

/**
 * @param start - such as `monday 09:00`
 * @param end - such as `friday 17:00`
 */
export const weekly = (start: string, end: string): WeeklyRestriction => {
  const [startDay, startTime] = start.split(' ');
  const [endDay, endTime] = end.split(' ');
  return {
    kind: 'weekly',
    startDay: startDay as Weekday,
    startTime,
    endDay: endDay as Weekday,
    endTime,
  };
};

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

export type NewLayer = Omit<Layer, 'id'>;
export type NewOverride = WithoutId<Override>;

export const version = (
  timeZone: string,
  layers: NewLayer[],
  more: Partial<ScheduleVersion> = {},
): ScheduleVersion => ({
  timeZone,
  layers: layers.map((layer, index) => ({ id: `layer-${index}`, ...layer })),
  ...more,
});

export const versions = (
  all: ScheduleVersion[],
  overrides: NewOverride[] = [],
): ScheduleConfiguration => ({
  versions: all,
  overrides: overrides.map((override, index) => ({
    id: `override-${index}`,
    ...override,
  })),
});

/** A schedule of one version. */
export const schedule = (
  timeZone: string,
  layers: NewLayer[],
  overrides: NewOverride[] = [],
  layerPolicy?: ScheduleVersion['layerPolicy'],
): ScheduleConfiguration =>
  versions([version(timeZone, layers, { layerPolicy })], overrides);
