const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME =
  /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** `Date.parse` takes the 30th of February for the 2nd of March. */
const isDay = (day: string) => {
  const found = Date.parse(day);
  return !Number.isNaN(found) && new Date(found).toISOString().startsWith(day);
};

/**
 * Reads a time with its zone, ISO 8601, or a day, which begins at midnight in UTC. A time without a zone is none: it would be
 * another on each machine.
 *
 * @returns milliseconds since 1970
 */
export function parseInstant(text: string): number | undefined {
  const day = DAY.test(text) ? text : TIME.exec(text)?.[1];
  if (day === undefined || !isDay(day)) return undefined;
  const found = Date.parse(text);
  return Number.isNaN(found) ? undefined : found;
}
