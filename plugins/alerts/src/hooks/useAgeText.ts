import { formatAge, useNow } from '@internal/frontend-kit';

/** Writes how long ago something was, in its largest unit; the clock of a source or of this device may be off. */
export function useAgeText() {
  const now = useNow();
  return (at: string) => formatAge(Math.max(0, now - Date.parse(at)));
}
