type Written = string | null | undefined;

/** A time as ISO 8601 in UTC; GitHub writes some with an offset. */
export const toIso = (written: Written): string | undefined =>
  written ? new Date(written).toISOString() : undefined;

/** What was written, unless that is nothing. PostgreSQL keeps no NUL, and a title with one would lose its build. */
export const toText = (written: Written): string | undefined =>
  written?.replaceAll('\0', '').trim() || undefined;
