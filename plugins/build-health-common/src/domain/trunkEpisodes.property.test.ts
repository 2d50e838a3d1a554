import fc from 'fast-check';
import type { BuildOutcome, TrunkAttempt } from '../types';
import { build, short } from './__testUtils__/trunkBuild';
import { redMs, trunkEpisodes } from './trunkEpisodes';

const anyAttempt: fc.Arbitrary<TrunkAttempt> = fc.record({
  buildId: fc.integer({ min: 1, max: 12 }).map(id => `b${id}`),
  attempt: fc.integer({ min: 1, max: 3 }),
  sha: fc.constantFrom('a', 'b', 'c', 'd', undefined),
  outcome: fc.constantFrom<BuildOutcome>('success', 'failure', 'cancelled'),
  createdAt: fc.option(fc.nat(100), { nil: undefined }),
  finishedAt: fc.nat(200),
  // Of builds that are known or not, of itself, in rings.
  rebuildOf: fc.option(
    fc.integer({ min: 1, max: 14 }).map(id => `b${id}`),
    { nil: undefined },
  ),
});
const anyHistory = fc.uniqueArray(anyAttempt, {
  maxLength: 25,
  selector: ({ buildId, attempt }) => `${buildId} ${attempt}`,
});

describe('trunkEpisodes of any history', () => {
  it('does not depend on the order of the input', () => {
    fc.assert(
      fc.property(
        anyHistory.chain(history =>
          fc.tuple(
            fc.constant(history),
            fc.shuffledSubarray(history, { minLength: history.length }),
          ),
        ),
        ([history, shuffled]) => {
          expect(trunkEpisodes(shuffled)).toEqual(trunkEpisodes(history));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('has stretches that do not overlap, of which at most the last is open', () => {
    fc.assert(
      fc.property(anyHistory, history => {
        const { red, flake } = trunkEpisodes(history);
        const all = [...red, ...flake].sort(
          (a, b) =>
            a.startedAt - b.startedAt ||
            (a.endedAt ?? Infinity) - (b.endedAt ?? Infinity),
        );
        all.forEach(({ startedAt, endedAt = Infinity, builds }, i) => {
          expect(endedAt).toBeGreaterThan(startedAt);
          expect(builds).toBeGreaterThan(0);
          expect(all[i + 1]?.startedAt ?? Infinity).toBeGreaterThanOrEqual(
            endedAt,
          );
        });
        // What the same commit explained is over.
        flake.forEach(({ endedAt }) => expect(endedAt).toBeDefined());
      }),
      { numRuns: 1000 },
    );
  });

  it('is what one reads off a line of builds that finish one after the other', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 40 }), greens => {
        const line = greens.map(isGreen => (isGreen ? 'G' : 'R')).join('');
        const expected = [...line.matchAll(/R+/g)].map(({ index, 0: run }) => {
          const end = index + run.length;
          const until = end < line.length ? (end + 1) * 10 : '';
          return `${(index + 1) * 10}-${until} b${index + 1} ${run.length}`;
        });
        const { red, flake } = trunkEpisodes(
          greens.map((isGreen, i) =>
            build(i + 1, isGreen ? 'success' : 'failure'),
          ),
        );
        expect(short(red)).toEqual(expected);
        expect(flake).toEqual([]);
      }),
    );
  });
});

describe('redMs', () => {
  const episodes = [{ startedAt: 10, endedAt: 30 }, { startedAt: 50 }];

  it('counts the open episode up to now', () => {
    expect(redMs(episodes, { from: 0, to: 100, now: 70 })).toBe(40);
    expect(redMs(episodes, { from: 0, to: 100, now: 500 })).toBe(70);
  });

  it('counts what lies in the window', () => {
    expect(redMs(episodes, { from: 20, to: 55, now: 70 })).toBe(15);
    expect(redMs(episodes, { from: 30, to: 50, now: 70 })).toBe(0);
    expect(redMs(episodes, { from: 80, to: 100, now: 70 })).toBe(0);
    expect(redMs([], { from: 0, to: 100, now: 70 })).toBe(0);
  });

  it('adds up over windows that follow one another', () => {
    fc.assert(
      fc.property(
        anyHistory,
        fc.nat(250),
        fc.nat(250),
        (history, middle, now) => {
          const { red } = trunkEpisodes(history);
          const of = (from: number, to: number) =>
            redMs(red, { from, to, now });
          expect(of(0, middle) + of(middle, 250)).toBe(of(0, 250));
          expect(of(0, 250)).toBeLessThanOrEqual(now);
        },
      ),
    );
  });
});
