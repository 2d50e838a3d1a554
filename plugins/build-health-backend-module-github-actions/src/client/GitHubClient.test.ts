import { NoAccessError } from '@callboard/backstage-plugin-build-health-node';
import { z } from 'zod';
import { APP_ID, MockApp, PRIVATE_KEY } from '../__testUtils__/MockApp';
import { GitHubClient } from './GitHubClient';

const { signal } = new AbortController();
/** All but the date. */
const TIMERS = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'clearImmediate',
  'nextTick',
  'queueMicrotask',
  'performance',
  'hrtime',
] as const;
const question = {
  path: 'actions/runs',
  schema: z.object({ owner: z.string() }),
  signal,
};

describe('GitHubClient with an App', () => {
  let app: MockApp;
  let apiBaseUrl: string;
  const clientOf = (installationId?: number, id = 'github') =>
    new GitHubClient({
      id,
      apiBaseUrl,
      credentials: {
        app: {
          appId: APP_ID,
          privateKey: PRIVATE_KEY,
          ...(installationId && { installationId }),
        },
      },
    });
  beforeEach(async () => {
    app = new MockApp();
    apiBaseUrl = await app.start();
  });
  afterEach(() => app.stop());

  it('is that of the owner of each repository, found once, with a limit of its own', async () => {
    const client = clientOf();
    for (const repository of ['acme/a', 'acme/b', 'larkspur/c']) {
      const { data } = await client.get(repository, question);
      expect(repository.startsWith(data.owner)).toBe(true);
    }
    expect(app.calls.filter(call => call.endsWith('/installation'))).toEqual([
      'GET /repos/acme/a/installation',
      'GET /repos/larkspur/c/installation',
    ]);
    expect((await client.quotaOf('acme/b'))?.used).toBe(5);
    expect((await client.quotaOf('larkspur/c'))?.used).toBe(6);
    expect(await client.quotaOf('nobody/d')).toBeUndefined();
  });

  it('says which App it is', async () => {
    expect(await clientOf().whoAmI(signal)).toBe('App Callboard');
    expect(await clientOf(5).whoAmI(signal)).toBe('App Callboard');
    expect(app.calls).toEqual(['GET /app', 'GET /app']);
  });

  it('is the one of the configuration, where it is named', async () => {
    await clientOf(5).get('acme/a', question);
    expect(app.calls).toEqual([
      'POST /app/installations/5/access_tokens',
      'GET /repos/acme/a/actions/runs',
    ]);
  });

  it('may be installed later', async () => {
    const client = clientOf();
    app.installations.delete('acme');
    await expect(client.get('acme/a', question)).rejects.toThrow(NoAccessError);
    app.installations.set('acme', 7);
    const { data } = await client.get('acme/a', question);
    expect(data).toEqual({ owner: 'acme' });
  });

  it('may be installed anew, before or after it had a token', async () => {
    // Calls of one id wait for each other, by the date.
    const client = clientOf(undefined, 'anew');
    const get = async () => (await client.get('acme/a', question)).data;
    app.ended.add(5);
    await expect(get()).rejects.toThrow(NoAccessError);
    app.installations.set('acme', 7);
    expect(await get()).toEqual({ owner: 'acme' });
    // A token of a few seconds is tried again, as it may not have spread yet.
    jest.useFakeTimers({ now: Date.now() + 60_000, doNotFake: [...TIMERS] });
    app.installations.set('acme', 8);
    await expect(get()).rejects.toThrow(/refuses the credentials/);
    expect(await get()).toEqual({ owner: 'acme' });
    jest.useRealTimers();
  });

  it('is not looked for again because a repository is missing', async () => {
    const client = clientOf();
    app.missing.add('acme/b');
    for (const repository of ['acme/b', 'acme/b', 'acme/a']) {
      await client.get(repository, question).catch(() => {});
    }
    expect(
      app.calls.filter(call => call.endsWith('/installation')),
    ).toHaveLength(1);
  });

  it('says what of an answer cannot be read', async () => {
    await expect(
      clientOf(5).get('acme/a', {
        ...question,
        schema: z.object({ total_count: z.number() }),
      }),
    ).rejects.toThrow('cannot be read: total_count');
  });
});
