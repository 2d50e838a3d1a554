import { sourceOf } from '../__testUtils__/organisation';
import { findingOf } from './sourceState';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();
const of = (change: Parameters<typeof sourceOf>[0]) =>
  findingOf(sourceOf(change), NOW);

describe('findingOf', () => {
  it('calls a webhook silent only where builds are known that it did not tell of', () => {
    const threeHours = { lastReceivedAt: ago(180), lastPolledAt: ago(2) };
    expect(of(threeHours).kind).toBe('fine');
    expect(of({ ...threeHours, lastBuildAt: ago(190) }).kind).toBe('fine');
    // It may be on its way still.
    expect(of({ ...threeHours, lastBuildAt: ago(170) }).kind).toBe('fine');
    expect(of({ ...threeHours, lastBuildAt: ago(30) })).toEqual({
      kind: 'silent',
      tone: 'warn',
      silentMs: 180 * 60_000,
    });
    const { webhookPath: _none, ...polled } = sourceOf(threeHours);
    expect(findingOf({ ...polled, lastBuildAt: ago(30) }, NOW).kind).toBe(
      'fine',
    );
  });

  it('does not blame a webhook that was set up a moment ago', () => {
    const found = { lastReceivedAt: undefined, lastPolledAt: ago(1) };
    expect(of({ ...found, lastBuildAt: ago(30) })).toEqual({
      kind: 'unheard',
      tone: 'unknown',
    });
    expect(of({ lastReceivedAt: undefined }).kind).toBe('never');
  });

  it('tells first of what is wrong, then of what goes on', () => {
    const all = {
      problem: 'It is down',
      dead: 1,
      backfill: { done: 1 },
      asking: { done: 1, total: 2 },
      waiting: 3,
    };
    expect(of(all).kind).toBe('problem');
    expect(of({ ...all, problem: undefined }).kind).toBe('dead');
    expect(of({ ...all, problem: undefined, dead: 0 }).kind).toBe('backfill');
    expect(of({ asking: all.asking, waiting: 3 }).kind).toBe('asking');
  });
});
