/**
 * Types, client and the schedule engine of Callboard on-call.
 *
 * @packageDocumentation
 */
export * from './types';
export * from './annotations';
export * from './permissions';
export * from './client/OncallApi';
export * from './client/OncallClient';
export { runtimeClocks, tableClocks, type Clocks } from './domain/clocks';
export { assertValidSchedule, previewSchedule } from './domain/previewSchedule';
export { resolveLayers, resolveSchedule } from './domain/resolveSchedule';
export {
  validateSchedule,
  type ScheduleProblem,
} from './domain/validateSchedule';
export { whoIsOnCall, type OnCallNow } from './domain/whoIsOnCall';
export { ZoneClock, type WallClock } from './domain/ZoneClock';
export { zoneTables } from './domain/zoneTables';
export { isTimeZone, readZoneTable } from './domain/zoneTable';
