import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { ConflictError, InputError } from '@backstage/errors';
import {
  assertValidSchedule,
  assertWorkable,
  overrideZones,
  placeOverride,
  runtimeClocks,
  usersOfOverride,
  type NewOverride,
  type Override,
} from '@callboard/backstage-plugin-oncall-common';
import { ID_IS_TAKEN } from '../database/operations/insertOverride';
import type { KeptOverride, KeptSchedule } from '../database/ScheduleStore';
import { assertUserRef } from './assertUserRef';
import { OUTLOOK, toConfiguration } from './ScheduleBook';
import { hasPassed } from './wholeMinutes';

/** Nothing is settled further ahead than this, in milliseconds. */
export const LATEST_AHEAD = 5 * 366 * 86_400_000;
const MOST_OVERRIDES = 5_000;

type PlacedOverride = Pick<KeptOverride, 'override' | 'startsAt' | 'endsAt'>;

/** Those that are not over. */
export const overridesAhead = (
  { overrides }: Pick<KeptSchedule, 'overrides'>,
  now: Date,
): KeptOverride[] => overrides.filter(({ endsAt }) => endsAt > now);

/** For local times: an override is kept with the zone in which it is read. */
function zoneOf(
  wanted: NewOverride,
  schedule: KeptSchedule,
  now: number,
): string {
  const { versions } = toConfiguration(schedule);
  const clocks = runtimeClocks(now - LATEST_AHEAD, now + LATEST_AHEAD);
  return overrideZones(versions, clocks)(wanted);
}

function place(
  override: Override,
  { versions }: KeptSchedule,
  now: number,
): PlacedOverride {
  assertValidSchedule(
    {
      versions: [versions[versions.length - 1].version],
      overrides: [override],
    },
    field => field.replace(/^overrides\[0\]\./, ''),
  );
  const clocks = runtimeClocks(now - LATEST_AHEAD, now + LATEST_AHEAD);
  const { start, end } = placeOverride(override, clocks(override.timeZone!));
  if (hasPassed(start, now)) {
    throw new InputError(
      'startsAt: has passed; the past does not change. Begin now or later',
    );
  }
  if (end > now + LATEST_AHEAD) {
    throw new InputError('endsAt: is more than five years ahead');
  }
  return { override, startsAt: new Date(start), endsAt: new Date(end) };
}

function assertRoom(
  override: PlacedOverride,
  schedule: KeptSchedule,
  now: Date,
): void {
  const { versions } = schedule;
  const ahead = overridesAhead(schedule, now);
  if (ahead.length >= MOST_OVERRIDES) {
    throw new InputError(
      `The schedule has ${MOST_OVERRIDES} overrides ahead already; put what repeats into a version`,
    );
  }
  const made = { createdBy: '', createdAt: now };
  const configuration = toConfiguration({
    ...schedule,
    versions: versions.filter((_, index) => {
      const until = versions[index + 1]?.effectiveAt;
      return !until || until > now;
    }),
    overrides: [...ahead, { ...override, ...made }],
  });
  assertWorkable(configuration, OUTLOOK, {
    field: override.override.kind === 'fixed' ? 'shifts' : 'endsAt',
    fix: 'make the override shorter, take back others that are ahead, or put what repeats into a version',
  });
}

/**
 * Whether an override that is to be added is there already, since it was sent before.
 *
 * @throws `ConflictError` when its id is that of another one
 */
export function isAddedAlready(
  wanted: NewOverride,
  { overrides }: Pick<KeptSchedule, 'overrides'>,
): boolean {
  const there = overrides.find(({ override: { id } }) => id === wanted.id);
  if (!there) return false;
  // The zone of one that came without was put in.
  const { timeZone } = there.override;
  if (isDeepStrictEqual({ timeZone, ...wanted }, there.override)) return true;
  throw new ConflictError(ID_IS_TAKEN);
}

/**
 * Checks an override that somebody adds to a schedule, and places it in time.
 *
 * @throws `InputError` that names the field and how to mend it
 */
export function toNewOverride(
  wanted: NewOverride,
  schedule: KeptSchedule,
  now: Date,
): PlacedOverride {
  const override = {
    ...wanted,
    id: wanted.id ?? randomUUID(),
    timeZone: zoneOf(wanted, schedule, now.getTime()),
  } as Override;
  const placed = place(override, schedule, now.getTime());
  usersOfOverride(override).forEach(ref => assertUserRef(ref, 'override'));
  assertRoom(placed, schedule, now);
  return placed;
}
