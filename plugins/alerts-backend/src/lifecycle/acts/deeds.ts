import type { DueRecord } from '../records';

/** Who does something, and when. */
export interface Deed {
  /** Full reference in lower case. */
  by: string;
  at: number;
}

/** What ends by itself while somebody has an alert, or while it is quiet. */
export const ENDS: DueRecord['kind'][] = [
  'acknowledgement-ends',
  'snooze-ends',
  'silence-ends',
];

/** All that can be about to happen. */
export const EVERY_STEP: DueRecord['kind'][] = ['escalate', ...ENDS];

/** What a person does again within this time is a second click, or sent once more. */
export const AGAIN_MS = 10_000;
