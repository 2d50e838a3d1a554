import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { lower, own } from './written';

const SHORTEST_MS = 60_000;

/** What providers of the configuration have in common. */
export interface ConfiguredProvider {
  id: string;
  title: string;
  kinds: string[];
  everyMs: number;
}

/**
 * A time between two runs. A silent collector is known by it, so that it cannot be a cron expression.
 *
 * @throws InputError with the path and what to mend
 */
export function readEvery(config: Config, path: string): number | undefined {
  if (!config.has('schedule')) return undefined;
  const schedule = config.getConfig('schedule');
  const written = schedule.getOptional('frequency');
  if (written === undefined || own(written, 'cron') !== undefined) {
    throw new InputError(
      `${path}.schedule.frequency: give a duration, such as { hours: 1 }; a silent collector is known by it`,
    );
  }
  const ms = durationToMilliseconds(
    readDurationFromConfig(schedule, { key: 'frequency' }),
  );
  if (ms < SHORTEST_MS) {
    throw new InputError(
      `${path}.schedule.frequency: is less than a minute; give a minute or more`,
    );
  }
  return ms;
}

/** Each item of a list of the configuration, with its path. */
export const readList = <T>(
  config: Config | undefined,
  options: { key: string; path: string },
  read: (item: Config, path: string) => T,
): T[] =>
  (config?.getOptionalConfigArray(options.key) ?? []).map((item, i) =>
    read(item, `${options.path}.${options.key}[${i}]`),
  );

/** @throws InputError with the path and what to mend */
export function readProvider(
  config: Config,
  path: string,
  usualEveryMs: number,
): ConfiguredProvider {
  return {
    id: config.getString('id'),
    title: config.getString('title'),
    // Files and services belong to components far more often than to anything else.
    kinds: (config.getOptionalStringArray('kinds') ?? ['component']).map(lower),
    everyMs: readEvery(config, path) ?? usualEveryMs,
  };
}
