/** Scorecards side by side in the table of teams, while nobody chose others. */
const USUAL = 5;
/** Most that fit. */
export const MOST_COLUMNS = 6;

/** The scorecards of an address, in their own order; the first ones when it names none. */
export function shownColumns<T extends { id: string }>(
  scorecards: readonly T[],
  chosen: readonly string[],
): T[] {
  const shown = scorecards.filter(({ id }) => chosen.includes(id));
  return shown.length > 0
    ? shown.slice(0, MOST_COLUMNS)
    : scorecards.slice(0, USUAL);
}
