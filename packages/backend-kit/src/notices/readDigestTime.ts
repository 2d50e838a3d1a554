import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { DigestTime } from './digestWeek';

/**
 * When teams get their digest: `false`, or `weekday` (1 for Monday) and `hour` in UTC; Monday at 9 unless set.
 *
 * @param own - the configuration of the plugin, which has it under `digest`
 * @param plugin - how that is called, for errors
 */
export function readDigestTime(
  own: Config | undefined,
  plugin: string,
): DigestTime | undefined {
  if (own?.getOptional('digest') === false) return undefined;
  const digest = own?.getOptionalConfig('digest');
  const read = (key: string, otherwise: number, from: number, to: number) => {
    const value = digest?.getOptionalNumber(key) ?? otherwise;
    if (!Number.isInteger(value) || value < from || value > to) {
      throw new InputError(
        `${plugin}.digest.${key} must be a whole number from ${from} to ${to}, not ${value}`,
      );
    }
    return value;
  };
  return { weekday: read('weekday', 1, 1, 7), hour: read('hour', 9, 0, 23) };
}
