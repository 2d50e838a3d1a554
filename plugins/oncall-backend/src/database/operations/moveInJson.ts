import type { Rename } from '../RenameStore';

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(each => typeof each === 'string');

/** A document in which another reference stands for one; people together stay sorted, each once. */
export function moveInJson(json: string, { fromRef, toRef }: Rename): string {
  if (!json.includes(JSON.stringify(fromRef))) return json;
  const moved: unknown = JSON.parse(json, (_, value: unknown) => {
    if (value === fromRef) return toRef;
    return isTexts(value) && value.includes(toRef)
      ? [...new Set(value)].sort()
      : value;
  });
  return JSON.stringify(moved);
}
