import { MINUTE } from '../../lib/timeline/wall';

/** In which an override is drawn. */
export const STEP = 30 * MINUTE;
/** The same with Alt. */
export const FINE_STEP = 5 * MINUTE;

/** The past does not change: an override begins now or later. */
export const earliestStart = () =>
  Math.ceil(Date.now() / FINE_STEP) * FINE_STEP;
