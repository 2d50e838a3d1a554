/** Between two looks at a delivery that waits for another one. */
const FIRST_LOOK_MS = 5_000;
const LAST_LOOK_MS = 3_600_000;
/** Then the other one will not come: providers are asked for what was lost long before. */
const WAIT_MS = 86_400_000;

/**
 * When to look again whether what a delivery waits for has come: after as long again as it has waited. To wait is no failure, for a
 * day.
 *
 * @returns undefined when it has waited long enough
 */
export function nextLook(receivedAt: Date, now: Date): Date | undefined {
  const waited = now.getTime() - receivedAt.getTime();
  if (waited >= WAIT_MS) return undefined;
  const pause = Math.min(Math.max(waited, FIRST_LOOK_MS), LAST_LOOK_MS);
  return new Date(now.getTime() + pause);
}
