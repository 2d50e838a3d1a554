import {
  alertSeverities,
  type EscalationRules,
  type EscalationStep,
  type EscalationTarget,
  type WeeklyHours,
} from '../../types';
import { FieldReader, quoted, type FieldProblem } from './FieldReader';
import { hoursWeekdays, isZone, timeOfDay } from './hours';
import { targetKey } from './targets';

const MOST_LEVELS = 20;
const MINUTES_OF_DAY = 1_440;
const MINUTES_OF_WEEK = 10_080;

/** What each kind of target needs besides its kind. */
const FIELDS = {
  level: ['kind', 'level'],
  team: ['kind'],
  schedule: ['kind', 'scheduleId'],
  person: ['kind', 'userRef'],
  group: ['kind', 'groupRef'],
  channel: ['kind', 'channel'],
} as const;

const KINDS = [
  'level',
  'team',
  'schedule',
  'person',
  'group',
  'channel',
] as const;

const ALL_FIELDS = [...new Set(Object.values(FIELDS).flat())];

function readTarget(reader: FieldReader): EscalationTarget | undefined {
  const fields = reader.fields(ALL_FIELDS);
  const kind = fields?.kind.oneOf(KINDS);
  if (!fields || !kind) return undefined;
  const own: readonly string[] = FIELDS[kind];
  for (const name of ALL_FIELDS) {
    if (!own.includes(name) && !fields[name].isAbsent) {
      fields[name].fail(`is no field of "${kind}"; leave it out`);
    }
  }
  switch (kind) {
    case 'team':
      return { kind };
    case 'level': {
      const level = fields.level.integer({ min: 1, max: MOST_LEVELS });
      return level === undefined ? undefined : { kind, level };
    }
    case 'schedule': {
      const scheduleId = fields.scheduleId.text({
        max: 100,
        what: 'the id of a schedule',
      });
      return scheduleId === undefined ? undefined : { kind, scheduleId };
    }
    case 'person': {
      const userRef = fields.userRef.entityRef(['user']);
      return userRef === undefined ? undefined : { kind, userRef };
    }
    case 'group': {
      const groupRef = fields.groupRef.entityRef(['group']);
      return groupRef === undefined ? undefined : { kind, groupRef };
    }
    case 'channel': {
      const channel = fields.channel.text({
        max: 100,
        what: 'the name of a channel',
      });
      return channel === undefined ? undefined : { kind, channel };
    }
    default:
      return kind satisfies never;
  }
}

function readTargets(reader: FieldReader): EscalationTarget[] | undefined {
  const readers = reader.list({ min: 1, max: 10, what: 'targets' });
  if (!readers) return undefined;
  const known = new Set<string>();
  const found: EscalationTarget[] = [];
  for (const each of readers) {
    const target = readTarget(each);
    if (!target) continue;
    const key = targetKey(target);
    if (known.has(key)) {
      each.fail('is a target of this step already; leave it out');
    }
    known.add(key);
    found.push(target);
  }
  return found;
}

function readTime(reader: FieldReader): string | undefined {
  const what = 'a time of day such as 09:00';
  const text = reader.text({ max: 20, what });
  if (text === undefined || timeOfDay(text) !== undefined) return text;
  return reader.fail(
    `${quoted(text)} is no time; write HH:MM from 00:00 to 23:59`,
  );
}

function readZone(reader: FieldReader): string | undefined {
  const example = 'Europe/Berlin';
  const name = reader.text({ max: 100, what: `a zone such as ${example}` });
  if (name === undefined || isZone(name)) return name;
  return reader.fail(
    `${quoted(
      name,
    )} is no time zone that is known here; write an IANA name such as ${example}`,
  );
}

const HOURS = ['weekdays', 'startTime', 'endTime', 'timeZone'] as const;

function readHours(
  fields: Record<(typeof HOURS)[number], FieldReader>,
): WeeklyHours | undefined {
  const weekdays = fields.weekdays.someOf(hoursWeekdays, 'days');
  const startTime = readTime(fields.startTime);
  const endTime = readTime(fields.endTime);
  const timeZone = fields.timeZone.isAbsent
    ? undefined
    : readZone(fields.timeZone);
  if (!weekdays || startTime === undefined || endTime === undefined) {
    return undefined;
  }
  return { weekdays, startTime, endTime, ...(timeZone && { timeZone }) };
}

