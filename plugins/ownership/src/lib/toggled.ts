/** A set with one value more, or less when it was there. */
export function toggled(
  set: ReadonlySet<string> | undefined,
  value: string,
): Set<string> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
