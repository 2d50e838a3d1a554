import {
  findingsOf,
  gap,
  green,
  java,
  life,
  made,
  size,
  type,
} from '../__testUtils__/conditions';

describe('tellContradictions', () => {
  it.each<[string, unknown, (string | number)[]]>([
    [
      'bounds',
      { all: [size({ atLeast: 5 }), size({ atMost: 3 })] },
      ['all', 1, 'atMost'],
    ],
    [
      'open bounds',
      { all: [size({ moreThan: 5 }), size({ atMost: 5 })] },
      ['all', 1, 'atMost'],
    ],
    [
      'a value outside of bounds',
      { all: [size({ equals: 5 }), size({ lessThan: 5 })] },
      ['all', 1, 'lessThan'],
    ],
    [
      'two values',
      { all: [type({ equals: 'a' }), type({ equals: 'b' })] },
      ['all', 1, 'equals'],
    ],
    [
      'sets without a common value',
      { all: [type({ in: ['a', 'b'] }), type({ in: ['c'] })] },
      ['all', 1, 'in'],
    ],
    [
      'a value and its opposite',
      { all: [type({ equals: 'a' }), { not: type({ equals: 'a' }) }] },
      ['all', 1, 'not', 'equals'],
    ],
    [
      'all closed values left out',
      life({ notIn: ['experimental', 'production', 'deprecated'] }),
      ['notIn'],
    ],
    [
      'both of a boolean',
      { all: [green({ equals: true }), green({ notEquals: true })] },
      ['all', 1, 'notEquals'],
    ],
    [
      'a missing value',
      { all: [type({ present: false }), type({ equals: 'a' })] },
      ['all', 1, 'equals'],
    ],
    [
      'durations',
      { all: [gap({ atLeast: '2d' }), gap({ lessThan: '36h' })] },
      ['all', 1, 'lessThan'],
    ],
    ['below the least', size({ lessThan: 0 }), ['lessThan']],
    ['above the most', gap({ moreThan: '90d' }), ['moreThan']],
    [
      'times',
      { all: [made({ after: '2027-01-01' }), made({ before: '2026-01-01' })] },
      ['all', 1, 'before'],
    ],
    [
      'ages',
      { all: [made({ olderThan: '2w' }), made({ newerThan: '14d' })] },
      ['all', 1, 'newerThan'],
    ],
    [
      'versions',
      { all: [java({ atLeast: '21' }), java({ lessThan: '17.0.1' })] },
      ['all', 1, 'lessThan'],
    ],
    [
      'a range and a bound',
      { all: [java({ satisfies: '>=17 <22' }), java({ atLeast: '22' })] },
      ['all', 1, 'atLeast'],
    ],
    [
      'the same glob and its opposite',
      { all: [type({ glob: 'a*' }), { not: type({ glob: 'a*' }) }] },
      ['all', 1, 'not'],
    ],
    [
      'in another all',
      {
        all: [
          size({ atLeast: 5 }),
          { all: [green({ equals: true }), size({ atMost: 3 })] },
        ],
      },
      ['all', 1, 'all', 1, 'atMost'],
    ],
    [
      'in all of an any',
      {
        all: [
          size({ atLeast: 5 }),
          { any: [size({ atMost: 3 }), size({ equals: 4 })] },
        ],
      },
      ['all', 1, 'any', 0, 'atMost'],
    ],
    [
      'the opposite of any',
      {
        all: [
          { not: { any: [size({ atLeast: 5 }), green({ equals: true })] } },
          size({ atLeast: 6 }),
        ],
      },
      ['all', 1, 'atLeast'],
    ],
    [
      'parts of an item',
      {
        exists: 'catalog/links',
        where: {
          all: [
            { item: 'type', equals: 'chat' },
            { item: 'type', equals: 'runbook' },
          ],
        },
      },
      ['where', 'all', 1, 'equals'],
    ],
    [
      'counts',
      {
        all: [
          { count: 'catalog/links', atLeast: 3 },
          { count: 'catalog/links', lessThan: 2 },
        ],
      },
      ['all', 1, 'lessThan'],
    ],
    [
      'less than no items',
      { count: 'catalog/links', lessThan: 0 },
      ['lessThan'],
    ],
  ])('finds that nothing fits %s', (_, condition, path) => {
    expect(findingsOf(condition)).toEqual([
      expect.objectContaining({ code: 'impossible', severity: 'error', path }),
    ]);
  });

  it.each<[unknown]>([
    [{ any: [size({ atLeast: 5 }), size({ lessThan: 6 })] }],
    [{ any: [type({ notEquals: 'a' }), type({ notEquals: 'b' })] }],
    [{ any: [green({ equals: true }), green({ equals: false })] }],
    [{ any: [type({ glob: 'a*' }), { not: type({ glob: 'a*' }) }] }],
    [size({ atLeast: 0 })],
    [life({ in: ['experimental', 'production', 'deprecated'] })],
    [{ count: 'catalog/links', atLeast: 0 }],
  ])('warns that %j is always true', condition => {
    expect(findingsOf(condition)).toEqual([
      expect.objectContaining({ code: 'always-true', severity: 'warning' }),
    ]);
  });

  it.each<[unknown]>([
    [{ all: [size({ atLeast: 3 }), size({ atMost: 3 })] }],
    [{ all: [type({ in: ['a', 'b'] }), type({ notIn: ['a'] })] }],
    [{ any: [size({ atLeast: 5 }), size({ lessThan: 5 })].slice(0, 1) }],
    [{ any: [type({ present: false }), type({ equals: 'a' })] }],
    [
      {
        any: [
          { all: [type({ equals: 'a' }), size({ atLeast: 5 })] },
          { all: [type({ equals: 'b' }), size({ atMost: 3 })] },
        ],
      },
    ],
    [
      {
        all: [
          { any: [size({ atLeast: 5 }), green({ equals: true })] },
          size({ atMost: 3 }),
        ],
      },
    ],
    [
      {
        all: [
          { exists: 'catalog/links', where: { item: 'type', equals: 'chat' } },
          {
            exists: 'catalog/links',
            where: { item: 'type', equals: 'runbook' },
          },
        ],
      },
    ],
    [{ all: [made({ after: '2026-01-01' }), made({ olderThan: '7d' })] }],
    [{ all: [java({ satisfies: '17 || 21' }), java({ notEquals: '17' })] }],
    [{ all: [java({ satisfies: '*' }), java({ atLeast: '22' })] }],
    [
      {
        all: [
          { fact: 'catalog/labels', key: 'a', equals: 'x' },
          { fact: 'catalog/labels', key: 'b', equals: 'y' },
        ],
      },
    ],
    [
      {
        all: [
          { fact: 'catalog/labels', present: true },
          { fact: 'catalog/labels', key: 'present', equals: 'y' },
        ],
      },
    ],
    [{ cel: 'oncall.reachable && oncall.rotation_size > 2.0' }],
  ])('lets %j be', condition => {
    expect(findingsOf(condition)).toEqual([]);
  });
});
