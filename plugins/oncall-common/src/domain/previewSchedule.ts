import { InputError } from '@backstage/errors';
import type {
  PreviewRequest,
  ScheduleConfiguration,
  SchedulePreview,
} from '../types';
import { clockAt, runtimeClocks } from './clocks';
import { endInstant, startInstant } from './overrides';
import { resolveLayers, resolveSchedule } from './resolveSchedule';
import { assertWorkable } from './scheduleWork';
import { validateSchedule } from './validateSchedule';
import { parseInstant, parseWallTime } from './wallTime';
import { zoneTables } from './zoneTables';

const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/**
 * Refuses a schedule that cannot be resolved.
 *
 * @param nameOf - how the caller's request calls a field of the configuration
 * @throws `InputError` that names each field and how to mend it, the first ten of them
 * @public
 */
export function assertValidSchedule(
  configuration: ScheduleConfiguration,
  nameOf: (field: string) => string = field => `configuration.${field}`,
): void {
  const problems = validateSchedule(configuration);
  if (problems.length === 0) return;
  const told = problems
    .slice(0, 10)
    .map(({ field, message }) => `${nameOf(field)}: ${message}`);
  if (problems.length > 10) told.push(`and ${problems.length - 10} more`);
  throw new InputError(told.join('; '));
}

function instantOf(
  moment: string,
  field: string,
  read: (about: number) => number,
): number {
  const about = parseInstant(moment) ?? parseWallTime(moment);
  if (about === undefined) {
    throw new InputError(
      `${field}: "${moment}" is neither an instant such as 2026-11-30T08:00:00Z nor a local time such as 2026-11-30T09:00`,
    );
  }
  if (about < EARLIEST || about >= LATEST) {
    throw new InputError(`${field}: write a time from 1970 to 2099`);
  }
  return read(about);
}

const toSpan = ({
  startsAt,
  endsAt,
}: {
  startsAt: number;
  endsAt: number;
}) => ({
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
});

/**
 * Answers a preview: the same function whose answers page people.
 *
 * @param timeZoneDataVersion - of this runtime
 * @throws `InputError` for what cannot be resolved, or is too much for one answer
 * @public
 */
export function previewSchedule(
  { configuration, window }: PreviewRequest,
  timeZoneDataVersion: string,
): SchedulePreview {
  assertValidSchedule(configuration);
  const { timeZone } =
    configuration.versions[configuration.versions.length - 1];
  const from = instantOf(window.startsAt, 'window.startsAt', about =>
    startInstant(window.startsAt, clockAt(timeZone, about)),
  );
  const to = instantOf(window.endsAt, 'window.endsAt', about =>
    endInstant(window.endsAt, clockAt(timeZone, about)),
  );
  if (to <= from) {
    throw new InputError('window.endsAt: is not after window.startsAt');
  }
  const refusal = { field: 'window', fix: 'ask for a shorter one' };
  assertWorkable(configuration, to - from, refusal, from);
  const clocks = runtimeClocks(from, to);
  const { intervals, gaps } = resolveSchedule(configuration, from, to, clocks);
  return {
    intervals: intervals.map(each => ({
      ...toSpan(each),
      userRefs: each.userRefs,
      sources: each.sources.map(source => ({ ...source, ...toSpan(source) })),
    })),
    gaps: gaps.map(toSpan),
    layers: resolveLayers(configuration, from, to, clocks).map(shift => ({
      ...shift,
      ...toSpan(shift),
    })),
    zones: zoneTables(configuration, from, to),
    timeZoneDataVersion,
  };
}
