import type { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { Retained } from '../database/RetentionStore';

const ROOT = 'alerts.retention';
const DAY_MS = 86_400_000;

/** Days that are usual, and the least. */
const DAYS: Readonly<
  Record<Retained, readonly [usual: number, least: number]>
> = {
  // A year and a month; silences are judged by the alerts of a week, people look back a quarter.
  alerts: [400, 90],
  // What was given up within a week is counted.
  messages: [90, 7],
  deliveries: [7, 1],
  deadDeliveries: [30, 1],
  // Those that ended within 90 days are listed.
  silences: [400, 90],
  revokedKeys: [400, 1],
  events: [7, 1],
};

/** How long what is over is kept, in milliseconds. */
export type RetentionConfig = Record<Retained, number>;

function readMs(config: Config | undefined, what: Retained): number {
  const [usual, least] = DAYS[what];
  if (!config?.has(what)) return usual * DAY_MS;
  const ms = durationToMilliseconds(
    readDurationFromConfig(config, { key: what }),
  );
  if (!(ms >= least * DAY_MS)) {
    throw new InputError(`${ROOT}.${what}: give ${least} days or more`);
  }
  return ms;
}

/** Reads `alerts.retention`; what is wrong is named with its path. */
export function readRetention(root: RootConfigService): RetentionConfig {
  const config = root.getOptionalConfig(ROOT);
  const names = Object.keys(DAYS) as Retained[];
  return Object.fromEntries(
    names.map(what => [what, readMs(config, what)]),
  ) as RetentionConfig;
}
