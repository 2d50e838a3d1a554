import type { Layer, Rotation } from '../../types';
import {
  DAY,
  HOUR,
  MINUTE,
  WEEK,
  WEEKDAYS,
  parseWallTime,
  weekdayIndex,
} from '../../domain/wallTime';
import type { WeekWindow } from '../../domain/windows';
import type { FileValue } from '../FileValue';
import {
  ForeignOverrides,
  MOST_OVERRIDES,
  MOST_RENDERED,
} from '../foreignOverrides';
import { readWall, readZone } from '../foreignTimes';
import { freeId } from '../freeId';
import { Losses } from '../Losses';
import { People } from '../People';
import type { ReadScheduleFile, RenderedShifts } from '../types';
import { toRestrictions } from '../weekTimes';

const MOST_ROTATIONS = 50;

const UNITS = { hourly: 'hour', daily: 'day', weekly: 'week' } as const;

interface Context {
  timeZone: string;
  people: People;
  losses: Losses;
}

const scheduleOf = (file: FileValue) =>
  file.get('data').isObject ? file.get('data') : file;

/** True for what `GET /v2/schedules/{id}` of Opsgenie answers, or the schedule in it. */
export const isOpsgenie = (file: FileValue) =>
  !scheduleOf(file).get('rotations').isAbsent;

/** @returns the key of someone; undefined for nobody, and for who is no person */
function readRecipient(
  value: FileValue,
  { people, losses }: Context,
): string | undefined {
  const type = value.get('type').optionalText() ?? 'user';
  const name = value.get('name').optionalText();
  if (type === 'none') return undefined;
  if (type !== 'user') {
    losses.add(value, 'not-a-person', name ? `${type} ${name}` : type);
    return undefined;
  }
  // A timeline writes the user name, which is an e-mail address, as name.
  const email = value.get('username').optionalText() ?? name;
  const fullName = value.get('fullName').optionalText();
  return people.add(value, {
    id: value.get('id').optionalText() ?? people.named(email),
    ...(email?.includes('@') ? { email } : { name: email }),
    ...(fullName && { name: fullName }),
  });
}

function readTime(value: FileValue, edge: 'start' | 'end'): number {
  return (
    value.get(`${edge}Hour`).integer(0, 24) * HOUR +
    (value.get(`${edge}Min`).isAbsent
      ? 0
      : value.get(`${edge}Min`).integer(0, 59) * MINUTE)
  );
}

function readDay(value: FileValue): number {
  const text = value.text(10).toLowerCase();
  const day = WEEKDAYS.find(each => each === text);
  return day
    ? weekdayIndex(day)
    : value.fail(`"${text}" is none of ${WEEKDAYS.join(', ')}`);
}

/** A window that does not end later than it begins goes over into the next day, or week. */
const upTo = (start: number, end: number, round: number) => ({
  start,
  end: end > start ? end : end + round,
});

function readWindows(restriction: FileValue): WeekWindow[] {
  if (restriction.isAbsent) return [];
  const type = restriction.get('type').text();
  if (type === 'time-of-day') {
    // One of a day; some clients write a list of them.
    const one = restriction.get('restriction');
    const all = one.isAbsent ? restriction.get('restrictions').list(50) : [one];
    return all.flatMap(each => {
      const { start, end } = upTo(
        readTime(each, 'start'),
        readTime(each, 'end'),
        DAY,
      );
      return WEEKDAYS.map((_, day) => ({
        start: day * DAY + start,
        end: day * DAY + end,
      }));
    });
  }
  if (type !== 'weekday-and-time-of-day') {
    return restriction
      .get('type')
      .fail(`"${type}" is none of time-of-day, weekday-and-time-of-day`);
  }
  return restriction
    .get('restrictions')
    .list(50)
    .map(each =>
      upTo(
        readDay(each.get('startDay')) * DAY + readTime(each, 'start'),
        readDay(each.get('endDay')) * DAY + readTime(each, 'end'),
        WEEK,
      ),
    );
}

function readTurns(value: FileValue): Pick<Rotation, 'unit' | 'length'> {
  const type = value.get('type').text();
  const unit = Object.entries(UNITS).find(([name]) => name === type)?.[1];
  if (!unit) {
    return value.get('type').fail(`"${type}" is none of hourly, daily, weekly`);
  }
  const length = value.get('length').isAbsent
    ? 1
    : value.get('length').integer(1, 10_000);
  return { unit, ...(length > 1 && { length }) };
}

