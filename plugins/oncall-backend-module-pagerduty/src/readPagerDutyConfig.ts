import type { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';

const SHORTEST_MS = 30_000;

export interface PagerDutyConfig {
  token: string;
  /** Without a slash at its end. */
  endpoint: string;
  refresh: HumanDuration;
}

function readEndpoint(written: string): string {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    throw new InputError(
      `oncall.pagerduty.endpoint: '${written}' is no address such as https://api.pagerduty.com`,
    );
  }
  return written.replace(/\/$/, '');
}

/** Reads `oncall.pagerduty`; what is wrong is named with its path. Undefined when there is no such block. */
export function readPagerDutyConfig(
  root: RootConfigService,
): PagerDutyConfig | undefined {
  const config = root.getOptionalConfig('oncall.pagerduty');
  if (!config) return undefined;
  const refresh = config.has('refresh')
    ? readDurationFromConfig(config, { key: 'refresh' })
    : { minutes: 2 };
  if (durationToMilliseconds(refresh) < SHORTEST_MS) {
    throw new InputError(
      'oncall.pagerduty.refresh: is less than 30 seconds; PagerDuty limits how often it is asked',
    );
  }
  return {
    token: config.getString('token'),
    endpoint: readEndpoint(
      config.getOptionalString('endpoint') ?? 'https://api.pagerduty.com',
    ),
    refresh,
  };
}
