import type { KeptLink } from '../../database/CalendarLinkStore';
import { Directory } from '../Directory';
import type { Allows } from './CalendarRules';
import { CalendarSweeper } from './CalendarSweeper';

const HOUR = 3_600_000;
const start = Date.UTC(2026, 10, 26);

/** Links of Ana and Ben in memory; who of them may have one changes. */
function setup() {
  const directory = new Directory({ scheduleKeys: [] });
  const kept = new Map<string, KeptLink>(
    ['ana', 'ben'].map(name => [
      name,
      {
        id: name,
        kind: 'person',
        target: `user:default/${name}`,
        ownerRef: `user:default/${name}`,
        createdAt: new Date(start),
      },
    ]),
  );
  const gone = new Set<string>();
  let now = start;
  const current = jest.fn(
    async (): Promise<Allows> =>
      ({ ownerRef }) =>
        !gone.has(ownerRef),
  );
  const markLapsed = jest.fn(
    async (ids: readonly string[], lapsedAt: Date | undefined) =>
      ids.forEach(id => kept.set(id, { ...kept.get(id)!, lapsedAt })),
  );
  const removeEnded = jest.fn(async (_: Date) => {});
  const sweeper = new CalendarSweeper({
    links: {
      create: jest.fn(),
      findByTokenHash: jest.fn(),
      listOf: jest.fn(),
      remove: jest.fn(),
      markUsed: jest.fn(),
      readAll: async () => [...kept.values()],
      markLapsed,
      removeLapsed: async before =>
        [...kept.values()]
          .filter(({ lapsedAt }) => lapsedAt && lapsedAt < before)
          .forEach(({ id }) => kept.delete(id)),
    },
    events: { removeEnded },
    rules: { current },
    directory,
    clock: () => now,
  });
  const sweepAfter = async (
    hours: number,
    signal = new AbortController().signal,
  ) => {
    now += hours * HOUR;
    await sweeper.sweep(signal);
    return [...kept.keys()];
  };
  return { current, directory, gone, markLapsed, removeEnded, sweepAfter };
}

describe('CalendarSweeper', () => {
  it('ends for good the links of who has been gone for a day', async () => {
    const { directory, gone, sweepAfter } = setup();
    directory.completed(new Date(start));
    gone.add('user:default/ben');
    expect(await sweepAfter(0)).toEqual(['ana', 'ben']);
    expect(await sweepAfter(24)).toEqual(['ana', 'ben']);
    expect(await sweepAfter(1)).toEqual(['ana']);
  });

  it('lets a link live whose owner was away for less than a day', async () => {
    const { directory, gone, sweepAfter } = setup();
    directory.completed(new Date(start));
    gone.add('user:default/ben');
    await sweepAfter(0);
    gone.clear();
    await sweepAfter(23);
    gone.add('user:default/ben');
    expect(await sweepAfter(23)).toEqual(['ana', 'ben']);
  });

  it('asks once which schedules there are, however many links', async () => {
    const { current, directory, sweepAfter } = setup();
    directory.completed(new Date(start));
    await sweepAfter(1);
    expect(current).toHaveBeenCalledTimes(1);
  });

  it('forgets what ended a month ago', async () => {
    const { directory, removeEnded, sweepAfter } = setup();
    directory.completed(new Date(start));
    await sweepAfter(1);
    expect(removeEnded.mock.calls).toEqual([
      [new Date(start + HOUR - 31 * 24 * HOUR)],
    ]);
  });

  it('does no further step once it is called off', async () => {
    const { directory, gone, markLapsed, removeEnded, sweepAfter } = setup();
    directory.completed(new Date(start));
    gone.add('user:default/ben');
    const called = new AbortController();
    markLapsed.mockImplementation(async () => called.abort());
    await sweepAfter(1, called.signal);
    expect(markLapsed).toHaveBeenCalledTimes(1);
    expect(removeEnded).not.toHaveBeenCalled();
  });

  it('ends nothing while the catalog is not known', async () => {
    const { gone, removeEnded, sweepAfter } = setup();
    gone.add('user:default/ben');
    await sweepAfter(0);
    expect(await sweepAfter(48)).toEqual(['ana', 'ben']);
    expect(removeEnded).not.toHaveBeenCalled();
  });
});