/** @returns undefined for a rotation that never has anybody */
function readRotation(value: FileValue, context: Context): Layer | undefined {
  const { timeZone, losses } = context;
  const [start, end] = [value.get('startDate'), value.get('endDate')];
  const startsAt = readWall(start, {
    timeZone,
    edge: 'first',
    losses,
    tellsSeconds: true,
  });
  const effectiveUntil = end.isAbsent
    ? undefined
    : readWall(end, { timeZone, edge: 'last', losses });
  const slots = value
    .get('participants')
    .list(200)
    .map(each => {
      const key = readRecipient(each, context);
      return { userRefs: key ? [key] : [] };
    });
  const name = value.get('name').optionalText(200);
  const isOver =
    effectiveUntil !== undefined &&
    parseWallTime(effectiveUntil)! <= parseWallTime(startsAt)!;
  if (slots.length === 0 || isOver) {
    losses.add(value, 'without-time', name);
    return undefined;
  }
  const restrictions = toRestrictions(
    readWindows(value.get('timeRestriction')),
  );
  return {
    id: value.get('id').optionalText(100) ?? 'rotation',
    ...(name && { name }),
    rotation: {
      ...readTurns(value),
      startsAt,
      slots,
      effectiveFrom: startsAt,
      ...(effectiveUntil && { effectiveUntil }),
    },
    ...(restrictions.length > 0 && { restrictions }),
  };
}

function readOverrides(list: FileValue, rotations: number, context: Context) {
  const { losses } = context;
  const overrides = new ForeignOverrides(losses);
  for (const entry of list.list(MOST_OVERRIDES)) {
    const named = entry.get('rotations').list(MOST_ROTATIONS).length;
    if (named > 0 && named < rotations) losses.add(entry, 'override-part');
    else {
      const person = readRecipient(entry.get('user'), context);
      const times = {
        start: entry.get('startDate'),
        end: entry.get('endDate'),
      };
      if (person) overrides.add(times, person);
    }
  }
  return overrides.list;
}

/** Who is on call by Opsgenie: a team or an escalation by its name, since here is nobody to stand for it. */
function readRendered(value: FileValue, context: Context): string | undefined {
  const type = value.get('type').optionalText() ?? 'none';
  if (type === 'none' || type === 'user') {
    return value.isAbsent ? undefined : readRecipient(value, context);
  }
  return `${type} ${value.get('name').optionalText() ?? ''}`.trim();
}

/** Shifts that Opsgenie computed: what its rotations say, all together. */
function readTimeline(
  timeline: FileValue,
  context: Context,
): RenderedShifts | undefined {
  const final = timeline.get('finalTimeline');
  if (final.isAbsent) return undefined;
  const shifts = final
    .get('rotations')
    .list(MOST_ROTATIONS)
    .flatMap(rotation => rotation.get('periods').list(MOST_RENDERED))
    .flatMap(period => {
      const person = readRendered(period.get('recipient'), context);
      const [startsAt, endsAt] = [
        period.get('startDate').instant(),
        period.get('endDate').instant(),
      ];
      return person ? [{ startsAt, endsAt, people: [person] }] : [];
    });
  if (shifts.length === 0) return undefined;
  const edge = (name: string, found: number) =>
    timeline.get(name).isAbsent ? found : timeline.get(name).instant();
  const startsAt = edge(
    'startDate',
    Math.min(...shifts.map(shift => shift.startsAt)),
  );
  const endsAt = edge(
    'endDate',
    Math.max(...shifts.map(shift => shift.endsAt)),
  );
  return startsAt < endsAt ? { startsAt, endsAt, shifts } : undefined;
}

/**
 * Reads a schedule of Opsgenie: its rotations are on call together.
 *
 * @throws `InputError` that names the field and how to mend it
 */
export function readOpsgenie(file: FileValue): ReadScheduleFile {
  const schedule = scheduleOf(file);
  const losses = new Losses();
  const people = new People();
  const timeZone = readZone(schedule.get('timezone'));
  const context = { timeZone, people, losses };
  const given = schedule.get('rotations').list(MOST_ROTATIONS);
  const layers: Layer[] = [];
  given.forEach((value, index) => {
    const layer = readRotation(value, context);
    if (!layer) return;
    layers.push({ ...layer, id: freeId(layer.id, layers, index) });
  });
  if (schedule.get('enabled').isExactly(false)) {
    losses.add(schedule.get('enabled'), 'disabled');
  }
  const beside = (name: string) =>
    schedule.get(name).isAbsent ? file.get(name) : schedule.get(name);
  const overrides = readOverrides(beside('overrides'), given.length, context);
  const configuration = { versions: [{ timeZone, layers }], overrides };
  const timeline = beside('timeline');
  const rendered = readTimeline(
    // The answer of the timeline by itself, or what is in it.
    [timeline.get('data'), timeline, schedule].find(
      each => !each.get('finalTimeline').isAbsent,
    ) ?? timeline,
    context,
  );
  return {
    format: 'opsgenie',
    name: schedule.get('name').optionalText(200) ?? '',
    description: schedule.get('description').optionalText(2_000),
    configuration,
    people: people.list(),
    losses: losses.list,
    rendered,
  };
}
