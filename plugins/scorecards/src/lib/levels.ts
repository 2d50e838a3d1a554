import type { LevelChange } from '@callboard/backstage-plugin-scorecards-common';

/** Levels by id, from the lowest. */
export type LevelNames = readonly { id: string; title: string }[];

/** Title of a level; where its scorecard is not at hand, its id as a word. */
export function levelTitle(id: string, names: LevelNames = []): string {
  const known = names.find(level => level.id === id)?.title;
  return known ?? `${id.slice(0, 1).toLocaleUpperCase('en')}${id.slice(1)}`;
}

/** What a change of a level comes to, as a key of `state.change`. */
export function changeKind(
  { from, to }: Pick<LevelChange, 'from' | 'to'>,
  names: LevelNames = [],
): 'reached' | 'lost' | 'fell' | 'rose' | 'moved' {
  if (from === undefined) return 'reached';
  if (to === undefined) return 'lost';
  const [before, after] = [from, to].map(id =>
    names.findIndex(level => level.id === id),
  );
  if (before === -1 || after === -1 || before === after) return 'moved';
  return after > before ? 'rose' : 'fell';
}
