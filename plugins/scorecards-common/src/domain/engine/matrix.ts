import type { MatrixPage } from '../../types/rollups';
import type { EngineState } from './EngineState';
import type { RollupSource } from './rollups';
import { StateCounter } from './rollups';
import type { RuleCheck, RuleScorecard } from './RuleSet';
import { NOT_ABOUT } from './verdicts';

/**
 * For a matrix.
 *
 * @public
 */
export interface MatrixOptions {
  scorecard: string;
  /** Only checks of this category. */
  category?: string;
  rows?: Uint32Array;
  /** Lowest level first, or by name, or by owner; then by name. */
  sort: 'level' | 'name' | 'owner';
  offset: number;
  limit: number;
}

type Key = string | number;

function keysOf(
  state: EngineState,
  scorecard: RuleScorecard,
  sort: MatrixOptions['sort'],
): (row: number) => Key[] {
  const { column } = scorecard;
  const name = (row: number) => {
    const { title = '', ref = '' } = state.entities.head(row) ?? {};
    return [(title || ref.slice(ref.indexOf('/') + 1)).toLowerCase(), ref];
  };
  if (sort === 'name') return name;
  if (sort === 'level') return row => [column.get(row), ...name(row)];
  return row => [state.entities.head(row)?.owner ?? '', ...name(row)];
}

function compareKeys(left: Key[], right: Key[]): number {
  for (let index = 0; index < left.length; index++) {
    if (left[index] === right[index]) continue;
    return left[index] < right[index] ? -1 : 1;
  }
  return 0;
}

function membersOf(
  scorecard: RuleScorecard,
  category: string | undefined,
): RuleCheck[] {
  return scorecard.members.filter(
    (_, index) =>
      category === undefined ||
      scorecard.document.checks[index].category === category,
  );
}

/** A page of services and checks of a scorecard; undefined when it is not in force. */
export async function matrix(
  source: RollupSource & MatrixOptions,
): Promise<MatrixPage | undefined> {
  const { state, slices, offset, limit, rows = state.entities.all } = source;
  const scorecard = state.rules.scorecardById.get(source.scorecard);
  if (!scorecard) return undefined;
  const { column } = scorecard;
  const members = membersOf(scorecard, source.category);
  const counters = members.map(() => new StateCounter());
  const keys = keysOf(state, scorecard, source.sort);
  const about: { row: number; key: Key[] }[] = [];
  await slices.each(rows, row => {
    if (!state.entities.head(row) || column.get(row) >= NOT_ABOUT) return;
    about.push({ row, key: keys(row) });
    members.forEach((check, index) =>
      counters[index].add(check.column.get(row)),
    );
  });
  about.sort((left, right) => compareKeys(left.key, right.key));
  return {
    columns: members.map(({ id, definition }, index) => ({
      check: id,
      title: definition?.title ?? id,
      counts: counters[index].counts(),
    })),
    rows: about.slice(offset, offset + limit).flatMap(({ row }) => {
      const head = state.entities.head(row);
      if (!head) return [];
      const { ref, title, owner } = head;
      return {
        ref,
        ...(title === undefined ? {} : { title }),
        ...(owner === undefined ? {} : { owner }),
        position: column.get(row),
        verdicts: members.map(check => check.column.get(row)),
      };
    }),
    totalItems: about.length,
  };
}
