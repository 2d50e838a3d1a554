import { coerce, parse, type SemVer } from 'semver';

const MAX_LENGTH = 128;

/** A number at the beginning, as semver has it at most. */
const BEGINS_WITH_NUMBER = /^v?\d{1,16}(?!\d)/i;

/**
 * Reads a version: `1.20.3`, `v2`, `17`, `1.8.0_392`. Parts that are absent are 0. What follows a `-` is a prerelease, which comes
 * before its release: `3.19-alpine` is less than `3.19`. A text that begins otherwise (`java-11`) is no version: guessed
 * numbers would let checks pass.
 */
export function parseVersion(text: string): SemVer | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const trimmed = text.trim();
  if (!BEGINS_WITH_NUMBER.test(trimmed)) return undefined;
  return (
    parse(trimmed, { loose: true }) ??
    coerce(trimmed, { includePrerelease: true }) ??
    undefined
  );
}
