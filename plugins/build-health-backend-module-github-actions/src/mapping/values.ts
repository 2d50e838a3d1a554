type Written = string | null | undefined;

/** A time as ISO 8601 in UTC; GitHub writes some with an offset. */
export const toIso = (written: Written): string | undefined =>
  written ? new Date(written).toISOString() : undefined;

/** The latest of some times that {@link toIso} has written. */
export const latestOf = (
  times: readonly (string | undefined)[],
): string | undefined =>
  times
    .filter(time => time !== undefined)
    .sort()
    .at(-1);

/** From one moment to a later one; undefined where either is unknown, or they come in the other order. */
export function millisecondsBetween(
  from: string | undefined,
  to: string | undefined,
): number | undefined {
  if (!from || !to) return undefined;
  const between = Date.parse(to) - Date.parse(from);
  return between < 0 ? undefined : between;
}

/** What was written, unless that is nothing. PostgreSQL keeps no NUL, and a title with one would lose its build. */
export const toText = (written: Written): string | undefined =>
  written?.replaceAll('\0', '').trim() || undefined;

/** An address that a browser may be sent to. */
export function toLink(written: Written): string | undefined {
  if (!written || !URL.canParse(written)) return undefined;
  return /^https?:$/.test(new URL(written).protocol) ? written : undefined;
}
