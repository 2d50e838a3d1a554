import type { PropsWithChildren } from 'react';
import { act, render, screen } from '@testing-library/react';
import { TestApiProvider } from '@backstage/test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { createKitQueryClient } from '@internal/frontend-kit';
import { useQuery } from '@tanstack/react-query';
import { FakeSignals } from '@internal/frontend-kit/testing';
import { OwnershipProvider } from './OwnershipProvider';

const CHANNEL = 'ownership:changes';

/** Draws what was read, and counts the readings. */
function Reader(props: { queryKey: string[]; read: () => Promise<string> }) {
  const { data } = useQuery({
    queryKey: props.queryKey,
    queryFn: props.read,
  });
  return <p>{data}</p>;
}

/** Two cards of one cache, in a portal with signals. */
function show(signals: FakeSignals, queryKey = ['owners', 'a']) {
  const client = createKitQueryClient();
  let readings = 0;
  const read = jest.fn(async () => {
    readings += 1;
    return `reading ${readings}`;
  });
  const Card = ({ children }: PropsWithChildren) => (
    <OwnershipProvider client={client}>{children}</OwnershipProvider>
  );
  const view = render(
    <TestApiProvider apis={[[signalApiRef, signals]]}>
      <Card>
        <Reader queryKey={queryKey} read={read} />
      </Card>
      <Card>
        <Reader queryKey={queryKey} read={read} />
      </Card>
    </TestApiProvider>,
  );
  return { read, ...view };
}

const pass = (milliseconds: number) =>
  act(() => jest.advanceTimersByTimeAsync(milliseconds));

describe('OwnershipProvider', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('reads again once for all cards within a second of a signal', async () => {
    const signals = new FakeSignals();
    jest.spyOn(Math, 'random').mockReturnValueOnce(0.5).mockReturnValue(0.9);
    const { read } = show(signals);
    await pass(0);
    expect(screen.getAllByText('reading 1')).toHaveLength(2);

    act(() => signals.send(CHANNEL));
    await pass(499);
    expect(read).toHaveBeenCalledTimes(1);
    await pass(501);
    expect(screen.getAllByText('reading 2')).toHaveLength(2);
    await pass(58_000);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('hears of each change, also one right after another', async () => {
    const signals = new FakeSignals();
    const { read } = show(signals);
    await pass(0);
    for (const readings of [2, 3]) {
      act(() => signals.send(CHANNEL));
      await pass(1_000);
      expect(read).toHaveBeenCalledTimes(readings);
    }
  });

  it.each([
    ['of another channel', 'oncall:changes', ['owners', 'a']],
    ['for what no change of owners touches', CHANNEL, ['groups', 'pay']],
  ])('reads nothing again %s', async (_, channel, queryKey) => {
    const signals = new FakeSignals();
    const { read } = show(signals, queryKey);
    await pass(0);
    act(() => signals.send(channel));
    await pass(1_000);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('waits until the page is looked at', async () => {
    const signals = new FakeSignals();
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    const visibility = jest
      .spyOn(document, 'visibilityState', 'get')
      .mockReturnValue('hidden');
    const { read } = show(signals);
    await pass(0);
    act(() => signals.send(CHANNEL));
    await pass(1_000);
    expect(read).toHaveBeenCalledTimes(1);

    hidden.mockReturnValue(false);
    visibility.mockReturnValue('visible');
    act(() => {
      window.dispatchEvent(new Event('visibilitychange'));
    });
    await pass(0);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('listens once for all cards, and no longer when they are left', () => {
    const signals = new FakeSignals();
    const { unmount } = show(signals);
    expect(signals.listenerCount).toBe(1);
    unmount();
    expect(signals.listenerCount).toBe(0);
  });
});
