import type { BuildOutcome } from '@callboard/backstage-plugin-build-health-common';
import { HOUR_MS, MINUTE_MS } from './calendar';
import type { Random } from './random';
import type { SampleBuild, SampleFailure, SamplePipeline } from './types';
import { isInStorm, stormOf } from './weather';

/** How a build ends. */
export interface Fate {
  outcome: BuildOutcome;
  failure?: SampleFailure;
  /** How much of its usual time it takes. */
  portion: number;
  /** It is run again: when, after it has ended, and how that ends. */
  again?: { after: number; outcome: BuildOutcome };
}

const PASSED: Fate = { outcome: 'success', portion: 1 };
const FLAKY_SHARE = 0.16;
const USUAL_FLAKES = 0.012;

const TESTS: ReadonlySet<SampleFailure> = new Set([
  'tests',
  'flaky-test',
  'broken-test',
]);

const broken = (random: Random, failure: SampleFailure): Fate => ({
  outcome: 'failure',
  failure,
  portion: TESTS.has(failure) ? random.between(0.6, 1) : random.ratio(0.1, 0.4),
});

/** A test fails that passes when somebody tries once more; of a nightly build they do so in the morning. */
const flake = (random: Random, { isNightly }: SamplePipeline): Fate => ({
  ...broken(random, 'flaky-test'),
  again: {
    after: isNightly
      ? random.between(5 * HOUR_MS, 7 * HOUR_MS)
      : random.ratio(3 * MINUTE_MS, 25 * MINUTE_MS),
    outcome: 'success',
  },
});

/** In a storm most builds lose their machine, and are run again when it is over. */
function lost(random: Random, at: number, now: number): Fate {
  const after =
    stormOf(now).to - at + random.ratio(4 * MINUTE_MS, 90 * MINUTE_MS);
  return {
    outcome: random.chance(0.2) ? 'timed-out' : 'failure',
    failure: 'machine',
    portion: random.between(0.1, 0.7),
    again: { after, outcome: 'success' },
  };
}

function onTrunk(
  random: Random,
  { pipeline, isBroken }: { pipeline: SamplePipeline; isBroken: boolean },
): Fate {
  if (isBroken) {
    const isTest = random.chance(0.75) || pipeline.story !== undefined;
    const fate = broken(random, isTest ? 'broken-test' : 'compiler');
    return random.chance(0.2)
      ? { ...fate, again: { after: 4 * MINUTE_MS, outcome: 'failure' } }
      : fate;
  }
  const dice = random.next();
  const flakes = pipeline.story === 'flaky' ? FLAKY_SHARE : USUAL_FLAKES;
  if (dice < flakes) return flake(random, pipeline);
  if (dice > 0.993) return { outcome: 'cancelled', portion: 0.3 };
  if (dice > 0.986) return { outcome: 'skipped', portion: 0 };
  return PASSED;
}

function onBranch(
  random: Random,
  { pipeline, isFork }: { pipeline: SamplePipeline; isFork: boolean },
): Fate {
  // Somebody has to let builds of strangers run.
  if (isFork && random.chance(0.25)) {
    return { outcome: 'action-required', portion: 0 };
  }
  const dice = random.next();
  if (dice < 0.06) {
    return { outcome: 'cancelled', portion: random.between(0.1, 0.8) };
  }
  if (dice < 0.08) return { outcome: 'skipped', portion: 0 };
  if (dice < 0.14) return broken(random, 'tests');
  if (dice < 0.17) return broken(random, 'compiler');
  if (dice < 0.19) return broken(random, 'lint');
  if (dice < 0.194) {
    return { outcome: 'timed-out', failure: 'machine', portion: 4 };
  }
  if (dice < 0.196 && pipeline.source === 'github') {
    return { outcome: 'startup-failure', portion: 0 };
  }
  const flakes = pipeline.story === 'flaky' ? FLAKY_SHARE : USUAL_FLAKES;
  return random.chance(flakes) ? flake(random, pipeline) : PASSED;
}

/** How a build ends, by where and when it was made. */
export function fateOf(
  random: Random,
  build: Pick<
    SampleBuild,
    'pipeline' | 'isTrunk' | 'isFork' | 'isFix' | 'createdAt'
  >,
  { isBroken, now }: { isBroken: boolean; now: number },
): Fate {
  const { pipeline, createdAt, isTrunk } = build;
  if (isInStorm(createdAt, pipeline, now) && random.chance(0.7)) {
    const fate = lost(random, createdAt, now);
    return isBroken
      ? { ...fate, again: { after: fate.again!.after, outcome: 'failure' } }
      : fate;
  }
  // Trunk would stay red until somebody pushes again, which may be next week.
  if (build.isFix && !isBroken) return PASSED;
  return isTrunk
    ? onTrunk(random, { pipeline, isBroken })
    : onBranch(random, build);
}
