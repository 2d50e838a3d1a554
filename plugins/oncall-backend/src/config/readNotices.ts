import type { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const MOST_LEADS = 5;

/** What people are told. */
export interface NoticesConfig {
  /** Whether people are told through notifications. Events are published all the same. */
  enabled: boolean;
  /** How long before their shifts people are told, in milliseconds; the longest first. */
  beforeShift: number[];
  /** Where the page of the frontend is. */
  pagePath: string;
}

type Section = ReturnType<RootConfigService['getOptionalConfig']>;

function readLeads(notices: Section): number[] {
  const written = notices?.getOptionalConfigArray('beforeShift');
  if (!written) return [12 * 60 * MINUTE, 15 * MINUTE];
  if (written.length > MOST_LEADS) {
    throw new InputError(
      `oncall.notices.beforeShift: has ${written.length} entries; at most ${MOST_LEADS} are told`,
    );
  }
  const leads = written.map((each, index) => {
    const lead = durationToMilliseconds(readDurationFromConfig(each));
    if (lead < MINUTE || lead > 14 * DAY) {
      throw new InputError(
        `oncall.notices.beforeShift[${index}]: must be from a minute to 14 days, such as { hours: 12 }`,
      );
    }
    return lead;
  });
  return [...new Set(leads)].sort((one, other) => other - one);
}

function readPagePath(notices: Section): string {
  const pagePath = notices?.getOptionalString('pagePath') ?? '/oncall';
  if (!/^(\/[\w.~%-]+)+\/?$/.test(pagePath)) {
    throw new InputError(
      `oncall.notices.pagePath: must be a path within the portal like /oncall, not '${pagePath}'`,
    );
  }
  return pagePath.replace(/\/$/, '');
}

/** Reads `oncall.notices`; what is wrong is named with its path. */
export function readNotices(root: RootConfigService): NoticesConfig {
  const notices = root.getOptionalConfig('oncall.notices');
  return {
    enabled: notices?.getOptionalBoolean('enabled') ?? true,
    beforeShift: readLeads(notices),
    pagePath: readPagePath(notices),
  };
}
