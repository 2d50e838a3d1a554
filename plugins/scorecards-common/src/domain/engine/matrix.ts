import type { MatrixPage } from '../../types/rollups';
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
  /** Lowest level first, then by name; or by name. */
  sort: 'level' | 'name';
  offset: number;
  limit: number;
}

/** Those with the lowest level first, and else in their order. */
function lowestFirst(rows: Uint32Array, { column }: RuleScorecard): number[] {
  const byPosition = new Map<number, number[]>();
  for (const row of rows) {
    const position = column.get(row);
    const some = byPosition.get(position);
    if (some) some.push(row);
    else byPosition.set(position, [row]);
  }
  return [...byPosition]
    .sort(([left], [right]) => left - right)
    .flatMap(([, some]) => some);
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
  const { entities } = state;
  const scorecard = state.rules.scorecardById.get(source.scorecard);
  if (!scorecard) return undefined;
  const { column } = scorecard;
  const members = membersOf(scorecard, source.category);
  const counters = members.map(() => new StateCounter());
  const isAsked = new Uint8Array(entities.capacity);
  await slices.each(rows, row => {
    if (!entities.head(row) || column.get(row) >= NOT_ABOUT) return;
    isAsked[row] = 1;
    for (let index = 0; index < members.length; index++)
      counters[index].add(members[index].column.get(row));
  });
  const named = entities.byName.filter(row => isAsked[row] === 1);
  const sorted =
    source.sort === 'level' ? lowestFirst(named, scorecard) : named;
  return {
    columns: members.map(({ id, definition }, index) => ({
      check: id,
      title: definition?.title ?? id,
      counts: counters[index].counts(),
    })),
    rows: Array.from(sorted.slice(offset, offset + limit)).flatMap(row => {
      const head = entities.head(row);
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
    totalItems: sorted.length,
  };
}
