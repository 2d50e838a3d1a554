/** An entity is built by a few; a list without end would be looked up at each page. */
const MOST_NAMES = 100;

/**
 * What annotations of an entity name, several in each divided by commas: each once, and the first hundred.
 *
 * @param keys - of annotations
 * @param read - what of it counts, in one way of writing it; undefined where it names nothing
 *
 * @public
 */
export function namesIn(
  annotations: Readonly<Record<string, string>>,
  keys: readonly string[],
  read: (written: string) => string | undefined,
): string[] {
  const names = keys
    .flatMap(key => (annotations[key] ?? '').split(','))
    .flatMap(written => read(written.trim()) ?? []);
  return [...new Set(names)].slice(0, MOST_NAMES);
}
