import { runtimeClocks } from '@callboard/backstage-plugin-oncall-common';
import { fieldsOf, readOverride, type OverrideFields } from './overrideForm';

const at = (text: string) => Date.parse(`${text}:00Z`);
const now = at('2026-10-20T10:00');
const clock = runtimeClocks(now, now + 366 * 86_400_000)('Europe/Berlin');
const timeZone = 'Europe/Berlin';
const span = {
  startsAt: at('2026-10-21T07:00'),
  endsAt: at('2026-10-21T15:00'),
};
const filled: OverrideFields = {
  ...fieldsOf(span, clock, now),
  who: 'user:default/eve.sato',
};

const read = (change: Partial<OverrideFields> = {}, from = span) =>
  readOverride(
    { ...fieldsOf(from, clock, now), who: filled.who, ...change },
    {
      clock,
      timeZone,
      now,
      initial: { fields: fieldsOf(from, clock, now), span: from },
    },
  );

describe('readOverride', () => {
  it('reads wall times of the schedule', () => {
    expect(filled).toMatchObject({
      fromDate: '2026-10-21',
      fromTime: '09:00',
      toDate: '2026-10-21',
      toTime: '17:00',
    });
    expect(read()).toEqual({
      problems: {},
      beginsNow: false,
      span,
      override: {
        kind: 'replace-all',
        userRefs: ['user:default/eve.sato'],
        startsAt: '2026-10-21T09:00',
        endsAt: '2026-10-21T17:00',
        timeZone,
      },
    });
  });

  it.each<[keyof OverrideFields, Partial<OverrideFields>, string]>([
    ['fromDate', { fromDate: '2026-13-01' }, 'date'],
    ['toTime', { toTime: '25:00' }, 'time'],
    ['toTime', { toTime: '08:00' }, 'order'],
    ['toTime', { fromDate: '2026-10-19', toDate: '2026-10-19' }, 'past'],
    ['who', { who: undefined }, 'who'],
    ['replaced', { mode: 'replace' }, 'replaced'],
    ['who', { mode: 'replace', replaced: 'user:default/eve.sato' }, 'same'],
  ])('finds what is wrong with %s: %j', (field, change, problem) => {
    const { problems, override } = read(change);
    expect(problems).toEqual({ [field]: problem });
    expect(override).toBeUndefined();
  });

  it('begins with the next minute when the start has passed', () => {
    const form = read({ fromDate: '2026-10-20', fromTime: '09:00' });
    expect(form.beginsNow).toBe(true);
    expect(form.span?.startsAt).toBe(now);
  });

  it('keeps the instant of an hour that comes twice', () => {
    // The second 02:30 of the night in which clocks go back.
    const twice = {
      startsAt: at('2026-10-25T01:30'),
      endsAt: at('2026-10-25T09:00'),
    };
    expect(read({}, twice).override?.startsAt).toBe('2026-10-25T01:30:00.000Z');
    expect(read({ fromTime: '02:31' }, twice).override?.startsAt).toBe(
      '2026-10-25T02:31',
    );
  });

  it('replaces one person by another', () => {
    expect(
      read({ mode: 'replace', replaced: 'user:default/dana.roth' }).override,
    ).toMatchObject({
      kind: 'replace',
      userRef: 'user:default/dana.roth',
      byUserRefs: ['user:default/eve.sato'],
    });
  });
});
