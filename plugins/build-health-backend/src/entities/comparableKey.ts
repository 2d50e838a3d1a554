/**
 * A key of a pipeline as it is compared with what entities name: Jenkins minds no case, and others have no two that differ in it. Of
 * Latin letters only, as SQLite does it.
 */
export const comparableKey = (key: string): string =>
  key.replace(/[A-Z]+/g, letters => letters.toLowerCase());
