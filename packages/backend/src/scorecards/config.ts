import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const KEY = 'demo.scorecards';
const USUAL_DAYS = 90;
const MOST_DAYS = 400;

/** How the past of scorecards is made up. */
export interface SampleScorecardsConfig {
  days: number;
  /** Providers that have nothing to say: builds of the sample may be left out. */
  unsaid: string[];
  data: string;
  documents: string;
}

/**
 * Undefined when none is to be made up.
 *
 * @throws InputError with the path and what to mend
 */
export function readSampleScorecardsConfig(
  config: Config,
  { isDemo }: { isDemo: boolean },
): SampleScorecardsConfig | undefined {
  const scorecards = config.getOptionalConfig(KEY);
  const days = scorecards?.getOptionalNumber('days') ?? USUAL_DAYS;
  if (!scorecards || days === 0) return undefined;
  if (!Number.isInteger(days) || days < 0 || days > MOST_DAYS) {
    throw new InputError(
      `${KEY}.days: ${days} is no whole number from 0 to ${MOST_DAYS}`,
    );
  }
  if (!isDemo) {
    throw new InputError(
      `${KEY}: a past is made up in a demo only; remove it, as there is no auth.providers.demo`,
    );
  }
  const hasBuilds = (config.getOptionalNumber('demo.builds.days') ?? 1) > 0;
  return {
    days,
    unsaid: hasBuilds ? [] : ['build-health'],
    data: scorecards.getString('data'),
    documents: scorecards.getString('documents'),
  };
}
