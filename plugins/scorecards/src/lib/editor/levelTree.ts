import { isFields, moveAt, type Fields } from './yamlText';

/** A check in the tree of a scorecard. */
export interface TreeCheck {
  /** Its place in the list of the document. */
  index: number;
  /** Of itself, or `scorecard/check` of one that is used. */
  id: string;
  title: string;
  isUsed: boolean;
}

/** A level with its checks, or those without one. */
export interface TreeGroup {
  /** Absent: checks without a level, or with one that there is not. */
  level?: string;
  title?: string;
  checks: TreeCheck[];
}

const textOf = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` : '';

const listOf = (value: unknown): Fields[] =>
  Array.isArray(value) ? value.map(item => (isFields(item) ? item : {})) : [];

/**
 * Levels from the lowest, each with its checks in the order of the document; with points all checks as one. Takes anything that is still being written.
 *
 * @param titleOf - the title of a check of another scorecard
 */
export function groupsOf(
  document: Fields,
  titleOf: (check: string) => string = check => check,
): TreeGroup[] {
  // With points a check is of no level.
  const levels = document.ranking === 'points' ? [] : listOf(document.levels);
  const groups = levels.map(
    (level): TreeGroup => ({
      level: textOf(level.id),
      title: textOf(level.title) || textOf(level.id),
      checks: [],
    }),
  );
  const rest: TreeGroup = { checks: [] };
  listOf(document.checks).forEach((check, index) => {
    const id = textOf(check.id) || textOf(check.use);
    const level = textOf(check.level);
    const group = groups.find(one => one.level === level && level !== '');
    (group ?? rest).checks.push({
      index,
      id,
      title: textOf(check.title) || titleOf(id),
      isUsed: Object.hasOwn(check, 'use'),
    });
  });
  return rest.checks.length > 0 || groups.length === 0
    ? [...groups, rest]
    : groups;
}

/** Where a check stands: which group, and which place in it, both from 0. */
export interface TreePlace {
  group: number;
  place: number;
}

/** Where a check stands; undefined when it does not. */
export function placeOf(
  groups: readonly TreeGroup[],
  index: number,
): TreePlace | undefined {
  for (const [group, { checks }] of groups.entries()) {
    const place = checks.findIndex(check => check.index === index);
    if (place >= 0) return { group, place };
  }
  return undefined;
}

/** One place up or down, over the edge of a level into the next one; undefined at the ends. */
export function stepFrom(
  groups: readonly TreeGroup[],
  { group, place }: TreePlace,
  by: -1 | 1,
): TreePlace | undefined {
  const within = place + by;
  if (within >= 0 && within < groups[group].checks.length) {
    return { group, place: within };
  }
  const next = groups.at(group + by);
  if (group + by < 0 || !next) return undefined;
  return { group: group + by, place: by < 0 ? next.checks.length : 0 };
}

/** Puts a check into a place: its level changes, and its turn in the list. */
export function moveCheck(
  text: string,
  groups: readonly TreeGroup[],
  index: number,
  { group, place }: TreePlace,
): string {
  const { level, checks } = groups[group];
  const others = checks.filter(check => check.index !== index);
  const next = others.at(place);
  const last = others.at(-1);
  let target = index;
  if (next && place < others.length) target = next.index;
  else if (last) target = last.index + 1;
  return moveAt(text, ['checks'], {
    from: index,
    to: target > index ? target - 1 : target,
    set: { level },
  });
}
