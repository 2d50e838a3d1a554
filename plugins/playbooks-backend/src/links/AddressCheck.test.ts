import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import { startWiki } from '../__testUtils__/startWiki';
import { openDatabase } from '../database/openDatabase';
import { AddressAsker } from './AddressAsker';
import { AddressCheck } from './AddressCheck';
import { DatabaseLinkStore } from './DatabaseLinkStore';

const HOUR = 3_600_000;

eachDatabase(createDatabase => {
  let wiki: Awaited<ReturnType<typeof startWiki>>;
  let links: DatabaseLinkStore;
  let now: Date;

  beforeEach(async () => {
    wiki = await startWiki({ '/a': 200, '/b': 404, '/busy': 429 });
    const knex = await createDatabase();
    links = new DatabaseLinkStore(
      await openDatabase(mockServices.database({ knex })),
    );
    now = new Date('2026-11-27T03:00:00Z');
  });
  afterEach(() => wiki.stop());

  const check = (
    paths: string[],
    { signal = new AbortController().signal, hosts = [wiki.host] } = {},
  ) =>
    new AddressCheck({
      links,
      asker: new AddressAsker({ hosts: [], internalHosts: hosts }),
      everyMs: 24 * HOUR,
      pauseMs: 0,
      now: () => now,
    }).check(new Set(paths.map(path => wiki.url + path)), signal);
  const states = async () =>
    Object.fromEntries(
      (await links.readAddresses()).map(({ address, state }) => [
        new URL(address).pathname,
        state,
      ]),
    );

  it('asks once a day, and tells what has changed', async () => {
    await check(['/a', '/b']);
    expect(await states()).toEqual({ '/a': 'ok', '/b': 'broken' });
    wiki.asked.length = 0;
    now = new Date(now.getTime() + 23 * HOUR);
    await check(['/a', '/b', '/c']);
    expect(wiki.asked).toEqual(['HEAD /c', 'GET /c']);
    wiki.answers['/a'] = 410;
    now = new Date(now.getTime() + HOUR);
    await check(['/a', '/b', '/c']);
    expect(await states()).toMatchObject({ '/a': 'broken' });
  });

  it('leaves a host alone that is busy, and asks it again next time', async () => {
    await check(['/a', '/busy', '/b']);
    expect(await states()).toEqual({ '/a': 'ok', '/busy': 'cannot-tell' });
    // It may be busy for ever: the others come first.
    wiki.asked.length = 0;
    await check(['/a', '/busy', '/b']);
    expect(wiki.asked).toEqual(['HEAD /b', 'GET /b']);
    wiki.answers['/busy'] = 200;
    now = new Date(now.getTime() + 24 * HOUR);
    await check(['/busy']);
    expect(await states()).toMatchObject({ '/busy': 'ok', '/b': 'broken' });
    wiki.answers['/busy'] = 503;
    now = new Date(now.getTime() + 24 * HOUR);
    await check(['/busy']);
    expect(await states()).toMatchObject({ '/busy': 'ok' });
  });

  it('forgets what nobody links to any more, and hosts that it may not ask any more', async () => {
    await check(['/a', '/b']);
    now = new Date(now.getTime() + 49 * HOUR);
    await check(['/a']);
    expect(await states()).toEqual({ '/a': 'ok' });
    await check([], { hosts: [] });
    expect(await states()).toEqual({});
  });

  it('ends when it is told to, and keeps what it was answered', async () => {
    wiki.answers['/silence'] = 'silence';
    const stop = new AbortController();
    const checked = check(['/a', '/silence'], { signal: stop.signal });
    setTimeout(() => stop.abort(new Error('shut down')), 300);
    await expect(checked).rejects.toThrow('shut down');
    expect(await states()).toEqual({ '/a': 'ok' });
  });
});
