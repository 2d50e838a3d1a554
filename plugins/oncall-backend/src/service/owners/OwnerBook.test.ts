import { mockServices } from '@backstage/backend-test-utils';
import { OwnerBook } from './OwnerBook';

const signal = new AbortController().signal;
const HOUR = 3_600_000;

function setup(count = 2) {
  const refs = Array.from(
    { length: count },
    (_, at) => `component:default/c${at}`,
  );
  let now = 0;
  const provider = {
    getOwners: jest.fn(async (request: { entityRefs: string[] }) =>
      request.entityRefs.map(ref =>
        ref.endsWith('c1') ? { ownerRef: 'group:default/ledger' } : undefined,
      ),
    ),
  };
  const book = new OwnerBook({
    directory: { entities: new Map(refs.map(ref => [ref, {} as never])) },
    provider,
    logger: mockServices.logger.mock(),
    clock: () => now,
  });
  return { book, provider, pass: (ms: number) => (now += ms) };
}

it('knows what was said, and nothing of others', async () => {
  const { book } = setup();
  await book.read(signal);
  expect(book.find('component:default/c1')?.ownerRef).toBe(
    'group:default/ledger',
  );
  expect(book.find('component:default/c0')).toBeUndefined();
});

it('asks for a thousand at once', async () => {
  const { book, provider } = setup(2_001);
  await book.read(signal);
  expect(
    provider.getOwners.mock.calls.map(([{ entityRefs }]) => entityRefs.length),
  ).toEqual([1_000, 1_000, 1]);
});

it('keeps what it knows for an hour when there is no answer', async () => {
  const { book, provider, pass } = setup();
  await book.read(signal);
  provider.getOwners.mockRejectedValue(new Error('down'));
  pass(HOUR - 1);
  await book.read(signal);
  expect(book.find('component:default/c1')).toBeDefined();
  pass(1);
  expect(book.find('component:default/c1')).toBeUndefined();
});
