import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readDigestTime, type DigestTime } from '@internal/backend-kit';

const DAYS_BEFORE = [14, 7, 1];
const MOST_DAYS = 90;

/** What the configuration says of telling people. */
export interface NoticesConfig {
  /** Whether people are told anything. */
  notifications: boolean;
  /** When teams have their digest; absent: never. */
  digest?: DigestTime;
  /** Where the page of the frontend is. */
  pagePath: string;
  /** So many days before milestones and ends of campaigns teams are reminded. */
  daysBefore: number[];
}

function readDaysBefore(config: Config | undefined): number[] {
  const path = 'campaigns.remindDaysBefore';
  const days = config?.getOptional(path) ?? DAYS_BEFORE;
  const isDays =
    Array.isArray(days) &&
    days.every(
      day =>
        Number.isInteger(day) && Number(day) >= 0 && Number(day) <= MOST_DAYS,
    );
  if (!isDays) {
    throw new InputError(
      `scorecards.${path}: has to be a list of whole numbers from 0 to ${MOST_DAYS}, such as [14, 7, 1]`,
    );
  }
  return days as number[];
}

/**
 * Reads what the configuration says of telling people.
 *
 * @throws InputError with the path and what to mend
 */
export function readNoticesConfig(root: Config): NoticesConfig {
  const config = root.getOptionalConfig('scorecards');
  const pagePath = config?.getOptionalString('pagePath') ?? '/scorecards';
  if (!pagePath.startsWith('/') || pagePath.endsWith('/')) {
    throw new InputError(
      `scorecards.pagePath: '${pagePath}' has to begin with / and not to end with it`,
    );
  }
  const digest = readDigestTime(config, 'scorecards');
  return {
    notifications: config?.getOptionalBoolean('notifications') ?? true,
    ...(digest && { digest }),
    pagePath,
    daysBefore: readDaysBefore(config),
  };
}
