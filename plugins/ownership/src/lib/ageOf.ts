import { formatAge } from '@internal/frontend-kit';

/** How long ago something was, at least a second: the clocks of browser and server differ. */
export function ageOf(instant: string, now: number): string {
  return formatAge(Math.max(now - Date.parse(instant), 1_000));
}
