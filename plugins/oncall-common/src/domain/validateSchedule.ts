import type {
  Layer,
  Override,
  Restriction,
  Rotation,
  ScheduleConfiguration,
  ScheduleVersion,
} from '../types';
import { runtimeClocks } from './clocks';
import { placeOverride, startInstant } from './overrides';
import { zoneInForce } from './placeOverrides';
import { isTimeZone, runtimeZone } from './zoneTable';
import { zonesOf } from './zoneTables';
import {
  formatWallTime,
  parseInstant,
  parseTime,
  parseWallTime,
} from './wallTime';

/**
 * What is wrong with a schedule, and where.
 *
 * @public
 */
export interface ScheduleProblem {
  /** Such as `versions[0].layers[1].rotation.startsAt`. */
  field: string;
  /** What is wrong and how to mend it; a sentence without full stop. */
  message: string;
}

const MOST_ZONES = 20;

type Report = (field: string, message: string) => void;

const WALL_TIME_FIX =
  'is no local time; write YYYY-MM-DDTHH:MM, such as 2026-11-30T09:00, of a day that exists';

function checkZone(zone: string, field: string, report: Report): boolean {
  if (!isTimeZone(zone)) {
    report(
      field,
      `"${zone}" is no time zone that is known here; write an IANA name such as Europe/Berlin`,
    );
    return false;
  }
  const name = runtimeZone(zone);
  if (name === zone || name.toLowerCase() !== zone.toLowerCase()) return true;
  report(field, `"${zone}" is spelled otherwise; write ${name}`);
  return false;
}

/** Each zone's clock takes time to read. */
function checkZoneCount(configuration: ScheduleConfiguration, report: Report) {
  const beyond = [...zonesOf(configuration)][MOST_ZONES];
  if (!beyond) return;
  const [zone, field] = beyond;
  report(
    field,
    `"${zone}" is one time zone too many; a schedule has at most ${MOST_ZONES}`,
  );
}

function checkWallTime(
  text: string | undefined,
  field: string,
  report: Report,
) {
  if (text !== undefined && parseWallTime(text) === undefined) {
    report(field, `"${text}" ${WALL_TIME_FIX}`);
  }
}

function checkMoment(text: string, field: string, report: Report): boolean {
  if (parseInstant(text) !== undefined || parseWallTime(text) !== undefined) {
    return true;
  }
  report(
    field,
    `"${text}" is neither an instant such as 2026-11-30T08:00:00Z nor a local time such as 2026-11-30T09:00`,
  );
  return false;
}

function checkTime(text: string, field: string, report: Report) {
  if (parseTime(text) === undefined) {
    report(field, `"${text}" is no time; write HH:MM from 00:00 to 23:59`);
  }
}

/** The wire has one shape for all kinds; each needs its own fields. */
function requireFields<T extends { kind: string }>(
  value: T,
  names: string[],
  field: string,
  report: Report,
): boolean {
  const missing = names.filter(
    name => (value as Record<string, unknown>)[name] === undefined,
  );
  for (const name of missing) {
    report(`${field}.${name}`, `is missing; "${value.kind}" needs it`);
  }
  return missing.length === 0;
}

function checkRotation(rotation: Rotation, field: string, report: Report) {
  const { startsAt, slots, startSlot, effectiveFrom, effectiveUntil } =
    rotation;
  checkWallTime(startsAt, `${field}.startsAt`, report);
  checkWallTime(effectiveFrom, `${field}.effectiveFrom`, report);
  checkWallTime(effectiveUntil, `${field}.effectiveUntil`, report);
  if (slots.length === 0) {
    report(
      `${field}.slots`,
      'is empty; add a slot, a vacant one if nobody is to be on call',
    );
  } else if (startSlot !== undefined && startSlot >= slots.length) {
    report(
      `${field}.startSlot`,
      `${startSlot} is beyond the last slot; write 0 to ${slots.length - 1}`,
    );
  }
  const from = effectiveFrom && parseWallTime(effectiveFrom);
  const until = effectiveUntil && parseWallTime(effectiveUntil);
  if (typeof from === 'number' && typeof until === 'number' && until <= from) {
    report(
      `${field}.effectiveUntil`,
      `is not after effectiveFrom, ${formatWallTime(from)}`,
    );
  }
}

function checkRestriction(
  restriction: Restriction,
  field: string,
  report: Report,
) {
  if (restriction.kind === 'weekly') {
    requireFields(restriction, ['startDay', 'endDay'], field, report);
  }
  checkTime(restriction.startTime, `${field}.startTime`, report);
  checkTime(restriction.endTime, `${field}.endTime`, report);
  if (restriction.kind === 'daily' && restriction.weekdays?.length === 0) {
    report(
      `${field}.weekdays`,
      'is empty; name a day, or leave it out for every day',
    );
  }
}

function checkLayer(layer: Layer, field: string, report: Report) {
  if (layer.timeZone !== undefined) {
    checkZone(layer.timeZone, `${field}.timeZone`, report);
  }
  checkRotation(layer.rotation, `${field}.rotation`, report);
  layer.restrictions?.forEach((restriction, index) =>
    checkRestriction(restriction, `${field}.restrictions[${index}]`, report),
  );
}

/** An instant within a day of a moment, whatever its zone. */
const aboutInstant = (moment: string) =>
  parseInstant(moment) ?? parseWallTime(moment)!;

