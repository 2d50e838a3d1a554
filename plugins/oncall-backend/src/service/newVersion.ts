import { InputError } from '@backstage/errors';
import {
  assertValidSchedule,
  assertWorkable,
  runtimeClocks,
  startInstant,
  type ScheduleVersion,
} from '@callboard/backstage-plugin-oncall-common';
import type { KeptSchedule, NewVersion } from '../database/ScheduleStore';
import { assertUserRef } from './assertUserRef';
import { LATEST_AHEAD, overridesAhead } from './newOverride';
import { OUTLOOK, toConfiguration } from './ScheduleBook';
import { hasPassed, nextMinute } from './wholeMinutes';

/** Versions to come. Those in force before are what happened, and nobody can take them back. */
const MOST_VERSIONS = 500;

function assertRoom({ versions }: KeptSchedule, now: Date): void {
  const ahead = versions.filter(
    ({ effectiveAt }) => effectiveAt && effectiveAt > now,
  );
  if (ahead.length >= MOST_VERSIONS) {
    throw new InputError(
      `version.effectiveFrom: ${MOST_VERSIONS} versions are to come already; let this one begin earlier, so that it stands in for them`,
    );
  }
}

function assertUsers({ layers }: ScheduleVersion): void {
  layers.forEach((layer, at) =>
    layer.rotation.slots.forEach(({ userRefs }, slot) =>
      userRefs.forEach((ref, place) =>
        assertUserRef(
          ref,
          `version.layers[${at}].rotation.slots[${slot}].userRefs[${place}]`,
        ),
      ),
    ),
  );
}

/** When a version begins that says so itself. */
function placeVersion(
  moment: string,
  { timeZone }: ScheduleVersion,
  now: Date | undefined,
): Date {
  const about = now?.getTime() ?? 0;
  const clocks = runtimeClocks(about, about + LATEST_AHEAD);
  const at = startInstant(moment, clocks(timeZone));
  if (now && hasPassed(at, about)) {
    throw new InputError(
      `version.effectiveFrom: ${moment} has passed; the past does not change`,
    );
  }
  return now && at < about ? nextMinute(now) : new Date(at);
}

/**
 * Checks a version that somebody saves, and settles when it begins.
 *
 * @param of - the schedule as it is, and the present; absent for a first version, which holds from the beginning unless it
 *   says otherwise
 * @throws `InputError` that names the field and how to mend it
 */
export function toNewVersion(
  { effectiveFrom, ...version }: ScheduleVersion,
  of: { schedule?: KeptSchedule; now?: Date; note?: string } = {},
): NewVersion {
  const { schedule, now, note } = of;
  assertValidSchedule({ versions: [{ ...version, effectiveFrom }] }, field =>
    field.replace(/^versions\[0\]/, 'version'),
  );
  assertUsers(version);
  if (schedule && now) assertRoom(schedule, now);
  const { overrides } =
    schedule && now
      ? toConfiguration({
          ...schedule,
          overrides: overridesAhead(schedule, now),
        })
      : {};
  assertWorkable({ versions: [version], overrides }, OUTLOOK, {
    field: 'version.layers',
    fix: 'use longer turns, fewer layers, restrictions or people at once, or several schedules',
  });
  return {
    version,
    effectiveAt: effectiveFrom
      ? placeVersion(effectiveFrom, version, now)
      : now && nextMinute(now),
    note: note?.trim() || undefined,
  };
}
