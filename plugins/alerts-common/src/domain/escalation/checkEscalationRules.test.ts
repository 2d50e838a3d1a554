import fc from 'fast-check';
import { escalationRules } from './__testUtils__/arbitraries';
import { builtInRules } from './builtInRules';
import { checkEscalationRules } from './checkEscalationRules';
import { describeTarget, targetKey, targetsOf } from './targets';

const problemsOf = (rules: unknown) => {
  const found = checkEscalationRules(rules);
  return 'problems' in found ? found.problems : [];
};

const step = builtInRules.steps[0];
const withStep = (change: object) => ({
  ...builtInRules,
  steps: [{ ...step, ...change }],
});
const withTarget = (target: unknown) => withStep({ targets: [target] });
const hours = {
  weekdays: ['monday'],
  startTime: '09:00',
  endTime: '17:00',
  within: true,
};
const withHours = (change: object) =>
  withStep({ when: { hours: { ...hours, ...change } } });

describe('checkEscalationRules', () => {
  it('reads what is right as it is', () => {
    fc.assert(
      fc.property(escalationRules, rules => {
        const found = checkEscalationRules(JSON.parse(JSON.stringify(rules)));
        const bare = rules.steps.map(({ when, ...rest }) =>
          when && Object.keys(when).length > 0 ? { ...rest, when } : rest,
        );
        expect(found).toEqual({ rules: { ...rules, steps: bare } });
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    [undefined, '', /^is missing; write \{ steps, repeat/],
    [[], '', /^is no object/],
    ['x', '', /^is no object/],
    [{ ...builtInRules, steps: [] }, '/steps', /write 1 to 20 of them/],
    [
      { ...builtInRules, steps: Array.from({ length: 21 }, () => step) },
      '/steps',
      /has 21 steps; write 1 to 20/,
    ],
    [{ ...builtInRules, repeat: 10 }, '/repeat', /from 0 to 9/],
    [{ ...builtInRules, repeat: 1.5 }, '/repeat', /from 0 to 9/],
    [
      { ...builtInRules, repeatAfterMinutes: 0 },
      '/repeatAfterMinutes',
      /whole minutes from 1 to 1440/,
    ],
    [
      { ...builtInRules, acknowledgedForMinutes: 4 },
      '/acknowledgedForMinutes',
      /from 5 to 10080/,
    ],
    [{ ...builtInRules, fallback: {} }, '/fallback/kind', /write level, team/],
    [
      { ...builtInRules, 'work~ing/Hours': 1 },
      '/work~0ing~1Hours',
      /is no field that is known here/,
    ],
    [
      JSON.parse('{"__proto__": {"repeat": 1}}'),
      '/__proto__',
      /is no field that is known here/,
    ],
    [withStep({ afterMinutes: -1 }), '/steps/0/afterMinutes', /from 0 to 1440/],
    [withStep({ targets: [] }), '/steps/0/targets', /write 1 to 10 of them/],
    [
      withStep({ targets: [{ kind: 'team' }, { kind: 'team' }] }),
      '/steps/0/targets/1',
      /is a target of this step already/,
    ],
    [
      withTarget({ kind: 'level', level: 0 }),
      '/steps/0/targets/0/level',
      /write a whole number from 1 to 20/,
    ],
    [
      withTarget({ kind: 'team', level: 1 }),
      '/steps/0/targets/0/level',
      /is no field of "team"/,
    ],
    [
      withTarget({ kind: 'person', userRef: 'user:default/Ana.Ruiz' }),
      '/steps/0/targets/0/userRef',
      /lower case; write one such as user:default\/name/,
    ],
    [
      withTarget({ kind: 'person', userRef: 'group:default/payments' }),
      '/steps/0/targets/0/userRef',
      /is no user; write one such as/,
    ],
    [
      withTarget({ kind: 'group', groupRef: 'payments' }),
      '/steps/0/targets/0/groupRef',
      /is no full reference/,
    ],
    [
      withTarget({ kind: 'schedule', scheduleId: '  ' }),
      '/steps/0/targets/0/scheduleId',
      /write the id of a schedule/,
    ],
    [
      withTarget({ kind: 'channel', channel: 'x'.repeat(101) }),
      '/steps/0/targets/0/channel',
      /longer than 100/,
    ],
    [
      withStep({ when: { severities: ['bad'] } }),
      '/steps/0/when/severities/0',
      /"bad"; write critical, error, warning or info/,
    ],
    [
      withStep({ when: { severities: ['info', 'info'] } }),
      '/steps/0/when/severities',
      /write each once/,
    ],
    [
      withHours({ weekdays: [] }),
      '/steps/0/when/hours/weekdays',
      /write 1 to 7 of them/,
    ],
    [
      withHours({ startTime: '9:00' }),
      '/steps/0/when/hours/startTime',
      /"9:00" is no time; write HH:MM/,
    ],
    [
      withHours({ endTime: '24:00' }),
      '/steps/0/when/hours/endTime',
      /is no time/,
    ],
    [
      withHours({ timeZone: 'Mars/Olympus' }),
      '/steps/0/when/hours/timeZone',
      /write an IANA name such as Europe\/Berlin/,
    ],
    [
      withHours({ timeZone: '+02:00' }),
      '/steps/0/when/hours/timeZone',
      /is no time zone/,
    ],
    [
      withHours({ within: 'yes' }),
      '/steps/0/when/hours/within',
      /write true for these hours/,
    ],
    [
      { ...builtInRules, workingHours: { ...hours, within: undefined } },
      '/workingHours/severities',
      /write a list of 1 to 4 severities/,
    ],
  ])('%j: %s', (rules, pointer, message) => {
    expect(problemsOf(rules)).toContainEqual({
      pointer,
      message: expect.stringMatching(message),
    });
  });

  it('tells of several problems at once, and not of thousands', () => {
    const wrong = {
      ...builtInRules,
      repeat: -1,
      steps: [{ targets: [{ kind: 'level' }], afterMinutes: 'x' }],
    };
    expect(problemsOf(wrong).map(({ pointer }) => pointer)).toEqual([
      '/steps/0/targets/0/level',
      '/steps/0/afterMinutes',
      '/repeat',
    ]);
    const many = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [`field${index}`, 1]),
    );
    expect(problemsOf(many)).toHaveLength(50);
  });

  it('reads anything without throwing', () => {
    fc.assert(
      fc.property(fc.anything(), rules => {
        const found = checkEscalationRules(rules);
        expect('problems' in found && found.problems.length > 0).toBe(true);
      }),
    );
    fc.assert(
      fc.property(
        escalationRules,
        fc.jsonValue(),
        fc.nat(),
        (rules, value, at) => {
          const names = [...Object.keys(rules), 'other'];
          const changed = { ...rules, [names[at % names.length]]: value };
          const found = checkEscalationRules(changed);
          expect('rules' in found || found.problems.length > 0).toBe(true);
        },
      ),
    );
  });
});

describe('targets', () => {
  const rules = {
    ...builtInRules,
    fallback: { kind: 'person' as const, userRef: 'user:default/chen.li' },
  };

  it('are told with their places', () => {
    expect(
      targetsOf(rules).map(({ pointer, target }) => [
        pointer,
        targetKey(target),
      ]),
    ).toEqual([
      ['/steps/0/targets/0', 'level:1'],
      ['/steps/1/targets/0', 'level:2'],
      ['/steps/2/targets/0', 'team'],
      ['/fallback', 'person:user:default/chen.li'],
    ]);
  });

  it.each([
    [{ kind: 'schedule', scheduleId: 's1' } as const, 'Ledger', 'Ledger'],
    [{ kind: 'schedule', scheduleId: 's1' } as const, undefined, 'schedule s1'],
    [
      { kind: 'group', groupRef: 'group:default/payments' } as const,
      'Payments',
      'all members of Payments',
    ],
    [{ kind: 'channel', channel: 'slack' } as const, undefined, 'slack'],
    [{ kind: 'level', level: 3 } as const, 'not asked', 'level 3'],
  ])('%j with title %s is %s', (target, title, words) => {
    expect(describeTarget(target, () => title)).toBe(words);
  });
});
