import type {
  Campaign,
  FactSet,
  Scorecard,
  Standard,
} from '@callboard/backstage-plugin-scorecards-common';

export const PLATFORM = 'group:default/platform';

export const BASICS: Scorecard = {
  kind: 'Scorecard',
  id: 'basics',
  title: 'Basics',
  owner: 'group:platform',
  ranking: 'levels',
  levels: [
    { id: 'bronze', title: 'Bronze' },
    { id: 'silver', title: 'Silver' },
  ],
  target: 'silver',
  categories: [
    { id: 'copies', title: 'Copies' },
    { id: 'words', title: 'Words' },
  ],
  checks: [
    {
      id: 'size',
      title: 'Two copies run',
      level: 'bronze',
      category: 'copies',
      passes: { fact: 'test/size', atLeast: 2 },
      rationale: { text: 'One falls over.', standard: 'rules#two' },
      fix: {
        text: 'Give {{entity.name}} more than {{fact test/size}}.',
        links: [{ url: 'https://example.com/copies', title: 'Copies' }],
        effort: '2h',
      },
    },
    {
      id: 'docs',
      title: 'It is written down',
      level: 'silver',
      category: 'words',
      passes: { fact: 'ci/docs', equals: true },
      fix: { effort: '1d' },
    },
    {
      id: 'drill',
      title: 'It was drilled',
      level: 'silver',
      category: 'words',
      countsFrom: '2027-01-01',
      passes: { fact: 'promises/drilled', equals: true },
    },
  ],
};

export const RULES: Standard = {
  kind: 'Standard',
  id: 'rules',
  title: 'Our rules',
  owner: PLATFORM,
  acknowledgement: true,
  text: '# Rules\n\nEach service has two copies. {#two}\n',
};

export const CI: FactSet = {
  kind: 'FactSet',
  id: 'ci',
  title: 'CI',
  owner: PLATFORM,
  source: 'push',
  facts: [{ name: 'docs', title: 'Documentation', type: 'boolean' }],
};

export const PROMISES: FactSet = {
  kind: 'FactSet',
  id: 'promises',
  title: 'Promises',
  owner: PLATFORM,
  source: 'sign-off',
  signers: ['owner'],
  facts: [{ name: 'drilled', title: 'Drilled', type: 'boolean' }],
};

export const GROW: Campaign = {
  kind: 'Campaign',
  id: 'grow',
  title: 'Two copies of everything',
  owner: PLATFORM,
  target: { checks: ['basics/size'] },
  startsOn: '2026-11-01',
  endsOn: '2026-12-31',
  milestones: [{ title: 'Half', on: '2026-12-15', share: 50 }],
};
