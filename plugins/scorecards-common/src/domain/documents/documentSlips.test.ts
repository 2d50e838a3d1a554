import {
  firstTold,
  HEAD,
  OWNED,
  passes,
  tell,
  withField,
  type Slip,
} from './__testUtils__/slips';

const facts = (fact: string) => `kind: FactSet
id: ci
title: CI
owner: group:default/platform
source: push
facts:
  - { name: a, title: A, ${fact} }
`;

const campaign = (more: string) => `kind: Campaign
id: move
title: Move
owner: group:default/platform
startsOn: 2027-03-01
${more}
`;

const reach =
  'target: { scorecard: production-readiness, level: silver }\nendsOn: 2027-05-01';

const DOCUMENTS: Slip[] = [
  [
    facts(
      'type: list, items: { parts: { a-b: { type: string }, a_b: { type: string } } }',
    ),
    'a_b',
    /another name/,
  ],
  [
    withField('filter: { fact: catalog/type, equals: service }'),
    'filter',
    /appliesTo/,
    'appliesTo',
  ],
  [
    passes(OWNED).replace('passes:', 'condition:'),
    'condition',
    /passes/,
    'passes',
  ],
  [passes(OWNED).replace('- id: a', '- name: a'), 'name', /id/, 'id'],
  [
    withField('countsFrom: 31.1.2027'),
    '31.1.2027',
    /2027-01-31/,
    '"2027-01-31"',
  ],
  [withField('countsFrom: 2027'), '2027', /as in 2027-01-31/],
  [
    withField('fix: { playbook: Link a dashboard }'),
    'Link a dashboard',
    /id at the end of the address/,
  ],
  [
    withField('fix: { playbook: "//evil.example.com" }'),
    '"//evil.example.com"',
    /begins with https/,
  ],
  [withField('fix: { effort: 2 }'), '2', /30m, 2h or 3d/],
  [withField('fix: { effort: 1 week }'), '1 week', /5d/, '"5d"'],
  [
    withField('fix: Add an owner'),
    'Add an owner',
    /text, links, playbook, effort/,
  ],
  [withField('rationale: { standard: on-call }'), 'on-call', /on-call#second/],
  [
    passes(OWNED).replace('id: mine', 'id: Übersicht'),
    'Übersicht',
    /ubersicht/,
    'ubersicht',
  ],
  [
    passes(OWNED).replace('title: Mine', 'title: "a\\nb"'),
    '"a\\nb"',
    /one line/,
  ],
  [
    passes(OWNED).replace('- { id: bronze, title: Bronze }', '- bronze'),
    'bronze',
    /id, title, from/,
  ],
  [
    passes(OWNED).replace(
      '  - { id: bronze, title: Bronze }',
      '  bronze: Bronze',
    ),
    'bronze: Bronze',
    /dash/,
  ],
  [`${passes(OWNED)}---\n${passes(OWNED)}`, '---', /file of its own/],
  [
    `${HEAD}checks:\n  - &a\n    id: a\n    title: A\n    level: bronze\n    passes: { fact: catalog/owner, present: true }\n  - <<: *a\n    id: b\n    title: B\n    level: bronze\n    passes: { fact: catalog/owner, present: true }\n`,
    '<<',
    /fields out/,
  ],
  [
    `${HEAD}checks:\n  - { id: a, title: A, level: bronze, passes: &p { fact: catalog/ownr, present: true } }\n  - { id: b, title: B, level: bronze, passes: *p }\n`,
    'catalog/ownr',
    /catalog\/owner/,
    'catalog/owner',
  ],
  [
    `${HEAD}checks:\n  - use: keep-the-lights-on/dashboard\n    level: bronze\n`,
    'keep-the-lights-on/dashboard',
    /production-readiness\/dashboard/,
    'production-readiness/dashboard',
  ],
  [withField('fix:\n      text: {{owner}} has to'), '{', /begins with \{/],
  [facts('type: int'), 'int', /number/, 'number'],
  [facts('type: Bool'), 'Bool', /boolean/, 'boolean'],
  [facts('type: boolean, maxAge: 30d'), 'maxAge', /maxAgeMs/, 'maxAgeMs'],
  [
    facts('type: boolean, maxAgeMs: 30d'),
    '30d',
    /which is 30d in milliseconds/,
    '2592000000',
  ],
  [facts('type: duration, minimum: 1h'), '1h', /3600000/, '3600000'],
  [
    campaign(reach.replace('endsOn', 'deadline')),
    'deadline',
    /endsOn/,
    'endsOn',
  ],
  [
    campaign(
      `${reach}\nmilestones: [{ title: Half, on: 2027-04-01, share: 50% }]`,
    ),
    '50%',
    /Write 50/,
    '50',
  ],
  [
    campaign(
      'target: { checks: [production-readiness/readme, production-readiness/readme] }\nendsOn: 2027-05-01',
    ),
    'production-readiness/readme',
    /one of the two/,
  ],
];

describe('slips in documents', () => {
  it.each(
    DOCUMENTS.map(
      ([text, marked, ...told]) => [marked, text, ...told] as const,
    ),
  )('such as %s', (marked, text, hint, ...[replacement]) => {
    expect(firstTold(text)).toEqual({
      marked,
      message: expect.stringMatching(/^\S.*\.$/),
      hint: expect.stringMatching(hint),
      replacement,
    });
  });

  it('are told once, though an alias repeats them', () => {
    const [text] = DOCUMENTS.find(([, marked]) => marked === 'catalog/ownr')!;
    expect(tell(text)).toHaveLength(1);
  });

  it.each([
    ['a byte order mark', `\ufeff${passes(OWNED)}`],
    ['lines of Windows', passes(OWNED).replaceAll('\n', '\r\n')],
    ['a tab before a value', passes(OWNED).replace('title: A', 'title:\tA')],
    ['a line that begins the document', `---\n${passes(OWNED)}`],
    ['True', passes('fact: files/readme\nequals: True')],
  ])('are not %s', (_, text) => {
    expect(tell(text)).toEqual([]);
  });
});
