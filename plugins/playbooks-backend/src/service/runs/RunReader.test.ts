import type { RunRecord, RunStore } from '../../database/RunStore';
import { RunItems } from './RunItems';
import { RunReader } from './RunReader';

const ana = 'user:default/ana';
const run = { id: 'r1', pageId: 'p1', peopleRefs: [ana] } as RunRecord;
const page = { version: 'v1', changedAt: '2026-11-26T03:00:00.000Z' };

function setup(pages: { every: string[]; seen: string[] }) {
  const present = (ids: string[]) => async () =>
    new Map(ids.map(id => [id, page]));
  const list = jest.fn(async () => [run]);
  const store = { find: async () => run, list } as unknown as RunStore;
  const reader = new RunReader({
    store,
    items: new RunItems({ readPage: async () => undefined }),
    every: { present: present(pages.every) },
  });
  const viewer = (userRef?: string) => ({
    userRef,
    pages: { get: jest.fn(), present: present(pages.seen) },
  });
  return { reader, viewer, list };
}

describe('who reads a run', () => {
  it('is whoever sees its page', async () => {
    const { reader, viewer } = setup({ every: ['p1'], seen: ['p1'] });
    expect(await reader.find('r1', viewer())).toBe(run);
  });

  it('is who was in it, once its page is gone, and nobody else', async () => {
    const { reader, viewer } = setup({ every: [], seen: [] });
    expect(await reader.find('r1', viewer(ana))).toBe(run);
    await expect(reader.find('r1', viewer('user:default/ben'))).rejects.toThrow(
      'No run r1',
    );
  });

  it('is nobody from whom its page is hidden, also who was in it', async () => {
    const { reader, viewer, list } = setup({ every: ['p1'], seen: [] });
    await expect(reader.find('r1', viewer(ana))).rejects.toThrow('No run r1');
    await reader.list({ limit: 10 }, viewer(ana));
    expect(list).toHaveBeenCalledWith(
      expect.objectContaining({
        visible: { pageIds: [], hiddenPageIds: ['p1'], viewerRef: ana },
      }),
    );
  });
});
