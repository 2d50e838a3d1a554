import { mockServices } from '@backstage/backend-test-utils';
import { readConfig } from './readConfig';

const read = (jenkins?: object[]) =>
  readConfig(mockServices.rootConfig({ data: { buildHealth: { jenkins } } }));
const one = (change: object = {}) => ({
  id: 'ci',
  baseUrl: 'https://ci.example.com/jenkins/',
  webhook: { secrets: ['secret-of-the-pipelines'] },
  ...change,
});

it('reads controllers', () => {
  expect(
    read([
      one(),
      {
        id: 'other',
        baseUrl: 'http://ci',
        title: 'CI',
        username: 'callboard',
        token: '11a0',
        defaultBranches: [
          { job: 'old/', branch: 'master' },
          { branch: 'main' },
        ],
        pollMinutes: 15,
        backfillDays: 90,
        callsPerMinute: 120,
      },
    ]),
  ).toEqual([
    {
      id: 'ci',
      title: 'Jenkins ci',
      baseUrl: 'https://ci.example.com/jenkins',
      secrets: ['secret-of-the-pipelines'],
      defaultBranches: [],
      pollMs: 300_000,
      backfillDays: 365,
      callsPerMinute: 60,
    },
    {
      id: 'other',
      title: 'CI',
      baseUrl: 'http://ci',
      secrets: [],
      credentials: { username: 'callboard', token: '11a0' },
      defaultBranches: [{ job: 'old', branch: 'master' }, { branch: 'main' }],
      pollMs: 900_000,
      backfillDays: 90,
      callsPerMinute: 120,
    },
  ]);
  expect(read()).toEqual([]);
});

it.each([
  [[one({ id: 'A B' })], 'buildHealth.jenkins[0].id'],
  [[one({ baseUrl: 'file:///etc' })], 'buildHealth.jenkins[0].baseUrl'],
  [[one({ baseUrl: 'nowhere' })], 'buildHealth.jenkins[0].baseUrl'],
  [[one({ baseUrl: 'https://u:p@ci' })], 'may hold no user and no password'],
  [[one({ webhook: { secrets: [] } })], 'webhook.secrets: is empty'],
  [
    [one({ webhook: { secrets: ['short'] } })],
    'webhook.secrets[0]: has less than 16 characters',
  ],
  [[one({ baseUrl: 'https://ci/?a=b' })], 'ends with its path'],
  [[one({ token: '11a0' })], 'buildHealth.jenkins[0].username: is missing'],
  [[one({ username: 'a:b', token: '1' })], 'username: may hold no colon'],
  [[one({ pollMinutes: 0 })], 'pollMinutes: 0 is no whole number from 1'],
  [[one({ callsPerMinute: 5 })], 'callsPerMinute: 5 is no whole number'],
  [[one({ backfillDays: 1.5 })], 'backfillDays: 1.5 is no whole number'],
  [
    [one({ defaultBranches: [{ job: '../x', branch: 'main' }] })],
    'buildHealth.jenkins[0].defaultBranches[0].job',
  ],
  [[one(), one()], "'ci' is that of buildHealth.jenkins[0] too"],
])('names what is wrong with %j', (jenkins, reason) => {
  expect(() => read(jenkins)).toThrow(reason);
});
