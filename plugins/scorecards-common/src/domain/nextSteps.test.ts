import { nextSteps, nextStepsOfTeam } from './nextSteps';
import {
  ASSUMED_EFFORT_MINUTES,
  type Standing,
  type StandingCheck,
} from './standings';

const at = Date.parse('2026-11-28T10:00:00Z');

const check = (
  id: string,
  state: StandingCheck['state'],
  rest: Partial<StandingCheck> = {},
): StandingCheck => ({ check: `s/${id}`, state, level: 1, ...rest });

const standing = (
  checks: StandingCheck[],
  rest: Partial<Standing> = {},
): Standing => ({ scorecard: 's', position: 0, levels: 3, checks, ...rest });

const idsOf = (...standings: Standing[]) =>
  nextSteps({ standings, at }).map(step => step.check);

describe('nextSteps', () => {
  it('is empty when all is reached', () => {
    expect(
      idsOf(
        standing([check('a', 'pass'), check('b', 'warn')], { position: 3 }),
      ),
    ).toEqual([]);
  });

  it('takes the checks of the next level, the whole set by its effort', () => {
    const steps = nextSteps({
      at,
      standings: [
        standing([
          check('slow', 'fail', { effortMinutes: 120 }),
          check('quick', 'unknown', { effortMinutes: 60 }),
          check('later', 'fail', { level: 2, effortMinutes: 600 }),
          check('top', 'fail', { level: 3, effortMinutes: 600 }),
        ]),
      ],
    });
    expect(steps).toEqual([
      {
        check: 's/quick',
        state: 'unknown',
        kind: 'find-out',
        effortMinutes: 60,
        lifts: [{ scorecard: 's', to: 1, together: 2 }],
        levelsPerHour: 1 / 3,
      },
      {
        check: 's/slow',
        state: 'fail',
        kind: 'fix',
        effortMinutes: 120,
        lifts: [{ scorecard: 's', to: 1, together: 2 }],
        levelsPerHour: 1 / 3,
      },
    ]);
  });

  it('goes further when a little more work gains a second level', () => {
    expect(
      idsOf(
        standing([
          check('first', 'fail', { effortMinutes: 480 }),
          check('second', 'fail', { level: 2, effortMinutes: 10 }),
          check('third', 'fail', { level: 3, effortMinutes: 900 }),
        ]),
      ),
    ).toEqual(['s/second', 's/first']);
  });

  it('counts all levels that one check alone holds back', () => {
    const [step] = nextSteps({
      at,
      standings: [
        standing([
          check('a', 'fail', { effortMinutes: 60 }),
          check('b', 'pass', { level: 2 }),
          check('c', 'fail', { level: 3 }),
        ]),
      ],
    });
    expect(step).toMatchObject({
      check: 's/a',
      lifts: [{ to: 2 }],
      levelsPerHour: 2,
    });
  });

  it('puts the scorecard first in which an hour gains more', () => {
    const cheap = standing([check('cheap', 'fail', { effortMinutes: 30 })], {
      scorecard: 'x',
    });
    const dear = standing([check('dear', 'fail', { effortMinutes: 3000 })]);
    expect(idsOf(dear, cheap)).toEqual(['s/cheap', 's/dear']);
  });

  it('adds up a check that stands in several scorecards', () => {
    const shared = check('shared', 'fail', { effortMinutes: 90 });
    const steps = nextSteps({
      at,
      standings: [
        standing([shared], { levels: 1 }),
        standing([shared], { levels: 1, scorecard: 't' }),
        standing([check('other', 'fail', { effortMinutes: 60 })], {
          levels: 1,
          scorecard: 'u',
        }),
      ],
    });
    expect(steps.map(step => step.check)).toEqual(['s/shared', 's/other']);
    expect(steps[0].lifts).toEqual([
      { scorecard: 's', to: 1, together: 1 },
      { scorecard: 't', to: 1, together: 1 },
    ]);
    expect(steps[0].levelsPerHour).toBeCloseTo((2 * 60) / 90);
  });

  it.each<[string, StandingCheck, string[]]>([
    ['exempt', check('a', 'exempt'), []],
    ['not about it', check('a', 'not-applicable'), []],
    ['not counted yet', check('a', 'fail', { countsFrom: '2026-11-29' }), []],
    [
      'counted today',
      check('a', 'fail', { countsFrom: '2026-11-28' }),
      ['s/a'],
    ],
    ['old, and passed', check('a', 'stale', { was: 'pass' }), []],
    ['old, and failed', check('a', 'stale', { was: 'fail' }), ['s/a']],
    ['old, and nothing else', check('a', 'stale'), ['s/a']],
    ['broken', check('a', 'error'), []],
    ['broken, and passed', check('a', 'error', { was: 'warn' }), []],
  ])('of a check that is %s', (_, one, ids) => {
    expect(idsOf(standing([one]))).toEqual(ids);
  });

  it('puts last what only a broken check holds back', () => {
    expect(
      idsOf(
        standing([
          check('a', 'fail', { effortMinutes: 1 }),
          check('broken', 'error'),
        ]),
        standing([check('b', 'fail', { effortMinutes: 900 })], {
          scorecard: 't',
        }),
      ),
    ).toEqual(['s/b', 's/a']);
  });

  it('assumes half a day where nobody estimated', () => {
    const [step] = nextSteps({
      at,
      standings: [standing([check('a', 'fail')])],
    });
    expect(step.effortMinutes).toBeUndefined();
    expect(step.levelsPerHour).toBe((3 * 60) / ASSUMED_EFFORT_MINUTES);
  });

  describe('with points', () => {
    const points = (checks: StandingCheck[], position = 0) =>
      standing(checks, { levels: 2, shares: [50, 100], position });

    it('takes what weighs most for its effort, and no more than is needed', () => {
      const checks = [
        check('held', 'pass', { weight: 2 }),
        check('light', 'fail', { weight: 1, effortMinutes: 60 }),
        check('heavy', 'fail', { weight: 3, effortMinutes: 60 }),
        check('dear', 'fail', { weight: 4, effortMinutes: 6000 }),
      ];
      expect(idsOf(points(checks))).toEqual(['s/heavy']);
    });

    it('leaves out what a later choice made needless', () => {
      const checks = [
        check('small', 'fail', { weight: 1, effortMinutes: 10 }),
        check('big', 'fail', { weight: 5, effortMinutes: 100 }),
        check('rest', 'fail', { weight: 4, effortMinutes: 9000 }),
      ];
      expect(idsOf(points(checks))).toEqual(['s/big']);
    });

    it('is about all of them for the whole', () => {
      const checks = [
        check('a', 'fail', { effortMinutes: 10 }),
        check('b', 'fail', { effortMinutes: 20 }),
        check('c', 'pass', { weight: 2 }),
      ];
      expect(idsOf(points(checks, 1))).toEqual(['s/a', 's/b']);
    });
  });
});

