/**
 * Who is on call by the schedules of Callboard, for alerts.
 *
 * @packageDocumentation
 */
export { alertsModuleOncall as default } from './module';
