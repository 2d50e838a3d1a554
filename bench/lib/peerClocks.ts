/* Other ways to read a zone's clock, to stand beside the engine's own. */
import { DateTime, IANAZone } from 'luxon';
import { Temporal } from 'temporal-polyfill';
import type { Clocks } from '../../plugins/oncall-common/src';

export const luxonClocks: Clocks = timeZone => {
  const zone = IANAZone.create(timeZone);
  const read = (wall: number) => {
    const at = new Date(wall);
    return DateTime.fromObject(
      {
        year: at.getUTCFullYear(),
        month: at.getUTCMonth() + 1,
        day: at.getUTCDate(),
        hour: at.getUTCHours(),
        minute: at.getUTCMinutes(),
      },
      { zone },
    ).toMillis();
  };
  return {
    wallAt: instant => instant + zone.offset(instant) * 60_000,
    first: read,
    last: read,
  };
};

export const temporalClocks: Clocks = timeZone => {
  const read = (wall: number, disambiguation: 'compatible' | 'later') => {
    const at = new Date(wall);
    return new Temporal.PlainDateTime(
      at.getUTCFullYear(),
      at.getUTCMonth() + 1,
      at.getUTCDate(),
      at.getUTCHours(),
      at.getUTCMinutes(),
    ).toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds;
  };
  return {
    wallAt: instant =>
      instant +
      Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(
        timeZone,
      ).offsetNanoseconds /
        1e6,
    first: wall => read(wall, 'compatible'),
    last: wall => read(wall, 'later'),
  };
};
