import { heldTasks } from '@internal/test-kit';
import type { PageSource } from '../sources/PageSource';
import type { KnownSource } from '../sources/SourceBook';
import { ReadEntitySourcesJob } from './ReadEntitySourcesJob';

const MINUTE = 60_000;
const NOW = 100 * MINUTE;

const source = (id: string): PageSource => ({
  id,
  addressOf: () => undefined,
  read: async () => undefined,
});

const ofEntity = (id: string): [string, KnownSource] => [
  id,
  {
    source: source(id),
    readFor: { entityRefs: new Set(['api:default/a']), reason: 'annotation' },
  },
];

/** Sources whose images were let go. */
const forgotten: string[] = [];
let isWhole = true;

async function start(
  attempts: Record<string, number>,
  onRead: (id: string, abort: AbortController) => void = () => {},
) {
  const abort = new AbortController();
  const reads: string[] = [];
  const tasks = heldTasks();
  await new ReadEntitySourcesJob({
    sync: {
      sync: async ({ id }) => {
        reads.push(id);
        onRead(id, abort);
        return undefined;
      },
      readAttempts: async () =>
        new Map(Object.entries(attempts).map(([id, at]) => [id, new Date(at)])),
    },
    book: {
      read: () => ({
        known: new Map([
          ['docs', { source: source('docs') }],
          ofEntity('a'),
          ofEntity('b'),
          ofEntity('c'),
        ]),
        links: [],
      }),
    },
    images: { removeOf: async ids => void forgotten.push(...ids) },
    isWhole: () => isWhole,
    refreshMs: 30 * MINUTE,
    now: () => new Date(NOW),
  }).start(tasks.scheduler);
  await tasks.tasks.get('playbooks-read-entity-sources')!(abort.signal);
  return reads;
}

describe('ReadEntitySourcesJob', () => {
  it('reads what entities name, what waits longest first, and nothing else', async () => {
    expect(await start({ a: 70 * MINUTE, c: 10 * MINUTE })).toEqual([
      'b',
      'c',
      'a',
    ]);
  });

  it('leaves alone what was read a while ago', async () => {
    const attempts = { a: 70 * MINUTE + 1, b: 100 * MINUTE, c: 99 * MINUTE };
    expect(await start(attempts)).toEqual([]);
  });

  it('stops when it is told to', async () => {
    expect(await start({}, (_, abort) => abort.abort())).toEqual(['a']);
  });

  it('lets images go of what was named by nobody for a week, once all entities are known', async () => {
    const week = 7 * 24 * 60 * MINUTE;
    const attempts = {
      gone: NOW - week - 1,
      'just gone': NOW - week + 1,
      docs: 0,
      a: 0,
    };
    isWhole = false;
    await start(attempts);
    expect(forgotten).toEqual([]);
    isWhole = true;
    await start(attempts);
    expect(forgotten).toEqual(['gone']);
  });
});
