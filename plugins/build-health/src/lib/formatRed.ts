import { formatDuration } from '@internal/frontend-kit';

const MINUTE_MS = 60_000;

/** How long trunk is or was red: in whole minutes from the first one on, as seconds are noise there. */
export const formatRed = (ms: number): string =>
  formatDuration(ms < MINUTE_MS ? ms : ms - (ms % MINUTE_MS));
