import { firstTold, passes, type Slip } from './__testUtils__/slips';

const CONDITIONS: Slip[] = [
  ['fact: catalog/owner\npresent: yes', 'yes', /Write true/, 'true'],
  ['fact: files/readme\nequals: yes', 'yes', /Write true/, 'true'],
  ['fact: catalog/owner\nPresent: true', 'Present', /present/, 'present'],
  [
    'fact: oncall/rotation-size\ngreater_than: 2',
    'greater_than',
    /moreThan/,
    'moreThan',
  ],
  ['fact: oncall/rotation-size\n">=": 2', '">="', /atLeast/, '"atLeast"'],
  ['fact: oncall/rotation-size\ngte: 2', 'gte', /atLeast/, 'atLeast'],
  [
    'fact: oncall/rotation-size\noperator: atLeast\nvalue: 2',
    'operator',
    /such as atLeast: 2/,
  ],
  [
    'oncall/rotation-size:\n  atLeast: 2',
    'oncall/rotation-size',
    /Write fact: oncall\/rotation-size, and/,
  ],
  [
    'oncall/rotation-size >= 2',
    'oncall/rotation-size >= 2',
    /Begin with one of all/,
  ],
  [
    'fact: oncall.reachable\nequals: true',
    'oncall.reachable',
    /Did you mean/,
    'oncall/reachable',
  ],
  [
    'fact: “catalog/owner”\npresent: true',
    '“catalog/owner”',
    /Did you mean/,
    'catalog/owner',
  ],
  [
    'fact:\u00a0catalog/owner\npresent: true',
    'fact:\u00a0catalog/owner',
    /only looks like a blank/,
  ],
  [
    'fact： catalog/owner\npresent: true',
    'fact： catalog/owner',
    /only looks like/,
  ],
  ['and:\n  - fact: catalog/owner\n    present: true', 'and', /all/, 'all'],
  ['or:\n  - fact: catalog/owner\n    present: true', 'or', /any/, 'any'],
  ['allOf:\n  - fact: catalog/owner\n    present: true', 'allOf', /all/, 'all'],
  [
    'noneOf:\n  - fact: catalog/owner\n    present: true',
    'noneOf',
    /not, and below it any/,
  ],
  [
    '- fact: catalog/owner\n  present: true',
    '- fact: catalog/owner',
    /all or any above/,
  ],
  ['fact: playbooks/last-drill\nnewerThan: 30', '30', /90m, 36h, 7d or 2w/],
  [
    'fact: playbooks/last-drill\nnewerThan: 30 days',
    '30 days',
    /Write 30d/,
    '"30d"',
  ],
  ['fact: builds/p95\natMost: 10min', '10min', /Write 10m/, '"10m"'],
  ['fact: builds/p95\natMost: 600000', '600000', /Write 10m/, '"10m"'],
  ['fact: playbooks/last-drill\nafter: 2027', '2027', /a day or a time/],
  ['fact: playbooks/coverage\natLeast: 80%', '80%', /Write 80/, '80'],
  ['fact: builds/flaky-rate\natMost: 0,5', '0,5', /Write 0.5/, '0.5'],
  ['fact: playbooks/coverage\natLeast: 0.8', '0.8', /Write 80/, '80'],
  [
    'fact: catalog/type\nin: service, website',
    'service, website',
    /Write/,
    '["service","website"]',
  ],
  ['fact: catalog/owner\nequals: null', 'null', /present: false/],
  ['fact: catalog/owner\nnotEquals: null', 'null', /present: true/],
  [
    'fact: catalog/annotations/github.com/project-slug\npresent: true',
    'catalog/annotations/github.com/project-slug',
    /fact: catalog\/annotations, and below it key: github\.com\/project-slug/,
  ],
  [
    'fact: catalog/labels["tier"]\npresent: true',
    'catalog/labels["tier"]',
    /key: tier/,
  ],
  ['fact: catalog/labels\nkey: 5\npresent: true', '5', /quotes/, '"5"'],
  [
    'count: catalog/links\nis: { item: type, equals: dashboard }\natLeast: 1',
    'is',
    /Write where/,
    'where',
  ],
  [
    'forAll: catalog/links\nwhere: { item: title, present: true }',
    'forAll: catalog/links',
    /Add is/,
  ],
  [
    'exists: catalog/links\nwhere: { fact: type, equals: dashboard }',
    'fact',
    /Write item/,
    'item',
  ],
  ['fact: catalog/owner\nexists: true', 'exists', /Write present/, 'present'],
  [
    'fact: catalog/owner\nmatches: /^group/i',
    '/^group/i',
    /Write \(\?i\)\^group/,
    '"(?i)^group"',
  ],
  ['fact: catalog/owner\nmatches: "\\d+"', '\\', /single quotes/],
  ['fact: catalog/owner\nglob: *', '*', /begins with \*/],
  ['fact: catalog/owner\npresent: *yes', '*yes', /begins with \*/],
  ['fact: files/java-version\nsatisfies: >=17', '=', /into quotes/],
  ['fact: catalog/owner\nequals: @acme/x', '@', /quotes/],
  [
    'exists: catalog/links\nwhere: { exists: catalog/tags }',
    'catalog/tags',
    /side by side/,
  ],
  [
    'all:\n  - { exists: catalog/tags }\n  - { count: catalog/tags, equals: 0 }',
    '0',
    /Change one/,
  ],
  ['cel: playbooks.coverage = 80.0', '=', /==/],
  ['cel: onkall.rotation_size > 2.0', 'onkall', /Did you mean oncall/],
  ['cel: oncall.rotation_size', 'oncall.rotation_size', /Compare it/],
  [
    'cel: files.java_version >= "17"',
    'files.java_version >= "17"',
    /version\(/,
  ],
  [
    'cel: playbooks.last_drill > now()',
    'now()',
    /olderThan or newerThan, beside fact/,
  ],
  ['cel: catalog.owner.matches("(a")', '"(a"', /RE2/],
  ['cel: "true"', 'cel: "true"', /Ask for a fact/],
];

describe('slips in conditions', () => {
  it.each(CONDITIONS)('%s', (condition, marked, hint, ...[replacement]) => {
    expect(firstTold(passes(condition))).toEqual({
      marked,
      message: expect.stringMatching(/^\S.*\.$/),
      hint: expect.stringMatching(hint),
      replacement,
    });
  });
});
