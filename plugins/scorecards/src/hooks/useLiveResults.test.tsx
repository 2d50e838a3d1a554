import type { PropsWithChildren } from 'react';
import { act, renderHook } from '@testing-library/react';
import { TestApiProvider } from '@backstage/test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { RESULTS_SIGNAL_CHANNEL } from '@callboard/backstage-plugin-scorecards-common';
import { FakeSignals } from '@internal/frontend-kit/testing';
import {
  QueryClient,
  QueryClientProvider,
  useQuery,
} from '@tanstack/react-query';
import { useLiveResults } from './useLiveResults';

const KEYS = [
  ['entity', 'a'],
  ['entity-detail', 'b'],
  ['explanation', 'a', 'basics/size'],
  ['overview'],
  ['document', 'Scorecard', 'basics'],
] as const;

/** A page that shows all of these, and counts how often each is read. */
async function show() {
  const signals = new FakeSignals();
  const client = new QueryClient();
  const reads = new Map<string, number>();
  const wrapper = ({ children }: PropsWithChildren) => (
    <TestApiProvider apis={[[signalApiRef, signals]]}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </TestApiProvider>
  );
  renderHook(
    () => {
      useLiveResults();
      for (const queryKey of KEYS) {
        const name = queryKey.join(' ');
        // eslint-disable-next-line react-hooks/rules-of-hooks -- always the same ones
        useQuery({
          queryKey,
          queryFn: () => {
            reads.set(name, (reads.get(name) ?? 0) + 1);
            return { entityId: `id-${queryKey[1]}` };
          },
        });
      }
    },
    { wrapper },
  );
  const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
  await pass(0);
  reads.clear();
  return {
    pass,
    send: (message: object) => {
      signals.send(RESULTS_SIGNAL_CHANNEL, message);
    },
    /** What was read since the last time this was asked. */
    read: () => {
      const names = [...reads].map(([name, times]) => `${name}: ${times}`);
      reads.clear();
      return names.sort();
    },
  };
}

describe('useLiveResults', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('reads within a second what is meant and on screen, and nothing else', async () => {
    const { pass, send, read } = await show();
    send({ entityIds: ['id-a'] });
    await pass(600);
    expect(read()).toEqual([
      'entity a: 1',
      'explanation a basics/size: 1',
      'overview: 1',
    ]);
    send({ entityIds: ['id-elsewhere'] });
    await pass(600);
    expect(read()).toEqual([]);
  });

  it('reads what is over many services at most every ten seconds, and misses nothing', async () => {
    const { pass, send, read } = await show();
    for (let second = 0; second < 8; second++) {
      send({ entityIds: ['id-elsewhere'] });
      await pass(1_000);
    }
    expect(read()).toEqual(['overview: 1']);
    await pass(4_000);
    expect(read()).toEqual(['overview: 1']);
    await pass(30_000);
    expect(read()).toEqual([]);
  });

  it('reads all that is shown when too much has changed to be named', async () => {
    const { pass, send, read } = await show();
    send({});
    await pass(600);
    expect(read()).toEqual([
      'entity a: 1',
      'entity-detail b: 1',
      'explanation a basics/size: 1',
      'overview: 1',
    ]);
  });

  it('asks each minute all the same', async () => {
    const { pass, read } = await show();
    await pass(61_000);
    expect(read()).toHaveLength(4);
  });
});
