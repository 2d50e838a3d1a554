import { mockServices } from '@backstage/backend-test-utils';
import { createSources, readRuntimeConfig } from './readRuntimeConfig';

const DAY = 86_400_000;

const read = (scorecards: object) =>
  readRuntimeConfig(
    mockServices.rootConfig({ data: { scorecards: { ...scorecards } } }),
  );

it('has something usual for all that is left out', () => {
  expect(readRuntimeConfig(mockServices.rootConfig())).toEqual({
    documents: [],
    documentsEveryMs: 300_000,
    followEveryMs: 1_000,
    kinds: ['Component', 'API', 'Resource', 'System', 'Domain', 'Group'],
    admins: [],
    lightsScorecard: undefined,
    writeActions: false,
    keepMs: {
      factChanges: 400 * DAY,
      resultChanges: 800 * DAY,
      levelChanges: 800 * DAY,
      runs: 30 * DAY,
      exemptions: 800 * DAY,
      signOffs: 800 * DAY,
      reminders: 400 * DAY,
      goneEntities: 7 * DAY,
    },
  });
});

it('reads folders and addresses', () => {
  const config = read({
    documents: [
      { target: './standards' },
      { target: './former', retire: true },
      { target: 'https://github.example/org/repo/tree/main/standards/' },
    ],
    documentsEvery: '1m',
    followEvery: { seconds: 5 },
    kinds: ['Component'],
    retention: { resultChanges: '365d' },
  });
  expect(config).toMatchObject({
    keepMs: { resultChanges: 365 * DAY, levelChanges: 800 * DAY },
    documentsEveryMs: 60_000,
    followEveryMs: 5_000,
    kinds: ['Component'],
  });
  const urlReader = mockServices.urlReader.mock();
  expect(
    createSources(config, { urlReader }).map(
      ({ prefix, isRetired = false }) => [prefix, isRetired],
    ),
  ).toEqual([
    ['./standards/', false],
    ['./former/', true],
    ['https://github.example/org/repo/blob/main/standards/', false],
  ]);
});

it.each([
  [
    { documents: [{ target: ' ' }] },
    'scorecards.documents[0].target: is empty',
  ],
  [
    { documents: [{ target: 'ssh://git/standards' }] },
    "scorecards.documents[0].target: 'ssh://git/standards' is no http or https address",
  ],
  [
    { documents: [{ target: 'https://bot:secret@git.example/tree/main' }] },
    'scorecards.documents[0].target: may have no user or password',
  ],
  [
    { documents: [{ target: 'a' }, { target: 'a' }] },
    "scorecards.documents[1].target: 'a' is there twice",
  ],
  [{ followEvery: { milliseconds: 1 } }, 'scorecards.followEvery: is less'],
  [{ documentsEvery: '1s' }, 'scorecards.documentsEvery: is less'],
  [
    { retention: { levelChanges: '30d' } },
    'scorecards.retention.levelChanges: is less than 92 days; give more',
  ],
  [
    { admins: ['platform'] },
    "scorecards.admins[0]: 'platform' is no reference",
  ],
  [{ kinds: [] }, 'scorecards.kinds: is empty'],
])('refuses %j', (config, message) => {
  expect(() => read(config)).toThrow(message);
});
