import { DAY } from '../../domain/wallTime';
import type { ScheduleVersion } from '../../types';
import { shiftsOf } from '../compareShifts';
import { foreignLayers, type ForeignLayer } from '../foreignLayers';
import { singleOverrides } from '../foreignSingles';
import { withOffset } from '../foreignTimes';
import type { Losses } from '../Losses';
import type { ScheduleFileContent } from '../types';
import { groupWindows, timeText, windowsOf } from '../weekTimes';
import { NOBODY } from './readUser';

const SECOND = 1_000;

type Named = (key: string) => { id: string; type: string; summary: string };

function restrictionsOf({ windows }: ForeignLayer) {
  return groupWindows(windows).flatMap(group => {
    const { length } = group;
    const isDaily = group.days.length === 7;
    const found = windowsOf(group).map(({ start }) => ({
      type: isDaily ? 'daily_restriction' : 'weekly_restriction',
      start_time_of_day: `${timeText(start)}:00`,
      ...(!isDaily && { start_day_of_week: Math.floor(start / DAY) + 1 }),
      duration_seconds: length / SECOND,
    }));
    return isDaily ? found.slice(0, 1) : found;
  });
}

/** One person a turn: PagerDuty has no more, and no turn of nobody. */
function usersOf(layer: ForeignLayer, named: Named, losses: Losses) {
  return layer.slots.map(people => {
    if (people.length > 1)
      losses.add(`${layer.place}.rotation.slots`, 'people');
    if (people.length === 0) {
      losses.add(`${layer.place}.rotation.slots`, 'vacant');
    }
    return { user: named(people[0] ?? NOBODY) };
  });
}

function layerOf(
  layer: ForeignLayer,
  timeZone: string,
  named: Named,
  losses: Losses,
) {
  const start = layer.clock.first(layer.start);
  const { from = start, until } = layer;
  return {
    id: layer.id,
    ...(layer.name && { name: layer.name }),
    start: withOffset(from, timeZone),
    end: until === undefined ? null : withOffset(until, timeZone),
    rotation_virtual_start: withOffset(start, timeZone),
    rotation_turn_length_seconds: layer.size / SECOND,
    users: usersOf(layer, named, losses),
    restrictions: restrictionsOf(layer),
  };
}

/** Whether layers are on call together in the year from an instant: one of them would cover the others. */
function areTogether(version: ScheduleVersion, now: number): boolean {
  const flat = { ...version, effectiveFrom: undefined };
  const parted: ScheduleVersion = {
    ...flat,
    layers: version.layers.map((layer, index) => ({
      ...layer,
      rotation: {
        ...layer.rotation,
        // Each layer as one person, so that two with the same people are seen as two.
        slots: layer.rotation.slots.map(({ userRefs }) => ({
          userRefs: userRefs.length > 0 ? [String(index)] : [],
        })),
      },
    })),
  };
  return shiftsOf({ versions: [parted] }, now, now + 365 * DAY).some(
    ({ people }) => people.length > 1,
  );
}

/** What `GET /schedules/{id}` of PagerDuty's API (version 2) would answer, with the answer of `/overrides` beside it. */
export function writePagerduty(
  content: ScheduleFileContent,
  now: number,
  losses: Losses,
) {
  const { name, description, configuration, people } = content;
  const { versions, overrides = [] } = configuration;
  const at = versions.length - 1;
  const version = versions[at];
  const { timeZone, layerPolicy } = version;
  const names = new Map(people.map(person => [person.key, person]));
  const named: Named = key => ({
    id: key,
    type: 'user_reference',
    summary: key === NOBODY ? 'Nobody' : names.get(key)?.name ?? key,
  });
  if (areTogether(version, now)) losses.add(`versions[${at}].layers`, 'people');
  const layers = foreignLayers(version, `versions[${at}]`, now, losses);
  const priority = (index: number) =>
    layerPolicy === 'union' ? 0 : layers[index].layer.priority ?? 0;
  const order = layers
    .map((_, index) => index)
    .sort((one, other) => priority(other) - priority(one) || one - other);
  return {
    schedule: {
      type: 'schedule',
      name,
      ...(description && { description }),
      time_zone: timeZone,
      users: people.map(person => ({
        ...named(person.key),
        ...(person.email && { email: person.email }),
      })),
      schedule_layers: order.map(index =>
        layerOf(layers[index].foreign, timeZone, named, losses),
      ),
    },
    overrides: singleOverrides(overrides, version, losses).map(
      ({ start, end, person }, index) => ({
        id: `override-${index + 1}`,
        start: withOffset(start, timeZone),
        end: withOffset(end, timeZone),
        user: named(person),
      }),
    ),
  };
}
