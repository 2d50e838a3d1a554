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
    read([one(), { id: 'other', baseUrl: 'http://ci', title: 'CI' }]),
  ).toEqual([
    {
      id: 'ci',
      title: 'Jenkins ci',
      baseUrl: 'https://ci.example.com/jenkins',
      secrets: ['secret-of-the-pipelines'],
    },
    { id: 'other', title: 'CI', baseUrl: 'http://ci', secrets: [] },
  ]);
  expect(read()).toEqual([]);
});

it.each([
  [[one({ id: 'A B' })], 'buildHealth.jenkins[0].id'],
  [[one({ baseUrl: 'file:///etc' })], 'buildHealth.jenkins[0].baseUrl'],
  [[one({ baseUrl: 'nowhere' })], 'buildHealth.jenkins[0].baseUrl'],
  [[one({ baseUrl: 'https://u:p@ci' })], 'may hold no user and no password'],
  [[one({ webhook: { secrets: [] } })], 'webhook.secrets: is empty'],
  [[one({ webhook: { secrets: ['short'] } })], 'shorter than 16 characters'],
  [[one(), one()], "two are called 'ci'"],
])('names what is wrong with %j', (jenkins, reason) => {
  expect(() => read(jenkins)).toThrow(reason);
});
