import { mockServices } from '@backstage/backend-test-utils';
import { EntityIds } from './EntityIds';
import { ResultsNews } from './ResultsNews';

const refs = (count: number) =>
  Array.from({ length: count }, (_, i) => `component:default/service-${i}`);

function setup(publish = jest.fn(async () => {})) {
  const entityIds = new EntityIds('key');
  const teller = { wake: jest.fn() };
  const logger = mockServices.logger.mock();
  const news = new ResultsNews({
    ...{ teller, entityIds, logger },
    signals: { publish },
  });
  const messages = () =>
    (publish.mock.calls as unknown as [{ message: object }][]).map(
      ([{ message }]) => message,
    );
  return {
    news,
    teller,
    logger,
    messages,
    idOf: (ref: string) => entityIds.of(ref),
  };
}

describe('news of results', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('names entities at once, and what comes within a second together', () => {
    const { news, messages, idOf } = setup();
    const [one, two, three] = refs(3);
    news.signal([one]);
    jest.advanceTimersByTime(0);
    expect(messages()).toEqual([{ entityIds: [idOf(one)] }]);
    news.signal([two]);
    news.signal([three, two]);
    jest.advanceTimersByTime(999);
    expect(messages()).toHaveLength(1);
    jest.advanceTimersByTime(1);
    expect(messages()[1]).toEqual({ entityIds: [two, three].map(idOf) });
    jest.advanceTimersByTime(5_000);
    expect(messages()).toHaveLength(2);
  });

  it.each([
    [100, 100],
    [101, undefined],
    [10_000, undefined],
  ])('of %i entities it names %p', (count, named) => {
    const { news, messages } = setup();
    news.signal(refs(count));
    jest.advanceTimersByTime(0);
    const [message] = messages() as { entityIds?: string[] }[];
    expect(message.entityIds?.length).toBe(named);
  });

  it('says nothing of nothing', () => {
    const { news, messages, teller } = setup();
    news.tell({ entityRefs: [], hasLevels: false });
    jest.advanceTimersByTime(5_000);
    expect(messages()).toEqual([]);
    expect(teller.wake).not.toHaveBeenCalled();
  });

  it('has levels told to other plugins, also where pages cannot be told', async () => {
    const { news, teller, logger } = setup(
      jest.fn(async () => {
        throw new Error('no signals');
      }),
    );
    news.tell({ entityRefs: refs(1), hasLevels: true });
    expect(teller.wake).toHaveBeenCalledWith('levels');
    await jest.advanceTimersByTimeAsync(0);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});

describe('ids of entities', () => {
  it('are the same for the same key, and say nothing without it', () => {
    const [ref] = refs(1);
    expect(new EntityIds('a').of(ref)).toBe(new EntityIds('a').of(ref));
    expect(new EntityIds('b').of(ref)).not.toBe(new EntityIds('a').of(ref));
    expect(new EntityIds('a').of(ref)).toMatch(/^[\w-]{16}$/);
  });
});
