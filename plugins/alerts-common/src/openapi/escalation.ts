/*
 * Rules of escalation, twice. As they are answered, each kind of target has its own shape. As they are sent, all kinds share one flat
 * shape: which fields a kind needs is checked by `checkEscalationRules`, whose refusals name the field, where a choice of shapes only
 * says that none fits.
 */
import {
  boolean,
  channel,
  list,
  object,
  oneOf,
  ref,
  severity,
  short,
} from './components';

const level = { type: 'integer', minimum: 1, maximum: 20 } as const;
const scheduleId = short(100);

const kind = <const K extends string>(name: K) => oneOf([name]);

export const target = {
  oneOf: [
    object(['kind', 'level'], { kind: kind('level'), level }),
    object(['kind'], { kind: kind('team') }),
    object(['kind', 'scheduleId'], { kind: kind('schedule'), scheduleId }),
    object(['kind', 'userRef'], { kind: kind('person'), userRef: ref }),
    object(['kind', 'groupRef'], { kind: kind('group'), groupRef: ref }),
    object(['kind', 'channel'], { kind: kind('channel'), channel }),
  ],
} as const;

const targetDraft = object(['kind'], {
  kind: oneOf(['level', 'team', 'schedule', 'person', 'group', 'channel']),
  level: { type: 'integer' },
  scheduleId,
  userRef: ref,
  groupRef: ref,
  channel,
});

const hoursRequired = ['weekdays', 'startTime', 'endTime'] as const;
const hours = {
  weekdays: list(
    oneOf([
      'monday',
      'tuesday',
      'wednesday',
      'thursday',
      'friday',
      'saturday',
      'sunday',
    ]),
    7,
  ),
  startTime: short(20),
  endTime: short(20),
  timeZone: short(100),
} as const;

const severities = list(severity, 4);
const minutes = { type: 'integer' } as const;

const stepWith = <const T>(one: T) =>
  object(['targets', 'afterMinutes'], {
    targets: list(one, 10),
    afterMinutes: { ...minutes, description: '0 to 1,440' },
    when: object([], {
      severities,
      hours: object([...hoursRequired, 'within'] as const, {
        ...hours,
        within: boolean,
      }),
    }),
  });

const rulesWith = <const T>(one: T) =>
  object(['steps', 'repeat', 'repeatAfterMinutes'], {
    steps: list(stepWith(one), 20),
    repeat: { ...minutes, description: '0 to 9' },
    repeatAfterMinutes: { ...minutes, description: '1 to 1,440' },
    fallback: one,
    acknowledgedForMinutes: { ...minutes, description: '5 to 10,080' },
    workingHours: object([...hoursRequired, 'severities'] as const, {
      ...hours,
      severities,
    }),
  });

/** As they are kept. */
export const rules = rulesWith(target);

/** As they are sent. */
export const rulesDraft = rulesWith(targetDraft);
