import { setImmediate as nextTurn } from 'node:timers/promises';

/** Whoever waits for an answer waits no longer than that for works of others. */
const LONGEST_MS = 8;

/** Of the turn of the event loop, as far as is known; one for all works of the process, as they share its turns. */
let beganAt = 0;

/** Lets others in: to be awaited before and after a step that takes long by itself, as a large statement of SQLite does. */
export async function letOthersIn(): Promise<void> {
  await nextTurn();
  beganAt = performance.now();
}

/** To be awaited after each step of a long work; lets others in where it is time. */
export async function rest(): Promise<void> {
  if (performance.now() - beganAt >= LONGEST_MS) await letOthersIn();
}
