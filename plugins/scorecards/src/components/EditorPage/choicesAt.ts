import { isFields, valueAt, type Path } from '../../lib/editor/yamlText';

/** Ids and titles of a list of the document, as a choice. */
export function choicesAt(
  document: unknown,
  path: Path,
): { id: string; label: string }[] {
  const list = valueAt(document, path);
  return (Array.isArray(list) ? list : []).flatMap(item =>
    isFields(item) && typeof item.id === 'string'
      ? [{ id: item.id, label: String(item.title ?? item.id) }]
      : [],
  );
}
