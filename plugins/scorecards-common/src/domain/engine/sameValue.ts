import { SemVer } from 'semver';

function sameItems(left: unknown[], right: unknown[]): boolean {
  return (
    left.length === right.length &&
    left.every((item, index) => sameValue(item, right[index]))
  );
}

function sameEntries(
  left: Map<unknown, unknown>,
  right: Map<unknown, unknown>,
): boolean {
  if (left.size !== right.size) return false;
  for (const [key, value] of left)
    if (!right.has(key) || !sameValue(value, right.get(key))) return false;
  return true;
}

/** Whether two values as a table of facts keeps them are the same. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (Array.isArray(left) && Array.isArray(right))
    return sameItems(left, right);
  if (left instanceof Map && right instanceof Map)
    return sameEntries(left, right);
  if (left instanceof SemVer && right instanceof SemVer)
    return left.raw === right.raw;
  return false;
}
