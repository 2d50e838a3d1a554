import type { Layer } from '../../types';
import type { FileValue } from '../FileValue';
import {
  ForeignOverrides,
  MOST_OVERRIDES,
  MOST_RENDERED,
} from '../foreignOverrides';
import { readZone } from '../foreignTimes';
import { freeId } from '../freeId';
import { Losses } from '../Losses';
import { People } from '../People';
import type { ReadScheduleFile, RenderedShifts } from '../types';
import { countTurns, type Evidence } from './countTurns';
import { readLayer } from './readLayer';
import { readUser } from './readUser';

const MOST_LAYERS = 50;

const scheduleOf = (file: FileValue) =>
  file.get('schedule').isObject ? file.get('schedule') : file;

/** True for what `GET /schedules/{id}` of PagerDuty answers, or the schedule in it. */
export const isPagerduty = (file: FileValue) =>
  !scheduleOf(file).get('schedule_layers').isAbsent;

/** Entries that PagerDuty computed; undefined where the file has none. */
function readEntries(
  entries: FileValue,
  people: People,
): RenderedShifts | undefined {
  const shifts = entries.list(MOST_RENDERED).map(entry => {
    const person = readUser(entry.get('user'), people);
    return {
      startsAt: entry.get('start').instant(),
      endsAt: entry.get('end').instant(),
      people: person ? [person] : [],
    };
  });
  if (shifts.length === 0) return undefined;
  return {
    startsAt: Math.min(...shifts.map(({ startsAt }) => startsAt)),
    endsAt: Math.max(...shifts.map(({ endsAt }) => endsAt)),
    shifts,
  };
}

function readOverrides(
  file: FileValue,
  schedule: FileValue,
  people: People,
  losses: Losses,
) {
  const overrides = new ForeignOverrides(losses);
  // The list of overrides in their order; without it, those that PagerDuty drew.
  const given = [file.get('overrides'), schedule.get('overrides')].find(
    each => !each.isAbsent,
  );
  const list =
    given ??
    schedule.get('overrides_subschedule').get('rendered_schedule_entries');
  for (const entry of list.list(MOST_OVERRIDES)) {
    const person = readUser(entry.get('user'), people);
    const times = { start: entry.get('start'), end: entry.get('end') };
    if (person) overrides.add(times, person);
  }
  return overrides.list;
}

/**
 * Reads a schedule of version 2 of PagerDuty's API: the first layer of the list is the lowest on the page, and covers the
 * others.
 *
 * @throws `InputError` that names the field and how to mend it
 */
export function readPagerduty(file: FileValue): ReadScheduleFile {
  const schedule = scheduleOf(file);
  const losses = new Losses();
  const people = new People();
  const timeZone = readZone(schedule.get('time_zone'));
  // Full names and addresses stand here, where the file has them.
  for (const user of schedule.get('users').list(500)) readUser(user, people);
  const given = schedule.get('schedule_layers').list(MOST_LAYERS);
  const layers: Layer[] = [];
  const evidence: Evidence[] = [];
  given.forEach((value, index) => {
    const layer = readLayer(value, { timeZone, people, losses });
    if (!layer) return;
    const priority = given.length - 1 - index;
    layers.push({
      ...layer,
      id: freeId(layer.id, layers, index),
      ...(priority > 0 && { priority }),
    });
    evidence.push({
      place: value.place,
      rendered: readEntries(value.get('rendered_schedule_entries'), people),
    });
  });
  const overrides = readOverrides(file, schedule, people, losses);
  const final = readEntries(
    schedule.get('final_schedule').get('rendered_schedule_entries'),
    people,
  );
  const configuration = countTurns(
    { versions: [{ timeZone, layers }], overrides },
    { layers: evidence, final },
    losses,
  );
  return {
    format: 'pagerduty',
    name: schedule.get('name').optionalText(200) ?? '',
    description: schedule.get('description').optionalText(2_000),
    configuration,
    people: people.list(),
    losses: losses.list,
    rendered: final,
  };
}
