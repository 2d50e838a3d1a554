/**
 * Types, client and the schedule engine of Callboard on-call.
 *
 * @packageDocumentation
 */
export * from './types';
export * from './annotations';
export * from './events';
export * from './permissions';
export * from './client/OncallApi';
export * from './client/OncallClient';
export * from './client/onCallWire';
export * from './files';
export { runtimeClocks, tableClocks, type Clocks } from './domain/clocks';
export type { ClockChange } from './domain/clockChanges';
export {
  compareSchedules,
  type ClockChangeShift,
  type MovedShifts,
  type ScheduleConsequences,
} from './domain/consequences';
export { continueFrom, slotAt } from './domain/continueFrom';
export { groupGaps, type GapGroup } from './domain/gapGroups';
export { assertValidSchedule, previewSchedule } from './domain/previewSchedule';
export {
  endInstant,
  placeOverride,
  startInstant,
  type PlacedOverride,
} from './domain/overrides';
export { overrideZones, placeOverrides } from './domain/placeOverrides';
export { resolveLayers, resolveSchedule } from './domain/resolveSchedule';
export { assertWorkable } from './domain/scheduleWork';
export { subtractSpans } from './domain/spans';
export { uncovered, type UncoveredSpan } from './domain/uncovered';
export { usersOf, usersOfOverride } from './domain/usersOf';
export type { ScheduleProblem } from './domain/checks';
export { validateSchedule } from './domain/validateSchedule';
export { whoIsOnCall, type OnCallNow } from './domain/whoIsOnCall';
export { ZoneClock, type WallClock } from './domain/ZoneClock';
export { zoneTables } from './domain/zoneTables';
export { isTimeZone, readZoneTable } from './domain/zoneTable';
