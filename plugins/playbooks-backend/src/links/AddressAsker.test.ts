import { startWiki } from '../__testUtils__/startWiki';
import { AddressAsker } from './AddressAsker';

const { signal } = new AbortController();

describe('AddressAsker', () => {
  let wiki: Awaited<ReturnType<typeof startWiki>>;
  let other: Awaited<ReturnType<typeof startWiki>>;
  beforeAll(async () => {
    other = await startWiki({ '/there': 200 });
    wiki = await startWiki({
      '/there': 200,
      '/gone': 410,
      '/refuses-head': { head: 405, get: 200 },
      '/lies-to-head': { head: 404, get: 200 },
      '/closed': 401,
      '/forbidden': 403,
      '/busy': 429,
      '/down': 503,
      '/fails': 500,
      '/moved': { status: 301, location: '/there' },
      '/moved-to-nothing': { status: 302, location: '/gone' },
      '/private': { status: 302, location: '/login?next=/private' },
      '/login?next=/private': 200,
      '/old': { status: 302, location: '/' },
      '/': 200,
      '/round': { status: 302, location: '/round' },
      '/elsewhere': { status: 302, location: `${other.url}/there` },
      '/metadata': { status: 302, location: 'http://169.254.169.254/latest' },
      '/file': { status: 302, location: 'file:///etc/passwd' },
      '/silence': 'silence',
    });
  });
  afterAll(() => Promise.all([wiki.stop(), other.stop()]));

  const asker = () =>
    new AddressAsker({ hosts: [], internalHosts: [wiki.host] });
  const ask = (path: string) => asker().ask(`${wiki.url}${path}`, signal);

  it.each([
    ['/there', 'ok'],
    ['/nobody-named-it', 'broken'],
    ['/gone', 'broken'],
    ['/refuses-head', 'ok'],
    ['/lies-to-head', 'ok'],
    ['/closed', 'cannot-tell'],
    ['/forbidden', 'cannot-tell'],
    ['/busy', 'cannot-tell'],
    ['/down', 'cannot-tell'],
    ['/fails', 'cannot-tell'],
    ['/moved', 'ok'],
    ['/moved-to-nothing', 'broken'],
    ['/private', 'cannot-tell'],
    ['/old', 'cannot-tell'],
    ['/round', 'cannot-tell'],
    ['/elsewhere', 'cannot-tell'],
    ['/metadata', 'cannot-tell'],
    ['/file', 'cannot-tell'],
  ])('%s is %s', async (path, state) => {
    expect(await ask(path)).toMatchObject({ state });
  });

  it('does not believe a host that says so of what is private', async () => {
    const internalHosts = [wiki.host];
    const hiding = new AddressAsker({
      hosts: [],
      internalHosts,
      hidesPrivate: host => host === wiki.host,
    });
    const askIt = (path: string) => hiding.ask(wiki.url + path, signal);
    expect(await askIt('/nowhere')).toEqual({ state: 'cannot-tell' });
    expect(await ask('/gone')).toEqual({ state: 'broken' });
    expect(await ask('/there')).toEqual({ state: 'ok' });
  });

  it('says that a host wants to be left alone', async () => {
    expect(await ask('/busy')).toMatchObject({ isBusy: true });
    expect(await ask('/down')).toMatchObject({ isBusy: true });
    expect(await ask('/fails')).not.toHaveProperty('isBusy');
  });

  it('asks nobody who was not named, also where one leads there', async () => {
    other.asked.length = 0;
    await ask('/elsewhere');
    expect(await asker().ask(`${other.url}/there`, signal)).toEqual({
      state: 'cannot-tell',
    });
    expect(other.asked).toEqual([]);
  });

  it('asks no private address of a host that is said to be in the internet', async () => {
    wiki.asked.length = 0;
    const { port } = new URL(wiki.url);
    const hosts = [wiki.host, `localhost:${port}`];
    const outside = new AddressAsker({ hosts, internalHosts: [] });
    for (const host of hosts) {
      expect(await outside.ask(`http://${host}/there`, signal)).toEqual({
        state: 'cannot-tell',
      });
    }
    expect(wiki.asked).toEqual([]);
  });

  it('ends when it is told to', async () => {
    const stop = new AbortController();
    const asked = asker().ask(`${wiki.url}/silence`, stop.signal);
    setTimeout(() => stop.abort(new Error('shut down')), 50);
    await expect(asked).rejects.toThrow('shut down');
  });
});
