import {
  check,
  points,
  scorecard,
  size,
  told,
  withChecks,
  type Told,
} from '../__testUtils__/told';

describe('checkScorecard', () => {
  it.each<[string, object, Told[]]>([
    ['nothing', scorecard(), []],
    [
      'an unknown level',
      withChecks(check('c', { level: 'silvr' })),
      [['unknown-level', 'checks.2.level', 'silver']],
    ],
    [
      'a check without a level',
      withChecks(check('c', { level: undefined })),
      [['missing-field', 'checks.2.level']],
    ],
    [
      'an unknown target',
      scorecard({ target: 'gold' }),
      [['unknown-level', 'target']],
    ],
    [
      'an unknown category',
      scorecard({
        categories: [{ id: 'owner', title: 'O' }],
        checks: [
          check('a', { category: 'ownr' }),
          check('b', { level: 'silver' }),
        ],
      }),
      [['unknown-category', 'checks.0.category', 'owner']],
    ],
    [
      'categories that are not listed',
      withChecks(check('c', { category: 'any' })),
      [],
    ],
    [
      'the same id of two checks',
      withChecks(check('a')),
      [['duplicate-id', 'checks.2.id']],
    ],
    [
      'the same id of two levels',
      scorecard({
        levels: [
          { id: 'bronze', title: 'B' },
          { id: 'silver', title: 'S' },
          { id: 'bronze', title: 'B' },
        ],
      }),
      [['duplicate-id', 'levels.2.id']],
    ],
    [
      'the same check used twice',
      withChecks(
        { use: 'production-readiness/readme', level: 'bronze' },
        { use: 'production-readiness/readme', level: 'silver' },
      ),
      [['duplicate-id', 'checks.3.use']],
    ],
    [
      'an unknown check',
      withChecks({ use: 'production-readiness/redame', level: 'bronze' }),
      [['unknown-check', 'checks.2.use', 'production-readiness/readme']],
    ],
    [
      'a check that is only used there',
      withChecks({ use: 'build-health/readme', level: 'bronze' }),
      [['unknown-check', 'checks.2.use', 'production-readiness/readme']],
    ],
    [
      'its own check',
      withChecks({ use: 'mine/a', level: 'bronze' }),
      [['unknown-check', 'checks.2.use']],
    ],
    [
      'an unknown standard',
      withChecks(
        check('c', { rationale: { standard: 'service-basic#owner' } }),
      ),
      [
        [
          'unknown-standard',
          'checks.2.rationale.standard',
          'service-basics#owner',
        ],
      ],
    ],
    [
      'an unknown sentence',
      withChecks(
        check('c', { rationale: { standard: 'service-basics#ownr' } }),
      ),
      [
        [
          'unknown-standard',
          'checks.2.rationale.standard',
          'service-basics#owner',
        ],
      ],
    ],
    [
      'no sentence',
      withChecks(check('c', { rationale: { standard: 'service-basics' } })),
      [['unknown-standard', 'checks.2.rationale.standard']],
    ],
    [
      'placeholders',
      withChecks(
        check('c', {
          fix: {
            text: '{{entity.name}} {{ owner }} {{fact catalog/owner}} ${{ secrets.x }} {{fact catalog/ownr}} {{entity.nam}} {{ .Values.x }}',
          },
        }),
      ),
      [
        ['bad-placeholder', 'checks.2.fix.text'],
        ['bad-placeholder', 'checks.2.fix.text'],
        ['bad-placeholder', 'checks.2.fix.text'],
      ],
    ],
    [
      'no checks',
      scorecard({ checks: [] }),
      [
        ['missing-field', 'checks'],
        ['always-true', 'levels.0'],
        ['always-true', 'levels.1'],
      ],
    ],
    [
      'no levels',
      scorecard({ levels: [], checks: [check('a', { level: undefined })] }),
      [
        ['missing-field', 'checks.0.level'],
        ['missing-field', 'levels'],
      ],
    ],
    [
      'a level without checks',
      scorecard({ checks: [check('a')] }),
      [['always-true', 'levels.1']],
    ],
    [
      'shares without points',
      scorecard({
        levels: [
          { id: 'bronze', title: 'B', from: 5 },
          { id: 'silver', title: 'S' },
        ],
      }),
      [['unknown-field', 'levels.0.from']],
    ],
    [
      'points without shares',
      points({ id: 'bronze', title: 'B' }),
      [
        ['missing-field', 'levels.0.from'],
        ['unknown-level', 'checks.1.level'],
      ],
    ],
    [
      'shares that fall',
      points(
        { id: 'bronze', title: 'B', from: 50 },
        { id: 'silver', title: 'S', from: 50 },
      ),
      [['bad-value', 'levels.1.from']],
    ],
    [
      'shares that rise',
      points(
        { id: 'bronze', title: 'B', from: 0 },
        { id: 'silver', title: 'S', from: 100 },
      ),
      [],
    ],
    [
      'a share that impossible checks leave out',
      scorecard({
        ranking: 'points',
        levels: [
          { id: 'bronze', title: 'B', from: 40 },
          { id: 'silver', title: 'S', from: 60 },
        ],
        checks: [check('a'), check('b', { passes: size({ lessThan: 0 }) })],
      }),
      [
        ['impossible', 'checks.1.passes.lessThan'],
        ['unreachable-level', 'levels.1.from'],
      ],
    ],
    [
      'three checks of which any two can pass together',
      withChecks(
        ...[
          ['production', 'deprecated'],
          ['deprecated', 'experimental'],
          ['production', 'experimental'],
        ].map((stages, index) =>
          check(`c${index}`, {
            passes: { fact: 'catalog/lifecycle', in: stages },
          }),
        ),
      ),
      [
        ['unreachable-level', 'levels.0'],
        ['unreachable-level', 'levels.1'],
      ],
    ],
    [
      'a check that can never pass',
      withChecks(check('c', { passes: size({ lessThan: 0 }) })),
      [
        ['impossible', 'checks.2.passes.lessThan'],
        ['unreachable-level', 'levels.0'],
        ['unreachable-level', 'levels.1'],
      ],
    ],
    [
      'a check that can only warn',
      withChecks(
        check('c', {
          passes: size({ atLeast: 4 }),
          warns: size({ atLeast: 2 }),
        }),
      ),
      [],
    ],
    [
      'a warning that passes before',
      withChecks(
        check('c', {
          passes: size({ atLeast: 2 }),
          warns: size({ atLeast: 4 }),
        }),
      ),
      [['impossible', 'checks.2.warns']],
    ],
    [
      'checks that contradict one another',
      withChecks(
        check('c', { passes: size({ atLeast: 4 }) }),
        check('d', { level: 'silver', passes: size({ atMost: 3 }) }),
      ),
      [['unreachable-level', 'checks.3.passes.atMost']],
    ],
    [
      'checks that contradict one another but for a warning',
      withChecks(
        check('c', {
          passes: size({ atLeast: 4 }),
          warns: size({ atLeast: 2 }),
        }),
        check('d', { passes: size({ atMost: 3 }) }),
      ),
      [],
    ],
    [
      'checks that contradict one another for other services',
      withChecks(
        check('c', { passes: size({ atLeast: 4 }) }),
        check('d', {
          appliesTo: { fact: 'catalog/tier', equals: 4 },
          passes: size({ atMost: 3 }),
        }),
      ),
      [],
    ],
    [
      'a used check that contradicts',
      withChecks(
        check('c', { passes: { fact: 'oncall/level2-size', lessThan: 2 } }),
        { use: 'on-call-health/level2-is-set', level: 'silver' },
      ),
      [['unreachable-level', 'checks.3']],
    ],
    [
      'a check that the filter forbids',
      {
        ...withChecks(
          check('c', {
            passes: { fact: 'catalog/lifecycle', equals: 'deprecated' },
          }),
        ),
        appliesTo: { fact: 'catalog/lifecycle', notEquals: 'deprecated' },
      },
      [
        ['impossible', 'checks.2.passes.equals'],
        ['unreachable-level', 'levels.0'],
        ['unreachable-level', 'levels.1'],
      ],
    ],
    [
      'a filter of a check that the filter forbids',
      {
        ...withChecks(
          check('c', {
            appliesTo: { fact: 'catalog/lifecycle', equals: 'deprecated' },
          }),
        ),
        appliesTo: { fact: 'catalog/lifecycle', notEquals: 'deprecated' },
      },
      [['impossible', 'checks.2.appliesTo.equals']],
    ],
    [
      'a filter that cannot be',
      scorecard({
        appliesTo: { all: [size({ atLeast: 4 }), size({ atMost: 3 })] },
      }),
      [['impossible', 'appliesTo.all.1.atMost']],
    ],
    [
      'an unknown fact of a filter',
      scorecard({ appliesTo: { fact: 'catalog/teir', equals: 1 } }),
      [['unknown-fact', 'appliesTo.fact', 'catalog/tier']],
    ],
  ])('tells of %s', (_, value, expected) => {
    const found = told(value);
    expect(found).toHaveLength(expected.length);
    expect(found).toEqual(expect.arrayContaining(expected));
  });
});
