import { mockServices } from '@backstage/backend-test-utils';
import type {
  OncallSource,
  OncallSourceBatch,
} from '@callboard/backstage-plugin-oncall-node';
import type { SourceStore } from '../../database/SourceStore';
import { SourceReading } from './SourceReading';

const batch = (key: string): OncallSourceBatch => ({
  keys: [{ key, problem: 'none' }],
  plans: [],
});

function setup(
  said: () => AsyncIterable<OncallSourceBatch>,
  asOf?: Date,
  { signal } = new AbortController(),
) {
  const source: OncallSource = {
    id: 'pager',
    title: 'Pager',
    refresh: { minutes: 2 },
    keyOf: () => undefined,
    read: jest.fn(said),
  };
  const store = {
    keep: jest.fn(async () => {}),
    complete: jest.fn(async () => {}),
    fail: jest.fn(async () => {}),
  };
  const reading = new SourceReading({
    directory: { asOf, sourceKeys: () => ['a', 'b'] },
    store: store as unknown as SourceStore,
    book: { load: async () => {} },
    metrics: { timeSource: (_, read) => read() },
    logger: mockServices.logger.mock(),
  });
  return { read: () => reading.read(source, signal), source, store };
}

const catalogRead = new Date();

it('keeps each batch as it comes, and completes', async () => {
  const { read, store, source } = setup(async function* said() {
    yield batch('a');
    yield batch('b');
  }, catalogRead);
  await read();
  expect(source.read).toHaveBeenCalledWith(
    expect.objectContaining({ keys: ['a', 'b'] }),
  );
  expect(store.keep).toHaveBeenCalledTimes(2);
  expect(store.complete).toHaveBeenCalledWith(
    'pager',
    ['a', 'b'],
    expect.any(Date),
  );
});

it('keeps what came before an error, names the error, and forgets nothing', async () => {
  const { read, store } = setup(async function* said() {
    yield batch('a');
    throw new Error('It answered 500');
  }, catalogRead);
  await read();
  expect(store.keep).toHaveBeenCalledTimes(1);
  expect(store.fail).toHaveBeenCalledWith('pager', 'It answered 500');
  expect(store.complete).not.toHaveBeenCalled();
});

it('blames no source for its own end', async () => {
  const stop = new AbortController();
  const { read, store } = setup(
    async function* said() {
      yield batch('a');
      stop.abort();
      stop.signal.throwIfAborted();
    },
    catalogRead,
    stop,
  );
  await read();
  expect(store.keep).toHaveBeenCalledTimes(1);
  expect(store.fail).not.toHaveBeenCalled();
  expect(store.complete).not.toHaveBeenCalled();
});

it('tells readers nothing of errors of its own', async () => {
  const { read, store } = setup(async function* said() {
    yield batch('a');
  }, catalogRead);
  store.keep.mockRejectedValue(new Error('insert into "source_keys"'));
  await expect(read()).rejects.toThrow('insert into');
  expect(store.fail).not.toHaveBeenCalled();
});

it('keeps nothing of an answer that is out of bounds', async () => {
  const { read, store } = setup(async function* said() {
    const shifts = Array.from({ length: 501 }, () => ({ people: [] }));
    const levels = [{ level: 1, name: 'One', shifts }];
    const instant = new Date().toISOString();
    const plan = { id: 'p', knownFrom: instant, knownUntil: instant, levels };
    yield { keys: [], plans: [plan] };
  }, catalogRead);
  await read();
  expect(store.keep).not.toHaveBeenCalled();
  expect(store.fail).toHaveBeenCalledWith(
    'pager',
    expect.stringMatching(/at plans\.0\.levels\.0\.shifts/),
  );
});

it('asks nobody before the catalog was read', async () => {
  const { read, source, store } = setup(async function* said() {
    yield batch('a');
  });
  await read();
  expect(source.read).not.toHaveBeenCalled();
  expect(store.complete).not.toHaveBeenCalled();
});
