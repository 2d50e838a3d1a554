import { addAt, isFields, readFields, valueAt } from './yamlText';

/** Adds checks of a campaign to a scorecard that does not have them yet. */
export function promoteChecks(
  text: string,
  checks: readonly string[],
  place: { level?: string; countsFrom?: string },
): string {
  const document = readFields(text);
  const listed = document && valueAt(document, ['checks']);
  const known = new Set(
    (Array.isArray(listed) ? listed : [])
      .filter(isFields)
      .flatMap(({ id, use }) => [`${document?.id}/${id}`, use]),
  );
  const given = Object.fromEntries(
    Object.entries(place).filter(([, value]) => value),
  );
  return checks
    .filter(check => !known.has(check))
    .reduce(
      (changed, use) => addAt(changed, ['checks'], { use, ...given }),
      text,
    );
}
