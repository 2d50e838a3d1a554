import type { EngineState } from '../database/StateStore';
import { problemsOf } from './problemsOf';
import { inWords, stallsOf } from './stalls';

const NOW = Date.UTC(2026, 10, 28, 3, 6);
const ago = (seconds: number) => NOW - seconds * 1_000;

const stateOf = (change: Partial<EngineState> = {}): EngineState => ({
  looks: {
    ...{ 'take-in': ago(1), escalate: ago(1) },
    ...{ send: ago(1), tell: ago(59) },
  },
  beatAt: ago(30),
  watcher: {},
  deliveries: { waiting: 0, dead: 0 },
  messages: { waiting: 0, failed: 0 },
  failing: [],
  ...change,
});

describe('stallsOf', () => {
  it('has nothing to say while everything moves', () => {
    expect(stallsOf(stateOf(), NOW)).toEqual([]);
    // A process that was killed leaves things behind for a while.
    const busy = stateOf({
      oldestStepAt: ago(119),
      deliveries: { waiting: 9, dead: 9, oldestAt: ago(119) },
      messages: { waiting: 9, failed: 9, oldestAt: ago(119) },
    });
    expect(stallsOf(busy, NOW)).toEqual([]);
  });

  it.each<[Partial<EngineState>, string]>([
    [{ oldestStepAt: ago(121) }, 'late-steps (121 s)'],
    [
      { deliveries: { waiting: 1, dead: 0, oldestAt: ago(300) } },
      'late-deliveries (300 s)',
    ],
    [
      { messages: { waiting: 1, failed: 0, oldestAt: ago(300) } },
      'late-messages (300 s)',
    ],
    [
      { looks: { ...stateOf().looks, send: ago(61) } },
      'silent-worker send (61 s)',
    ],
    [
      { looks: { ...stateOf().looks, tell: undefined } },
      'silent-worker tell (never)',
    ],
  ])('finds what does not move: %j', (change, words) => {
    const stalls = stallsOf(stateOf(change), NOW);
    expect(stalls.map(stall => inWords(stall, NOW))).toEqual([words]);
  });
});

describe('problemsOf', () => {
  const problems = (change: Partial<EngineState>, isAdmin = false) =>
    problemsOf(stateOf(change), {
      ...{ now: NOW, everyMs: 60_000, isAdmin },
      titleOfChannel: id => `by ${id}`,
    });
  const failing = [
    { channel: 'mail', since: ago(60), waiting: 12, problem: 'smtp: 10.0.0.7' },
  ];

  it('tells readers what concerns them, and administrators why', () => {
    expect(problems({})).toEqual([]);
    const watcher = { problem: 'heartbeat: answered 500' };
    const told = problems({ failing, watcher, oldestStepAt: ago(180) });
    expect(told).toEqual([
      { kind: 'late-steps', since: '2026-11-28T03:03:00.000Z' },
      {
        ...{ kind: 'failing-channel', channel: 'by mail', waiting: 12 },
        since: '2026-11-28T03:05:00.000Z',
      },
    ]);
    expect(problems({ failing, watcher }, true)).toMatchObject([
      { kind: 'failing-channel', reason: 'smtp: 10.0.0.7' },
      { kind: 'unwatched', reason: 'heartbeat: answered 500' },
    ]);
  });

  it('says that nothing beats only where nothing else is known', () => {
    expect(problems({ beatAt: ago(179) })).toEqual([]);
    expect(problems({ beatAt: ago(181) })).toMatchObject([
      { kind: 'no-heartbeat' },
    ]);
    expect(problems({ beatAt: undefined })).toEqual([]);
    const late = { beatAt: ago(300), oldestStepAt: ago(300) };
    expect(problems(late)).toMatchObject([{ kind: 'late-steps' }]);
  });
});
