import type {
  Layer,
  Restriction,
  Rotation,
  ScheduleConfiguration,
  ScheduleVersion,
} from '../types';
import { checkOverride } from './checkOverride';
import {
  checkFieldsOfKind,
  checkMoment,
  checkTime,
  checkWallTime,
  checkZone,
  peopleCheck,
  type Report,
  type ScheduleProblem,
} from './checks';
import { runtimeClocks } from './clocks';
import { startIn } from './overrides';
import { zoneInForce } from './placeOverrides';
import { aboutInstant, formatWallTime, parseWallTime } from './wallTime';
import { zonesOf } from './zoneTables';

const MOST_ZONES = 20;

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

const FIELDS_OF_RESTRICTION = {
  daily: ['weekdays?'],
  weekly: ['startDay', 'endDay'],
};

function checkRestriction(
  restriction: Restriction,
  field: string,
  report: Report,
) {
  checkFieldsOfKind(restriction, FIELDS_OF_RESTRICTION, field, report);
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
      const start = startIn(effectiveFrom, version.timeZone);
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
  const checkRefs = peopleCheck(report);
  versions.forEach(({ layers }, index) =>
    layers.forEach(({ rotation }, at) =>
      rotation.slots.forEach(({ userRefs }, slot) =>
        checkRefs(
          userRefs,
          `versions[${index}].layers[${at}].rotation.slots[${slot}].userRefs`,
        ),
      ),
    ),
  );
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
    checkOverride(override, field, report, { zoneAt, checkRefs });
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