/** Milliseconds since 1970 in UTC of a moment that may be anywhere in time. */
function instantOf(moment: string, timeZone: string): number {
  const about = aboutInstant(moment);
  return startInstant(moment, runtimeClocks(about, about)(timeZone));
}

/** @returns when each begins to hold; undefined unless all are known */
function checkVersions(
  versions: readonly ScheduleVersion[],
  report: Report,
): number[] | undefined {
  const starts: number[] = [];
  let last = -Infinity;
  versions.forEach((version, index) => {
    const field = `versions[${index}]`;
    const zoneKnown = checkZone(version.timeZone, `${field}.timeZone`, report);
    const ids = new Set<string>();
    version.layers.forEach((layer, at) => {
      checkLayer(layer, `${field}.layers[${at}]`, report);
      if (ids.has(layer.id)) {
        report(
          `${field}.layers[${at}].id`,
          `"${layer.id}" is the id of an earlier layer too; give each its own`,
        );
      }
      ids.add(layer.id);
    });
    const { effectiveFrom } = version;
    if (effectiveFrom === undefined) {
      if (index > 0) {
        report(
          `${field}.effectiveFrom`,
          'is missing; only the first version may leave it out',
        );
      } else if (zoneKnown) starts.push(last);
    } else if (
      checkMoment(effectiveFrom, `${field}.effectiveFrom`, report) &&
      zoneKnown
    ) {
      const start = instantOf(effectiveFrom, version.timeZone);
      if (start <= last) {
        report(
          `${field}.effectiveFrom`,
          'is not after that of the version before',
        );
      }
      last = start;
      starts.push(start);
    }
  });
  return starts.length === versions.length ? starts : undefined;
}

const FIELDS_OF_KIND = {
  'replace-all': ['userRefs'],
  replace: ['userRef', 'byUserRefs'],
  add: ['userRefs'],
  remove: ['userRefs'],
  fixed: ['shifts'],
};

function checkPeople(override: Override, field: string, report: Report) {
  const refs =
    override.kind === 'replace'
      ? { name: 'byUserRefs', list: override.byUserRefs }
      : {
          name: 'userRefs',
          list: 'userRefs' in override ? override.userRefs : undefined,
        };
  if (refs.list?.length === 0) {
    report(
      `${field}.${refs.name}`,
      'is empty; name a person, or use a "remove" override to take people off call',
    );
  }
}

function checkFixedShifts(
  override: Override,
  timeZone: string,
  moments: readonly string[],
  field: string,
  report: Report,
) {
  const about = moments.map(aboutInstant);
  const clocks = runtimeClocks(Math.min(...about), Math.max(...about));
  const placed = placeOverride(override, clocks(timeZone));
  if (placed.end <= placed.start) {
    report(`${field}.endsAt`, 'is not after startsAt');
  }
  placed.shifts.forEach(({ start, end }, index) => {
    const at = `${field}.shifts[${index}]`;
    if (end <= start) report(`${at}.endsAt`, 'is not after startsAt');
    else if (start < placed.start || end > placed.end) {
      report(at, 'is not inside the window of its override');
    }
  });
}

/** @param zoneAt - undefined where versions leave it open */
function checkOverride(
  override: Override,
  zoneAt: (moment: string) => string | undefined,
  field: string,
  report: Report,
) {
  const needed = FIELDS_OF_KIND[override.kind];
  if (!requireFields(override, needed, field, report)) return;
  checkPeople(override, field, report);
  const moments = [
    [override.startsAt, `${field}.startsAt`],
    [override.endsAt, `${field}.endsAt`],
    ...(override.kind === 'fixed'
      ? override.shifts.flatMap(({ startsAt, endsAt }, index) => [
          [startsAt, `${field}.shifts[${index}].startsAt`],
          [endsAt, `${field}.shifts[${index}].endsAt`],
        ])
      : []),
  ];
  const right = moments.filter(([moment, at]) =>
    checkMoment(moment, at, report),
  );
  const zoneKnown =
    override.timeZone === undefined ||
    checkZone(override.timeZone, `${field}.timeZone`, report);
  if (right.length < moments.length || !zoneKnown) return;
  const timeZone = override.timeZone ?? zoneAt(override.startsAt);
  if (timeZone !== undefined) {
    const texts = moments.map(([moment]) => moment);
    checkFixedShifts(override, timeZone, texts, field, report);
  }
}

/**
 * Everything that the shape of a document cannot say: times and zones that exist, ids used once, ends after starts.
 *
 * @returns nothing when the schedule can be resolved
 * @public
 */
export function validateSchedule(
  configuration: ScheduleConfiguration,
): ScheduleProblem[] {
  const problems: ScheduleProblem[] = [];
  const report: Report = (field, message) => problems.push({ field, message });
  const { versions, overrides = [] } = configuration;
  if (versions.length === 0) {
    report('versions', 'is empty; a schedule has at least one version');
    return problems;
  }
  checkZoneCount(configuration, report);
  if (problems.length > 0) return problems;
  const starts = checkVersions(versions, report);
  const zoneAt = (moment: string) => {
    const about = aboutInstant(moment);
    return (
      starts &&
      zoneInForce(moment, versions, starts, runtimeClocks(about, about))
    );
  };
  const ids = new Set<string>();
  overrides.forEach((override, index) => {
    const field = `overrides[${index}]`;
    checkOverride(override, zoneAt, field, report);
    if (ids.has(override.id)) {
      report(
        `${field}.id`,
        `"${override.id}" is the id of an earlier override too; give each its own`,
      );
    }
    ids.add(override.id);
  });
  return problems;
}
