import type { TrustLevel } from '../types';

/**
 * How long a confirmation is worth something, in milliseconds since it was given.
 *
 * @public
 */
export interface TrustPeriod {
  /** Until then the owner counts as confirmed. */
  freshFor: number;
  /** By then someone has to confirm again; longer than `freshFor`. */
  dueAfter: number;
}

/**
 * Periods by the shown value of a tier.
 *
 * @public
 */
export interface TrustPeriods {
  default: TrustPeriod;
  byTier: Readonly<Record<string, TrustPeriod>>;
}

/**
 * The period for entities of a tier.
 *
 * @param tier - the shown value; absent for an entity without a tier
 * @public
 */
export function trustPeriodOf(
  periods: TrustPeriods,
  tier: string | undefined,
): TrustPeriod {
  return tier !== undefined && Object.hasOwn(periods.byTier, tier)
    ? periods.byTier[tier]
    : periods.default;
}

/**
 * How far a confirmation still carries.
 *
 * @param confirmedAt - milliseconds since 1970 in UTC; absent when this owner was never confirmed
 * @param now - milliseconds since 1970 in UTC
 * @public
 */
export function trustLevelOf(
  confirmedAt: number | undefined,
  period: TrustPeriod,
  now: number,
): TrustLevel {
  if (confirmedAt === undefined) return 'never';
  const age = now - confirmedAt;
  if (age < period.freshFor) return 'fresh';
  return age < period.dueAfter ? 'ageing' : 'stale';
}
