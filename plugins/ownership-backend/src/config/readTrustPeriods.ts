import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type {
  TrustPeriod,
  TrustPeriods,
} from '@callboard/backstage-plugin-ownership-common';

const DEFAULTS = { freshFor: { days: 120 }, dueAfter: { days: 180 } };

function readPeriod(
  config: Config | undefined,
  path: string,
  defaults: TrustPeriod,
): TrustPeriod {
  const read = (key: keyof TrustPeriod) => {
    if (!config?.has(key)) return defaults[key];
    try {
      return durationToMilliseconds(readDurationFromConfig(config, { key }));
    } catch {
      throw new InputError(
        `${path}.${key} must be a duration like { days: 90 } or P90D`,
      );
    }
  };
  const period = { freshFor: read('freshFor'), dueAfter: read('dueAfter') };
  if (period.freshFor < 0 || period.dueAfter <= period.freshFor) {
    throw new InputError(
      `${path}.dueAfter must be longer than freshFor, so that owners are reminded before a confirmation is due`,
    );
  }
  return period;
}

/** Reads `ownership.confirmation`: how long a confirmation is worth something. */
export function readTrustPeriods(own: Config | undefined): TrustPeriods {
  const path = 'ownership.confirmation';
  const confirmation = own?.getOptionalConfig('confirmation');
  const defaults = readPeriod(confirmation, path, {
    freshFor: durationToMilliseconds(DEFAULTS.freshFor),
    dueAfter: durationToMilliseconds(DEFAULTS.dueAfter),
  });
  // Not by getConfig: tiers are keys here, and those of config may not begin with a digit.
  const byTier =
    confirmation?.getOptional<Record<string, object>>('byTier') ?? {};
  return {
    default: defaults,
    byTier: Object.fromEntries(
      Object.entries(byTier).map(([tier, value]) => {
        const at = `${path}.byTier.${tier}`;
        if (typeof value !== 'object' || value === null) {
          throw new InputError(`${at} must hold freshFor and dueAfter`);
        }
        const config = ConfigReader.fromConfigs([
          { context: at, data: value as never },
        ]);
        return [tier, readPeriod(config, at, defaults)];
      }),
    ),
  };
}
