import type { ReferenceMove } from '../../PeopleStore';

function moveIn(value: unknown, move: ReferenceMove): unknown {
  if (value === move.fromRef) return move.toRef;
  if (Array.isArray(value)) return value.map(one => moveIn(one, move));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, moveIn(one, move)]),
  );
}

/** @returns the same text where no value of it is the reference */
export function moveInJson(text: string, move: ReferenceMove): string {
  if (!text.includes(JSON.stringify(move.fromRef))) return text;
  const moved = JSON.stringify(moveIn(JSON.parse(text), move));
  return moved === text ? text : moved;
}
