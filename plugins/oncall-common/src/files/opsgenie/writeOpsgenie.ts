import { DAY, HOUR, MINUTE, modulo } from '../../domain/wallTime';
import type { ScheduleVersion } from '../../types';
import { differencesOf, shiftsOf } from '../compareShifts';
import { foreignLayers, fromTurnAt, type ForeignLayer } from '../foreignLayers';
import { singleOverrides } from '../foreignSingles';
import { inUtc } from '../foreignTimes';
import type { Losses } from '../Losses';
import type { ScheduleFileContent } from '../types';
import { dayOf, groupWindows, windowsOf } from '../weekTimes';

const TYPES = { hour: 'hourly', day: 'daily', week: 'weekly' } as const;

type Named = (key: string | undefined) => {
  type: string;
  id?: string;
  username?: string;
};

const hourAndMinute = (time: number, edge: 'start' | 'end') => ({
  [`${edge}Hour`]: Math.floor(modulo(time, DAY) / HOUR),
  [`${edge}Min`]: modulo(time, HOUR) / MINUTE,
});

function timeRestriction({ windows }: ForeignLayer) {
  const groups = groupWindows(windows);
  if (groups.length === 0) return undefined;
  const all = groups.flatMap(windowsOf);
  if (groups.length === 1 && all.length === 7) {
    const [{ start, end }] = all;
    return {
      type: 'time-of-day',
      restriction: {
        ...hourAndMinute(start, 'start'),
        ...hourAndMinute(end, 'end'),
      },
    };
  }
  return {
    type: 'weekday-and-time-of-day',
    restrictions: all.map(({ start, end }) => ({
      startDay: dayOf(start),
      ...hourAndMinute(start, 'start'),
      endDay: dayOf(end),
      ...hourAndMinute(end, 'end'),
    })),
  };
}

/** Opsgenie moves all times to full and half hours. */
const isHalfHour = (time: number) => time % (30 * MINUTE) === 0;

/** A rotation for each person of the largest slot: Opsgenie has one person a turn, and its rotations are together. */
function rotationsOf(
  layer: ForeignLayer,
  named: Named,
  now: number,
  losses: Losses,
) {
  const { from, until, clock, windows, place } = layer;
  const { start, slots } = from === undefined ? layer : fromTurnAt(layer, from);
  const startsAt = clock.first(start);
  if (from !== undefined && from > now && startsAt !== from) {
    losses.add(`${place}.rotation.effectiveFrom`, 'effective');
  }
  const times = [
    start,
    ...(until === undefined ? [] : [until]),
    ...windows.flatMap(each => [each.start, each.end]),
  ];
  if (!times.every(isHalfHour)) losses.add(place, 'minutes', layer.name);
  if (until !== undefined && until <= startsAt) {
    losses.add(place, 'without-time', layer.name);
    return [];
  }
  const restriction = timeRestriction(layer);
  const most = Math.max(1, ...slots.map(people => people.length));
  return Array.from({ length: most }, (_, index) => ({
    id: index === 0 ? layer.id : `${layer.id.slice(0, 90)}-with-${index + 1}`,
    ...(layer.name && { name: layer.name }),
    startDate: inUtc(startsAt),
    ...(until !== undefined && { endDate: inUtc(until) }),
    type: TYPES[layer.unit],
    length: layer.length,
    participants: slots.map(people => named(people[index])),
    ...(restriction && { timeRestriction: restriction }),
  }));
}

/** Whether some layer covers another one in the year from an instant. */
function isCovering(version: ScheduleVersion, now: number): boolean {
  const flat = { ...version, effectiveFrom: undefined };
  const shifts = (layerPolicy: ScheduleVersion['layerPolicy']) =>
    shiftsOf({ versions: [{ ...flat, layerPolicy }] }, now, now + 365 * DAY);
  return (
    differencesOf(
      shifts(version.layerPolicy),
      shifts('union'),
      now,
      now + 365 * DAY,
    ).length > 0
  );
}

/** What `GET /v2/schedules/{id}` of Opsgenie's API would answer, with the answer of `/overrides` beside it. */
export function writeOpsgenie(
  content: ScheduleFileContent,
  now: number,
  losses: Losses,
) {
  const { name, description, configuration, people } = content;
  const { versions, overrides = [] } = configuration;
  const at = versions.length - 1;
  const version = versions[at];
  const known = new Map(people.map(person => [person.key, person]));
  const named: Named = key => {
    if (key === undefined) return { type: 'none' };
    const { email, name: full } = known.get(key) ?? {};
    return { type: 'user', id: key, username: email ?? full ?? key };
  };
  if (isCovering(version, now)) {
    losses.add(`versions[${at}].layers`, 'priority');
  }
  return {
    data: {
      name,
      ...(description && { description }),
      timezone: version.timeZone,
      enabled: true,
      rotations: foreignLayers(version, `versions[${at}]`, now, losses).flatMap(
        ({ foreign }) => rotationsOf(foreign, named, now, losses),
      ),
    },
    overrides: singleOverrides(overrides, version, losses).map(
      ({ start, end, person }, index) => ({
        alias: `override-${index + 1}`,
        user: named(person),
        startDate: inUtc(start),
        endDate: inUtc(end),
      }),
    ),
  };
}
