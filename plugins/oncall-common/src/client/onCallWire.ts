import type { OnCallAnswer, OnCallByRefs, OnCallLevel } from '../types';

/**
 * {@link OnCallByRefs} as it is sent: many entities have the same team, so what a schedule says is told once.
 *
 * @public
 */
export interface PackedOnCall {
  items: (
    | (Omit<OnCallAnswer, 'levels'> & {
        levels: { level: number; scheduleId: string }[];
      })
    | null
  )[];
  schedules: (OnCallLevel['schedule'] &
    Pick<OnCallLevel, 'now' | 'next' | 'source'>)[];
  asOf?: string;
}

/**
 * Takes schedules out of answers, for the wire.
 *
 * @public
 */
export function packOnCall({ items, asOf }: OnCallByRefs): PackedOnCall {
  const schedules = new Map<string, PackedOnCall['schedules'][number]>();
  const packed = items.map(
    item =>
      item && {
        ...item,
        levels: item.levels.map(({ level, schedule, now, next, source }) => {
          if (!schedules.has(schedule.id)) {
            schedules.set(schedule.id, { ...schedule, now, next, source });
          }
          return { level, scheduleId: schedule.id };
        }),
      },
  );
  return { items: packed, schedules: [...schedules.values()], asOf };
}

/**
 * Puts schedules back into answers.
 *
 * @public
 */
export function unpackOnCall({
  items,
  schedules,
  asOf,
}: PackedOnCall): OnCallByRefs {
  const byId = new Map(schedules.map(each => [each.id, each]));
  return {
    items: items.map(
      item =>
        item && {
          ...item,
          levels: item.levels.flatMap(({ level, scheduleId }) => {
            const found = byId.get(scheduleId);
            if (!found) return [];
            const { now, next, source, ...schedule } = found;
            return [{ level, schedule, now, next, source }];
          }),
        },
    ),
    asOf,
  };
}
