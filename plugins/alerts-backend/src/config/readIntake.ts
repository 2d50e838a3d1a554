import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

const MOST = 1_000_000;

/** How alerts are taken in. */
export interface IntakeConfig {
  /** Deliveries of one routing key, in each process. */
  ratePerMinute: number;
}

/** Reads `alerts.intake`; what is wrong is named with its path. */
export function readIntake(root: RootConfigService): IntakeConfig {
  const path = 'alerts.intake.ratePerMinute';
  const ratePerMinute = root.getOptionalNumber(path) ?? 6_000;
  if (
    !Number.isInteger(ratePerMinute) ||
    ratePerMinute < 1 ||
    ratePerMinute > MOST
  ) {
    throw new InputError(
      `${path}: must be a whole number from 1 to ${MOST}, not ${ratePerMinute}`,
    );
  }
  return { ratePerMinute };
}
