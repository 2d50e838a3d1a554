import { coerce, parse, Range, type SemVer } from 'semver';

const MAX_LENGTH = 128;

/** A number at the beginning, as semver has it at most, and not the beginning of a hash. */
const BEGINS_WITH_NUMBER = /^v?\d{1,16}(?![\da-z])/i;

/** Of a range, which begins with a number too: `18 || 20`, `1.2.*`. */
const OF_RANGE = /[|<>=^~*]/;

/**
 * Reads a version: `1.20.3`, `v2`, `17`, `1.8.0_392`. Parts that are absent are 0. What follows a `-` is a prerelease, which comes
 * before its release: `3.19-alpine` is less than `3.19`. A text that begins otherwise (`java-11`), the hash of a commit and a
 * range are no versions: guessed numbers would let checks pass.
 */
export function parseVersion(text: string): SemVer | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const trimmed = text.trim();
  if (!BEGINS_WITH_NUMBER.test(trimmed) || OF_RANGE.test(trimmed)) {
    return undefined;
  }
  return (
    parse(trimmed, { loose: true }) ??
    coerce(trimmed, { includePrerelease: true }) ??
    undefined
  );
}

/**
 * Reads a range as npm has it, `>=20 <23` or `^1.4`, in which prereleases have their place in the order.
 *
 * @throws TypeError
 */
export const parseRange = (text: string): Range =>
  new Range(text, { includePrerelease: true });