describe('nextStepsOfTeam', () => {
  const entity = (name: string, ...checks: StandingCheck[]) => ({
    entityRef: `component:default/${name}`,
    standings: [standing(checks, { levels: 1 })],
  });
  const hour = { effortMinutes: 60 };

  it('counts what each check lifts alone, and the work for all', () => {
    const steps = nextStepsOfTeam({
      at,
      entities: [
        entity('one', check('a', 'fail', hour), check('b', 'pass')),
        entity('two', check('a', 'fail', hour), check('b', 'unknown', hour)),
        entity('three', check('a', 'fail', hour)),
        entity('four', check('a', 'pass'), check('b', 'exempt')),
      ],
    });
    expect(steps).toEqual([
      {
        check: 's/a',
        entities: [
          'component:default/one',
          'component:default/two',
          'component:default/three',
        ],
        lifted: ['component:default/one', 'component:default/three'],
        levels: 2,
        effortMinutes: 180,
        levelsPerHour: 2 / 3,
      },
      {
        check: 's/b',
        entities: ['component:default/two'],
        lifted: [],
        levels: 0,
        effortMinutes: 60,
        levelsPerHour: 0,
      },
    ]);
  });

  it('puts those that lift only together in the order of what they gain then', () => {
    const steps = nextStepsOfTeam({
      at,
      entities: [
        entity('one', check('a', 'fail', hour), check('b', 'fail', hour)),
        entity(
          'two',
          check('c', 'fail', { effortMinutes: 10 }),
          check('d', 'fail', { effortMinutes: 10 }),
        ),
      ],
    });
    expect(steps.map(step => step.check)).toEqual(['s/c', 's/d', 's/a', 's/b']);
  });

  it('says nothing of broken checks', () => {
    expect(
      nextStepsOfTeam({ at, entities: [entity('one', check('a', 'error'))] }),
    ).toEqual([]);
  });

  it('counts the work for a check in two scorecards once', () => {
    const shared = check('a', 'fail', hour);
    const [step] = nextStepsOfTeam({
      at,
      entities: [
        {
          entityRef: 'component:default/one',
          standings: [
            standing([shared], { levels: 1 }),
            standing([shared], { levels: 1, scorecard: 't' }),
          ],
        },
      ],
    });
    expect(step).toMatchObject({ levels: 2, effortMinutes: 60 });
    expect(step.lifted).toHaveLength(1);
  });
});
