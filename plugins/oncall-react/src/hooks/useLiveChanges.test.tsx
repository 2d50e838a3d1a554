import type { ComponentProps, ReactNode } from 'react';
import { act, render, screen } from '@testing-library/react';
import { TestApiProvider } from '@backstage/test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { oncallSignalChannel } from '@callboard/backstage-plugin-oncall-common';
import { FakeSignals } from '@internal/frontend-kit/testing';
import { answerOf, apiOf, levelOf, shiftOf } from '../__testUtils__/answers';
import { oncallApiRef } from '../api';
import { useOnCall } from './useOnCall';
import { useOncallQueryClient } from './useOncallQueryClient';

/** Draws what was read under a key, and counts the readings. */
function Reader(props: { queryKey: string[]; read: () => Promise<string> }) {
  const { data } = useQuery({ queryKey: props.queryKey, queryFn: props.read });
  return <p>{data}</p>;
}

function OnCall({ entityRef }: { entityRef: string }) {
  const { data } = useOnCall(entityRef);
  return <p>{data?.item?.levels[0].now?.people[0].title}</p>;
}

function Provider({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={useOncallQueryClient()}>
      {children}
    </QueryClientProvider>
  );
}

function inPortal(
  children: ReactNode,
  signals?: FakeSignals,
  { api }: ReturnType<typeof apiOf> = apiOf(),
) {
  const apis: ComponentProps<typeof TestApiProvider>['apis'] = [
    [oncallApiRef, api],
    ...(signals ? [[signalApiRef, signals] as const] : []),
  ];
  return render(<TestApiProvider apis={apis}>{children}</TestApiProvider>);
}

/** Two cards that show the same. */
function show(signals?: FakeSignals, queryKey = ['schedule', 'a']) {
  let readings = 0;
  const read = jest.fn(async () => {
    readings += 1;
    return `reading ${readings}`;
  });
  const card = (
    <Provider>
      <Reader queryKey={queryKey} read={read} />
    </Provider>
  );
  const view = inPortal(
    <>
      {card}
      {card}
    </>,
    signals,
  );
  return { read, ...view };
}

const pass = (milliseconds: number) =>
  act(() => jest.advanceTimersByTimeAsync(milliseconds));

describe('what is on screen', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('is read again once for all cards within a second of a signal', async () => {
    const signals = new FakeSignals();
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    const { read } = show(signals);
    await pass(0);
    expect(screen.getAllByText('reading 1')).toHaveLength(2);
    expect(signals.listenerCount).toBe(1);

    act(() => signals.send(oncallSignalChannel, { scheduleIds: ['a'] }));
    await pass(499);
    expect(read).toHaveBeenCalledTimes(1);
    await pass(10);
    expect(screen.getAllByText('reading 2')).toHaveLength(2);
    await pass(50_000);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('is read twice, not a hundred times, when a hundred shifts end in two seconds', async () => {
    const signals = new FakeSignals();
    const { read } = show(signals, ['schedules', 'page']);
    await pass(0);
    for (let at = 0; at < 100; at++) {
      act(() => signals.send(oncallSignalChannel, { scheduleIds: [`s${at}`] }));
      await pass(20);
    }
    await pass(4_000);
    expect(read).toHaveBeenCalledTimes(3);
  });

  it.each([
    [['schedule', 'a'], 2],
    [['schedule-changes', 'a'], 2],
    [['schedule', 'another'], 1],
    [['my-shifts'], 2],
    [['search', 'pay'], 2],
    [['on-call-at', 'component:default/payouts'], 2],
    [['my-teams'], 1],
    [['people', 'ana'], 1],
  ])('is read again where the change touches it: %j', async (key, times) => {
    const signals = new FakeSignals();
    const { read } = show(signals, key);
    await pass(0);
    act(() => signals.send(oncallSignalChannel, { scheduleIds: ['a', 'b'] }));
    await pass(1_000);
    expect(read).toHaveBeenCalledTimes(times);
  });

  it('does not heed other channels', async () => {
    const signals = new FakeSignals();
    const { read } = show(signals);
    await pass(0);
    act(() => signals.send('ownership:changes', { scheduleIds: ['a'] }));
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
    act(() => signals.send(oncallSignalChannel, { scheduleIds: ['a'] }));
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

  it('is listened for once, and no longer when it is left', () => {
    const signals = new FakeSignals();
    const { unmount } = show(signals);
    expect(signals.listenerCount).toBe(1);
    unmount();
    expect(signals.listenerCount).toBe(0);
  });

  it('keeps a hundred rows of other plugins right with one request', async () => {
    const signals = new FakeSignals();
    const refs = Array.from({ length: 100 }, (_, at) => `api:default/a${at}`);
    const answersOf = (person: string) =>
      refs.map(ref =>
        answerOf(ref, [levelOf(1, { now: shiftOf([person], -1, 4) })]),
      );
    const backend = apiOf(answersOf('Ana Ruiz'));
    const { unmount } = inPortal(
      refs.map(ref => <OnCall key={ref} entityRef={ref} />),
      signals,
      backend,
    );
    // All rows ask within one turn.
    await pass(100);
    expect(screen.getAllByText('Ana Ruiz')).toHaveLength(100);
    expect(signals.listenerCount).toBe(1);
    backend.answers.splice(0, 100, ...answersOf('Chen Li'));
    act(() => signals.send(oncallSignalChannel, { scheduleIds: ['s1'] }));
    await pass(1_100);
    expect(screen.getAllByText('Chen Li')).toHaveLength(100);
    expect(backend.asked).toEqual([refs, refs]);
    unmount();
    expect(signals.listenerCount).toBe(0);
  });
});