function readWhen(reader: FieldReader): EscalationStep['when'] {
  const fields = reader.fields(['severities', 'hours']);
  if (!fields) return undefined;
  const severities = fields.severities.isAbsent
    ? undefined
    : fields.severities.someOf(alertSeverities, 'severities');
  const found: EscalationStep['when'] = { ...(severities && { severities }) };
  if (fields.hours.isAbsent) return found;
  const parts = fields.hours.fields([...HOURS, 'within']);
  if (!parts) return undefined;
  const hours = readHours(parts);
  const within = parts.within.boolean(
    'true for these hours, false for the time outside of them',
  );
  if (!hours || within === undefined) return undefined;
  return { ...found, hours: { ...hours, within } };
}

function readStep(reader: FieldReader): EscalationStep | undefined {
  const fields = reader.fields(['targets', 'afterMinutes', 'when']);
  if (!fields) return undefined;
  const targets = readTargets(fields.targets);
  const afterMinutes = fields.afterMinutes.integer({
    min: 0,
    max: MINUTES_OF_DAY,
    what: 'whole minutes',
  });
  const when = fields.when.isAbsent ? undefined : readWhen(fields.when);
  if (!targets || afterMinutes === undefined) return undefined;
  const narrows = when && Object.keys(when).length > 0;
  return { targets, afterMinutes, ...(narrows && { when }) };
}

function readWorkingHours(
  reader: FieldReader,
): EscalationRules['workingHours'] {
  const fields = reader.fields([...HOURS, 'severities']);
  if (!fields) return undefined;
  const hours = readHours(fields);
  const severities = fields.severities.someOf(alertSeverities, 'severities');
  return hours && severities ? { ...hours, severities } : undefined;
}

/** What may be left out. */
function readOptions(
  fields: Record<
    'fallback' | 'acknowledgedForMinutes' | 'workingHours',
    FieldReader
  >,
) {
  const fallback = fields.fallback.isAbsent
    ? undefined
    : readTarget(fields.fallback);
  const acknowledgedForMinutes = fields.acknowledgedForMinutes.isAbsent
    ? undefined
    : fields.acknowledgedForMinutes.integer({
        min: 5,
        max: MINUTES_OF_WEEK,
        what: 'whole minutes',
      });
  const workingHours = fields.workingHours.isAbsent
    ? undefined
    : readWorkingHours(fields.workingHours);
  return {
    ...(fallback && { fallback }),
    ...(acknowledgedForMinutes !== undefined && { acknowledgedForMinutes }),
    ...(workingHours && { workingHours }),
  };
}

function readRules(reader: FieldReader): EscalationRules | undefined {
  const fields = reader.fields([
    'steps',
    'repeat',
    'repeatAfterMinutes',
    'fallback',
    'acknowledgedForMinutes',
    'workingHours',
  ]);
  if (!fields) return undefined;
  const steps = fields.steps
    .list({ min: 1, max: 20, what: 'steps' })
    ?.map(readStep);
  const repeat = fields.repeat.integer({ min: 0, max: 9 });
  const repeatAfterMinutes = fields.repeatAfterMinutes.integer({
    min: 1,
    max: MINUTES_OF_DAY,
    what: 'whole minutes',
  });
  const options = readOptions(fields);
  if (!steps || repeat === undefined || repeatAfterMinutes === undefined) {
    return undefined;
  }
  const known = steps.filter(step => step !== undefined);
  return known.length === steps.length
    ? { steps: known, repeat, repeatAfterMinutes, ...options }
    : undefined;
}

/**
 * Reads the rules of a policy out of whatever was sent. Whether people, groups, schedules and channels exist is not known here.
 *
 * @public
 */
export function checkEscalationRules(
  rules: unknown,
): { rules: EscalationRules } | { problems: FieldProblem[] } {
  const reader = new FieldReader(rules);
  const found = readRules(reader);
  return found && reader.problems.length === 0
    ? { rules: found }
    : { problems: reader.problems };
}
