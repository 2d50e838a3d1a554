import fc from 'fast-check';
import type { LabelMatcher } from '../../types';
import { checkSilence } from './checkSilence';

const NOW = Date.parse('2026-11-28T16:00:00Z');
const DAY = 86_400_000;
const inDays = (days: number) => new Date(NOW + days * DAY).toISOString();

const silence = {
  matchers: [{ label: 'alertname', op: '=', value: 'DiskFull' }],
  endsAt: inDays(1),
  reason: 'A new disk comes tomorrow',
};

const maintenance = {
  entityRefs: ['component:default/ledger'],
  startsAt: inDays(2),
  endsAt: inDays(3),
  reason: 'Moves to another cluster',
};

describe('checkSilence', () => {
  it('reads what is right, and begins now at the earliest', () => {
    const startsAt = inDays(0);
    expect(checkSilence(silence, NOW)).toEqual({
      silence: { ...silence, startsAt },
    });
    expect(checkSilence({ ...silence, startsAt: inDays(-1) }, NOW)).toEqual({
      silence: { ...silence, startsAt },
    });
    expect(
      checkSilence(
        {
          ...silence,
          teamRef: 'group:default/payments',
          startsAt: '2026-11-29T01:00:00+01:00',
          endsAt: '2026-11-29T02:00:00+01:00',
        },
        NOW,
      ),
    ).toEqual({
      silence: {
        ...silence,
        teamRef: 'group:default/payments',
        startsAt: '2026-11-29T00:00:00.000Z',
        endsAt: '2026-11-29T01:00:00.000Z',
      },
    });
    expect(checkSilence(maintenance, NOW)).toEqual({
      silence: { ...maintenance, matchers: [] },
    });
  });

  const wrongMatcher = (change: object) => ({
    ...silence,
    matchers: [{ ...silence.matchers[0], ...change }],
  });

  it.each([
    [undefined, '', /^is missing/],
    [{ ...silence, endsAt: undefined }, '/endsAt', /write an instant such as/],
    [{ ...silence, endsAt: 'tomorrow' }, '/endsAt', /is no instant/],
    [{ ...silence, endsAt: inDays(0) }, '/endsAt', /is over already/],
    [
      { ...silence, startsAt: inDays(2) },
      '/endsAt',
      /is not after the start; write a later one/,
    ],
    [{ ...silence, endsAt: inDays(30.01) }, '/endsAt', /more than 30 days/],
    [
      { ...maintenance, endsAt: inDays(16.01) },
      '/endsAt',
      /more than 14 days after the start/,
    ],
    [
      { ...maintenance, startsAt: inDays(90.01), endsAt: inDays(91) },
      '/startsAt',
      /more than 90 days ahead/,
    ],
    [{ ...silence, reason: ' ' }, '/reason', /write why nobody is to be paged/],
    [{ ...silence, reason: 'x'.repeat(501) }, '/reason', /longer than 500/],
    [{ ...silence, teamRef: 'user:default/x' }, '/teamRef', /is no group/],
    [{ ...silence, matchers: [] }, '/matchers', /write 1 to 20 of them/],
    [{ ...silence, matchers: undefined }, '/matchers', /is missing/],
    [{ ...maintenance, entityRefs: [] }, '/entityRefs', /write 1 to 100/],
    [
      { ...maintenance, entityRefs: ['Ledger'] },
      '/entityRefs/0',
      /is no full reference in lower case/,
    ],
    [
      wrongMatcher({ op: '==' }),
      '/matchers/0/op',
      /"=="; write =, !=, =~ or !~/,
    ],
    [wrongMatcher({ label: '' }), '/matchers/0/label', /the name of a label/],
    [wrongMatcher({ label: '@x' }), '/matchers/0/label', /begin with @ are/],
    [wrongMatcher({ value: 1 }), '/matchers/0/value', /is no text/],
    [
      wrongMatcher({ op: '=~', value: '(a' }),
      '/matchers/0/value',
      /cannot be read: .*; write it for RE2/,
    ],
    [
      wrongMatcher({ op: '!~', value: 'a(?!b)' }),
      '/matchers/0/value',
      /write it for RE2/,
    ],
    [
      wrongMatcher({ op: '=~', value: '(a{100}){100}' }),
      '/matchers/0/value',
      /write it for RE2/,
    ],
    [
      wrongMatcher({ op: '=~', value: `${'a'.repeat(513)}` }),
      '/matchers/0/value',
      /is longer than 512 characters/,
    ],
  ])('%j: %s', (given, pointer, message) => {
    expect(checkSilence(given, NOW)).toEqual({
      problems: expect.arrayContaining([
        { pointer, message: expect.stringMatching(message) },
      ]),
    });
  });

  it.each<[LabelMatcher[], boolean]>([
    [[{ label: 'job', op: '=', value: 'fx' }], true],
    [[{ label: 'job', op: '=~', value: 'fx.*' }], true],
    [[{ label: 'job', op: '=~', value: '.*a.*' }], true],
    [[{ label: 'job', op: '=', value: '' }], false],
    [[{ label: 'job', op: '!=', value: 'fx' }], false],
    [[{ label: 'job', op: '!~', value: 'fx' }], false],
    [[{ label: 'job', op: '=~', value: '.*' }], false],
    [[{ label: 'job', op: '=~', value: '.+' }], false],
    [[{ label: 'job', op: '=~', value: 'fx|' }], false],
    [[{ label: '@title', op: '=~', value: '.+' }], false],
    [[{ label: '@title', op: '=', value: 'DiskFull' }], true],
    [[{ label: '@severity', op: '=', value: 'info' }], true],
    [[{ label: '@severity', op: '!=', value: 'critical' }], true],
    [[{ label: '@severity', op: '=~', value: '.*' }], false],
    [
      [{ label: '@severity', op: '=~', value: 'info|warning|error|critical' }],
      false,
    ],
    [[{ label: '@entity', op: '!=', value: 'component:default/x' }], false],
    [
      [
        { label: 'job', op: '=~', value: '.*' },
        { label: 'cluster', op: '=', value: 'eu-1' },
      ],
      true,
    ],
  ])('%j narrows: %s', (matchers, expected) => {
    const found = checkSilence({ ...silence, matchers }, NOW);
    expect('silence' in found).toBe(expected);
    expect('silence' in checkSilence({ ...maintenance, matchers }, NOW)).toBe(
      true,
    );
  });

  it('reads anything without throwing', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, expression) => {
        expect('problems' in checkSilence(value, NOW)).toBe(true);
        const found = checkSilence(
          wrongMatcher({ op: '=~', value: expression }),
          NOW,
        );
        expect('silence' in found || found.problems.length > 0).toBe(true);
      }),
    );
  });

  it('takes an expression that is slow elsewhere', () => {
    const found = checkSilence(
      wrongMatcher({ op: '=~', value: '(a+)+b' }),
      NOW,
    );
    expect(found).toHaveProperty('silence');
  });
});
