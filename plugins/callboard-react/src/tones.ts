/**
 * How a signal stands. `critical`, `bad` and `warn` need someone; `unknown` means that nobody can say; `progress`, `good`
 * and `neutral` (not applicable, exempt, snoozed) are fine.
 *
 * @public
 */
export type ServiceSignalTone =
  | 'critical'
  | 'bad'
  | 'warn'
  | 'unknown'
  | 'progress'
  | 'good'
  | 'neutral';

const WORST_FIRST: ServiceSignalTone[] = [
  'critical',
  'bad',
  'warn',
  'unknown',
  'progress',
  'good',
  'neutral',
];

/**
 * Orders tones worst first, for `Array.sort`.
 *
 * @public
 */
export function compareTones(
  a: ServiceSignalTone,
  b: ServiceSignalTone,
): number {
  return WORST_FIRST.indexOf(a) - WORST_FIRST.indexOf(b);
}
