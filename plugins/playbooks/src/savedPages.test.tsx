import { cleanup, screen, waitFor } from '@testing-library/react';
import { FakePlaybooksApi, playbookOf } from './__testUtils__/FakePlaybooksApi';
import { renderPage } from './__testUtils__/renderPage';
import { readSavedPage, savePage } from './lib/savedPages';

/** The Cache API of browsers, in memory; jsdom has none. */
class FakeCaches {
  readonly kept = new Map<string, Map<string, string>>();
  keys = async () => [...this.kept.keys()];
  delete = async (name: string) => this.kept.delete(name);
  open = async (name: string) => {
    const entries = this.kept.get(name) ?? new Map<string, string>();
    this.kept.set(name, entries);
    return {
      match: async (address: string) => {
        const text = entries.get(address);
        return text && { json: async () => JSON.parse(text) };
      },
      put: async (address: string, { text }: { text: string }) => {
        entries.set(address, text);
      },
      delete: async (address: string) => entries.delete(address),
      keys: async () => [...entries.keys()],
    };
  };
}

const me = 'user:default/test';
const PAGE = playbookOf('# Lag\n\n## Diagnosis\n\nLook at the pods.\n');
const savedAt = Date.parse('2026-11-27T02:58:00Z');

describe('pages that were read before', () => {
  let fake: FakeCaches;
  beforeEach(() => {
    fake = new FakeCaches();
    Object.assign(window, { caches: fake });
    Object.assign(globalThis, {
      Response: class {
        constructor(readonly text: string) {}
      },
    });
  });
  afterEach(() => {
    cleanup();
    Reflect.deleteProperty(window, 'caches');
  });

  it('are there while the present one is not, which then takes their place', async () => {
    await savePage(me, { playbook: PAGE, savedAt });
    const api = new FakePlaybooksApi([
      playbookOf('# Lag\n\n## Diagnosis\n\nLook at the queue.\n'),
    ]);
    let answer = () => {};
    const { getPlaybook } = api;
    api.getPlaybook = async request => {
      await new Promise<void>(done => {
        answer = done;
      });
      return getPlaybook.call(api, request);
    };
    renderPage('/playbooks/pages/lag', api);
    expect(await screen.findByText('Look at the pods.')).toBeInTheDocument();
    expect(screen.getByText(/^Saved copy of .*02:58/)).toBeInTheDocument();
    answer();
    expect(await screen.findByText('Look at the queue.')).toBeInTheDocument();
    expect(screen.queryByText(/Saved copy/)).not.toBeInTheDocument();
    await waitFor(async () =>
      expect(JSON.stringify(await readSavedPage(me, 'lag'))).toContain('queue'),
    );
  });

  it('stay, with their age, while the backend does not answer', async () => {
    await savePage(me, { playbook: PAGE, savedAt });
    const api = new FakePlaybooksApi();
    api.getPlaybook = async () => {
      throw Object.assign(new Error('bad gateway'), { statusCode: 400 });
    };
    renderPage('/playbooks/pages/lag', api);
    expect(await screen.findByText('Look at the pods.')).toBeInTheDocument();
    expect(await screen.findByText(/did not update/)).toBeInTheDocument();
  });

  it('are let go when they are not for the reader any more', async () => {
    await savePage(me, { playbook: PAGE, savedAt });
    renderPage('/playbooks/pages/lag', new FakePlaybooksApi());
    await waitFor(async () =>
      expect(await readSavedPage(me, 'lag')).toBeUndefined(),
    );
    expect(screen.queryByText('Look at the pods.')).not.toBeInTheDocument();
  });

  it('are 50 at most, and those of who is signed in only', async () => {
    await savePage('user:default/other', { playbook: PAGE, savedAt });
    for (let at = 0; at < 52; at++) {
      await savePage(me, { playbook: { ...PAGE, id: `p${at}` }, savedAt });
    }
    expect(await readSavedPage('user:default/other', 'lag')).toBeUndefined();
    expect(await readSavedPage(me, 'p1')).toBeUndefined();
    expect(await readSavedPage(me, 'p2')).toMatchObject({ savedAt });
    expect(await readSavedPage(me, 'p51')).toMatchObject({ savedAt });
  });
});

it('nothing is saved where a browser keeps nothing', async () => {
  await savePage(me, { playbook: PAGE, savedAt });
  expect(await readSavedPage(me, 'lag')).toBeUndefined();
});
