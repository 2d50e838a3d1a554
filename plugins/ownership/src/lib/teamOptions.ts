import type {
  NamedEntity,
  OwnerSuggestion,
} from '@callboard/backstage-plugin-ownership-common';

/** What a field for a team offers. */
export interface TeamOptions {
  /** Suggested teams that fit the text. */
  suggested: OwnerSuggestion[];
  /** The others. */
  found: NamedEntity[];
  /** All of them. */
  teams: NamedEntity[];
}

/** Sorts what is known about teams into what a field offers: each team once, the chosen one always. */
export function teamOptions(options: {
  suggestions: OwnerSuggestion[];
  /** What the catalog has found for the text. */
  found: NamedEntity[];
  chosen: NamedEntity | undefined;
  /** The text as typed. */
  term: string;
}): TeamOptions {
  const { suggestions, chosen, term } = options;
  const wanted = term.toLocaleLowerCase();
  const suggested = suggestions.filter(
    ({ owner }) =>
      owner.entityRef === chosen?.entityRef ||
      owner.title.toLocaleLowerCase().includes(wanted),
  );
  const known = new Set(suggested.map(({ owner }) => owner.entityRef));
  const found = options.found.filter(({ entityRef }) => !known.has(entityRef));
  const isMissing =
    chosen &&
    !known.has(chosen.entityRef) &&
    !found.some(({ entityRef }) => entityRef === chosen.entityRef);
  if (isMissing) found.unshift(chosen);
  return {
    suggested,
    found,
    teams: [...suggested.map(({ owner }) => owner), ...found],
  };
}
