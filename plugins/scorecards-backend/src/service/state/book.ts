import type {
  Check,
  Condition,
  Scorecard,
  UsedCheck,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  NEVER,
  compileCondition,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type {
  FactTable,
  Ranking,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { Runtime } from '../../runtime/Runtime';

/** What the engine has worked out, by row. */
interface Column {
  get(row: number): number;
}

/** A check in force, however many scorecards it counts in. */
export interface RuleCheck {
  /** `scorecard/check`. */
  readonly id: string;
  /** Id of the scorecard that defines it. */
  readonly scorecardId: string;
  /** The number it is stored by. */
  readonly number: number | undefined;
  /** Absent when no scorecard in force defines it. */
  readonly definition: Check | undefined;
  /** Why it is broken. */
  readonly problem: string | undefined;
  /** Facts that it reads, by full name. */
  readonly reads: ReadonlySet<string>;
  /** Those it counts in. */
  readonly scorecards: RuleScorecard[];
  /** Verdicts. */
  readonly column: Column;
}

/** A scorecard in force. */
export interface RuleScorecard {
  readonly id: string;
  readonly document: Scorecard;
  readonly version: number;
  readonly ranking: Ranking;
  /** In the order of its document. */
  readonly members: readonly RuleCheck[];
  /** Position of the level that services should have. */
  readonly target: number | undefined;
  /** Positions, or `NOT_ABOUT`. */
  readonly column: Column;
}

/** All scorecards and checks in force. */
export interface Book {
  scorecards: readonly RuleScorecard[];
  scorecardById: ReadonlyMap<string, RuleScorecard>;
  checkById: ReadonlyMap<string, RuleCheck>;
}

const idOf = ({ id }: Scorecard, check: Check | UsedCheck) =>
  'use' in check ? check.use : `${id}/${check.id}`;

const startOfDay = (day: string | undefined): number =>
  day === undefined ? -Infinity : Date.parse(day);

function rankingOf({ ranking, levels, checks }: Scorecard): Ranking {
  const places = levels.map(({ id }) => id);
  return {
    kind: ranking,
    from: levels.map(({ from }) => from ?? 0),
    places: checks.map(({ level = '', weight = 1, countsFrom }) => ({
      level: Math.max(1, places.indexOf(level) + 1),
      weight,
      countsFrom: startOfDay(countsFrom),
    })),
  };
}

/** Which facts conditions read, or why they cannot be asked. */
export function readsOf(
  conditions: readonly (Condition | undefined)[],
  table: FactTable,
): Pick<RuleCheck, 'reads' | 'problem'> {
  const reads = new Set<string>();
  let problem: string | undefined;
  for (const condition of conditions) {
    try {
      const { slots } = condition
        ? compileCondition(condition, table)
        : { slots: [] };
      for (const slot of slots) reads.add(table.columns[slot].fact.fullName);
    } catch (error) {
      problem ??= error instanceof Error ? error.message : String(error);
    }
  }
  return { reads, problem };
}

/** What the documents in force say, with what the engine has worked out by them. */
export function bookOf({
  rules,
  engine,
}: Pick<Runtime, 'rules' | 'engine'>): Book {
  const versions = rules.documents.flatMap(({ document, version }) =>
    document.kind === 'Scorecard' ? [{ document, version }] : [],
  );
  const definitions = new Map(
    versions.flatMap(({ document }) =>
      document.checks.flatMap(check =>
        'use' in check ? [] : [[idOf(document, check), check] as const],
      ),
    ),
  );
  const checkById = new Map<string, RuleCheck>();
  const checkOf = (id: string): RuleCheck => {
    const known = checkById.get(id);
    if (known) return known;
    const definition = definitions.get(id);
    const { passes, warns, appliesTo } = definition ?? {};
    const check: RuleCheck = {
      id,
      scorecardId: id.slice(0, id.indexOf('/')),
      number: rules.checkNumbers.get(id),
      definition,
      ...readsOf([passes, warns, appliesTo], engine.table),
      scorecards: [],
      column: { get: row => engine.verdictAt(row, id) ?? NEVER },
    };
    checkById.set(id, check);
    return check;
  };
  const scorecards = versions.map(({ document, version }): RuleScorecard => {
    const { id, levels, target } = document;
    const place = levels.findIndex(level => level.id === target);
    return {
      id,
      document,
      version,
      ranking: rankingOf(document),
      members: document.checks.map(check => checkOf(idOf(document, check))),
      target: place < 0 ? undefined : place + 1,
      column: { get: row => engine.positionAt(row, id) ?? NEVER },
    };
  });
  for (const scorecard of scorecards) {
    for (const check of scorecard.members) check.scorecards.push(scorecard);
  }
  return {
    scorecards,
    scorecardById: new Map(scorecards.map(each => [each.id, each])),
    checkById,
  };
}
