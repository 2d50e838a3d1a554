/**
 * Backend of alerts: takes them in, routes them, and escalates until somebody answers.
 *
 * @packageDocumentation
 */
export { alertsPlugin as default } from './plugin';
