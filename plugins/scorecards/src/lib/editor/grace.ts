import { groupsOf } from './levelTree';
import { setAt, type Fields } from './yamlText';

const checksOf = (document: Fields) =>
  groupsOf(document).flatMap(({ checks }) => checks);

/** Checks that the version in force does not have. */
export function newChecks(document: Fields, active: Fields | undefined) {
  const known = new Set(active ? checksOf(active).map(({ id }) => id) : []);
  return checksOf(document).filter(({ id }) => !known.has(id));
}

/** Lets checks count from a day on; until then they are shown. */
export const countFrom = (
  text: string,
  checks: readonly { index: number }[],
  day: string,
): string =>
  checks.reduce(
    (changed, { index }) =>
      setAt(changed, ['checks', index, 'countsFrom'], day),
    text,
  );
