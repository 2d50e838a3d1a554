import fc from 'fast-check';
import {
  alertSeverities,
  type AlertSeverity,
  type PersonalRule,
} from '../../types';
import {
  checkPersonalRules,
  defaultPersonalRules,
  messagesFor,
  severitiesReachingNothing,
} from './personalRules';

const CHANNELS = ['portal', 'email', 'slack'];

const rule = (
  severities: PersonalRule['severities'],
  channel: string,
  afterMinutes = 0,
): PersonalRule => ({ severities, channel, afterMinutes });

const someRules = fc.array(
  fc.record({
    severities: fc.subarray([...alertSeverities], { minLength: 1 }),
    channel: fc.constantFrom(...CHANNELS, 'gone'),
    afterMinutes: fc.integer({ min: 0, max: 120 }),
  }),
  { maxLength: 20 },
);

const someChannels = fc.subarray(CHANNELS);

describe('checkPersonalRules', () => {
  it('reads what is right as it is', () => {
    fc.assert(
      fc.property(someRules, rules => {
        expect(checkPersonalRules(rules, [...CHANNELS, 'gone'])).toEqual({
          rules,
        });
      }),
    );
  });

  it.each([
    [{}, '', /write a list of 0 to 20 rules/],
    [
      Array.from({ length: 21 }, () => rule(['info'], 'email')),
      '',
      /has 21 rules/,
    ],
    [[rule([], 'email')], '/0/severities', /write 1 to 4 of them/],
    [
      [rule(['info'], 'fax')],
      '/0/channel',
      /"fax" is no channel that reaches persons; write portal, email or slack/,
    ],
    [[rule(['info'], 'email', 121)], '/0/afterMinutes', /from 0 to 120/],
    [
      [rule(['info'], 'email'), { ...rule(['info'], 'email'), to: 'x' }],
      '/1/to',
      /is no field/,
    ],
  ])('%j: %s', (rules, pointer, message) => {
    expect(checkPersonalRules(rules, CHANNELS)).toEqual({
      problems: expect.arrayContaining([
        { pointer, message: expect.stringMatching(message) },
      ]),
    });
  });
});

describe('messagesFor', () => {
  const own = [
    rule(['critical', 'error'], 'slack', 2),
    rule(['critical'], 'email'),
    rule(['critical'], 'slack', 1),
    rule(['error'], 'gone'),
    rule(['info'], 'gone'),
  ];

  it.each([
    ['who has said nothing', [], 'critical', CHANNELS, ['portal 0', 'email 0']],
    ['of warnings', [], 'warning', CHANNELS, ['portal 0']],
    ['without mail', [], 'error', ['portal', 'slack'], ['portal 0']],
    ['the earliest of each', own, 'critical', CHANNELS, ['email 0', 'slack 1']],
    ['what is there', own, 'error', CHANNELS, ['slack 2']],
    ['no rule for it', own, 'warning', CHANNELS, []],
    ['only channels that are gone', own, 'info', CHANNELS, ['portal 0']],
    ['nothing is there', own, 'critical', [], []],
  ] as const)('%s', (_, rules, severity, channels, expected) => {
    const found = messagesFor({ rules, severity, channels });
    expect(
      found.map(({ channel, afterMinutes }) => `${channel} ${afterMinutes}`),
    ).toEqual(expected);
  });

  it('names channels that are there, each once, in the order of time', () => {
    fc.assert(
      fc.property(
        someRules,
        fc.constantFrom(...alertSeverities),
        someChannels,
        (rules, severity, channels) => {
          const found = messagesFor({ rules, severity, channels });
          const names = found.map(({ channel }) => channel);
          expect(new Set(names).size).toBe(names.length);
          expect(names.filter(each => !channels.includes(each))).toEqual([]);
          const minutes = found.map(({ afterMinutes }) => afterMinutes);
          expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
          const late = rules.filter(
            each =>
              each.severities.includes(severity) &&
              channels.includes(each.channel) &&
              !found.some(
                ({ channel, afterMinutes }) =>
                  channel === each.channel && afterMinutes <= each.afterMinutes,
              ),
          );
          expect(late).toEqual([]);
        },
      ),
    );
  });
});

describe('severitiesReachingNothing', () => {
  it.each([
    ['defaults', [], CHANNELS, []],
    ['defaults, by mail alone', [], ['email'], ['warning', 'info']],
    [
      'rules',
      [rule(['info', 'critical'], 'slack'), rule(['error'], 'gone')],
      CHANNELS,
      ['error', 'warning'],
    ],
    ['nothing', defaultPersonalRules, [], [...alertSeverities]],
  ] as const)('%s', (_, rules, channels, expected) => {
    expect(severitiesReachingNothing(rules, channels)).toEqual(expected);
  });

  it('has all that no message is for', () => {
    fc.assert(
      fc.property(someRules, someChannels, (rules, channels) => {
        const warned = severitiesReachingNothing(rules, channels);
        const isReached = (severity: AlertSeverity) =>
          messagesFor({ rules, severity, channels }).length > 0;
        const unreached = alertSeverities.filter(each => !isReached(each));
        expect(warned).toEqual(expect.arrayContaining(unreached));
      }),
    );
  });
});
