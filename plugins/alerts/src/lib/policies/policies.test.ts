import { builtInRules } from '@callboard/backstage-plugin-alerts-common';
import { policyOf } from '../../__testUtils__/FakePolicies';
import { draftOf, formOf, moved } from './policyForm';
import { problemsOf, stillWrong } from './policyProblems';
import { instantAt, wallFields } from './wallTime';

const { id, revision, named, updatedAt, updatedBy, allowed, ...DRAFT } =
  policyOf();

describe('A form of a policy', () => {
  it('says what the policy said', () => {
    const rules = {
      ...builtInRules,
      acknowledgedForMinutes: 60,
      workingHours: {
        weekdays: ['monday' as const],
        ...{ startTime: '09:00', endTime: '17:00', timeZone: 'Europe/Berlin' },
        severities: ['info' as const],
      },
    };
    for (const draft of [DRAFT, { ...DRAFT, rules }]) {
      expect(draftOf(formOf(draft))).toEqual(draft);
      expect(problemsOf(draft)).toEqual([]);
    }
  });

  it('has problems where what is typed is no number', () => {
    const form = formOf(DRAFT);
    const [first, second] = form.steps;
    const typed = { ...form, steps: [first, { ...second, after: '5x' }] };
    expect(
      problemsOf({ ...draftOf(typed), title: '' }).map(one => one.pointer),
    ).toEqual(['/title', '/rules/steps/1/afterMinutes']);
  });

  it('moves steps', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  });
});

describe('What the backend has said of a draft', () => {
  const problems = [
    { pointer: '/title', message: 'is bad' },
    { pointer: '/rules/steps/1/targets/0', message: 'is not there' },
  ];

  it('holds for what is the same still', () => {
    expect(stillWrong(problems, DRAFT, DRAFT)).toEqual(problems);
    expect(stillWrong(problems, DRAFT, { ...DRAFT, title: 'x' })).toEqual([
      problems[1],
    ]);
    const fewer = { ...DRAFT.rules, steps: DRAFT.rules.steps.slice(0, 1) };
    expect(stillWrong(problems, DRAFT, { ...DRAFT, rules: fewer })).toEqual([
      problems[0],
    ]);
  });
});

describe('A time on the wall', () => {
  const ZONE = 'Europe/Berlin';

  it.each([
    ['2026-11-28', '18:30', '2026-11-28T17:30:00.000Z'],
    ['2026-07-01', '00:00', '2026-06-30T22:00:00.000Z'],
    // Shown twice: the first.
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    // Jumped over: an hour later.
    ['2027-03-28', '02:30', '2027-03-28T01:30:00.000Z'],
  ])('%s %s', (date, time, iso) => {
    expect(new Date(instantAt({ date, time }, ZONE)!).toISOString()).toBe(iso);
  });

  it('is read back', () => {
    const at = Date.parse('2026-11-28T17:30:00Z');
    expect(wallFields(at, ZONE)).toEqual({ date: '2026-11-28', time: '18:30' });
    expect(instantAt(wallFields(at, 'Asia/Kolkata'), 'Asia/Kolkata')).toBe(at);
  });

  it.each([
    ['', '18:30'],
    ['2026-11-28', '18:3'],
    ['2026-11-28', '24:00'],
  ])('"%s" "%s" is none', (date, time) => {
    expect(instantAt({ date, time }, ZONE)).toBeUndefined();
  });
});
