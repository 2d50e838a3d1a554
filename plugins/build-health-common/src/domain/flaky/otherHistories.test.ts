import {
  generateOtherHistory,
  type Kind,
  type OtherTest,
} from '../__testUtils__/generateOtherHistories';
import { estimatePrior } from './estimatePrior';
import { testEvidence } from './testEvidence';
import { testHealth } from './testHealth';

/** No threshold was chosen on these histories, nor looked at them: `flakyVerdicts.test.ts` says on which ones. */
const FIRST_SEED = Number(process.env.FLAKY_SEEDS ?? 2001);
const SEEDS = Array.from({ length: 20 }, (_, i) => FIRST_SEED + i);
const FLAKY: Kind[] = ['steady', 'clumped', 'spells', 'late', 'shared'];
const SOUND: Kind[] = ['healthy', 'broken'];

describe('verdicts on histories that are not made as the statistics suppose', () => {
  const verdicts = new Map<OtherTest, ReturnType<typeof testHealth>>();
  for (const seed of SEEDS) {
    const tests = generateOtherHistory(seed);
    const evidence = tests.map(({ runs }) => testEvidence(runs));
    const prior = estimatePrior(evidence);
    tests.forEach((test, i) =>
      verdicts.set(test, testHealth(evidence[i], { prior })),
    );
  }
  const tests = [...verdicts.keys()];
  const isCalledFlaky = (test: OtherTest) =>
    verdicts.get(test)!.verdict === 'flaky';
  const shareOf = (
    kinds: readonly Kind[],
    holds: (test: OtherTest) => boolean,
  ) => {
    const own = tests.filter(({ kind }) => kinds.includes(kind));
    return own.filter(holds).length / own.length;
  };
  const isCovered = (test: OtherTest) => {
    const { low, high } = verdicts.get(test)!.interval;
    return low <= test.share && test.share <= high;
  };

  it('finds what is flaky, whatever makes it so', () => {
    // eslint-disable-next-line no-console
    console.log(
      [...SOUND, ...FLAKY]
        .map(kind =>
          [
            kind.padEnd(9),
            `${tests.filter(test => test.kind === kind).length} tests`,
            `${(100 * shareOf([kind], isCalledFlaky)).toFixed(1)} % flaky`,
            FLAKY.includes(kind) &&
              `rate covered for ${(100 * shareOf([kind], isCovered)).toFixed(
                0,
              )} %`,
          ]
            .filter(Boolean)
            .join('  '),
        )
        .join('\n'),
    );
    const called = tests.filter(isCalledFlaky);
    const hits = called.filter(({ kind }) => FLAKY.includes(kind));
    expect(hits.length / called.length).toBeGreaterThanOrEqual(0.95);
    expect(shareOf(FLAKY, isCalledFlaky)).toBeGreaterThanOrEqual(0.85);
    expect(shareOf(['steady'], isCalledFlaky)).toBeGreaterThanOrEqual(0.95);
    for (const kind of FLAKY) {
      expect(shareOf([kind], isCalledFlaky)).toBeGreaterThanOrEqual(0.75);
    }
  });

  it('calls little flaky that is sound, though it was broken, and branches were', () => {
    for (const kind of SOUND) {
      expect(shareOf([kind], isCalledFlaky)).toBeLessThanOrEqual(0.02);
    }
  });

  it('calls nothing flaky too early, and says how much it finds in few runs', () => {
    const found = [30, 60, 120, 250].map(last => {
      const evidence = tests.map(({ runs }) => testEvidence(runs.slice(-last)));
      const prior = estimatePrior(evidence);
      const called = tests.filter(
        (_, i) => testHealth(evidence[i], { prior }).verdict === 'flaky',
      );
      const hits = called.filter(({ kind }) => FLAKY.includes(kind)).length;
      const all = tests.filter(({ kind }) => FLAKY.includes(kind)).length;
      return { last, precision: hits / called.length, recall: hits / all };
    });
    // eslint-disable-next-line no-console
    console.log(
      found
        .map(
          ({ last, recall }) => `${last} runs: ${Math.round(100 * recall)} %`,
        )
        .join(', '),
    );
    for (const { precision } of found) {
      expect(precision).toBeGreaterThanOrEqual(0.95);
    }
    const recalls = found.map(({ recall }) => recall);
    expect(recalls).toEqual([...recalls].sort((a, b) => a - b));
    expect(recalls.at(-1)).toBeGreaterThan(0.6);
  });

  it('believes in a rate near the true one where failures do not hang together', () => {
    // Nominally 95 %. It supposes that tries are independent; where they are not, the list above shows how much too narrow it is.
    expect(shareOf(['steady'], isCovered)).toBeGreaterThanOrEqual(0.8);
  });

  it('is fed with failures that hang together, slow repositories and unknown commits', () => {
    const lengths = tests.map(({ runs }) => runs.length);
    expect(Math.min(...lengths)).toBeLessThan(250);
    expect(Math.max(...lengths)).toBeGreaterThan(2000);
    expect(tests.some(({ runs }) => runs[0].sha === undefined)).toBe(true);
    const clumped = tests.filter(({ kind }) => kind === 'clumped');
    const retried = clumped.flatMap(({ runs }) =>
      runs.flatMap(({ retriedTo }) => retriedTo ?? []),
    );
    const still = retried.filter(one => one === 'failed').length;
    expect(still / retried.length).toBeGreaterThan(0.4);
    expect(generateOtherHistory(3)).toEqual(generateOtherHistory(3));
  });
});
