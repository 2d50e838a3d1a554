import type { Check, Condition, Scorecard, UsedCheck } from '../../types';
import { compileCheck } from '../evaluation/compileCheck';
import type { CompiledCheck } from '../evaluation/compiled';
import type { FactTable } from '../evaluation/FactTable';
import type { Ranking } from './ranking';
import { ResultColumn } from './ResultColumn';
import type {
  ActiveScorecard,
  RuleCheck,
  RuleProblem,
  RuleScorecard,
  RuleSet,
  SlotReaders,
} from './RuleSet';
import { COUNTS_AS, STATE } from './verdicts';

/** For {@link compileRules}. */
export interface CompileRulesOptions {
  scorecards: readonly ActiveScorecard[];
  table: FactTable;
  /** The numbers that checks are stored by. */
  checkNumbers?: ReadonlyMap<string, number>;
  /** What stayed as it was is taken from these. */
  previous?: RuleSet;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface ScorecardUnderWay extends Writable<Omit<RuleScorecard, 'members'>> {
  members: RuleCheck[];
}

const messageOf = (error: unknown) =>
  error instanceof Error ? error.message : String(error);

/** `scorecard/check`, also of one that is used. */
export const checkIdOf = (scorecard: Scorecard, check: Check | UsedCheck) =>
  'use' in check ? check.use : `${scorecard.id}/${check.id}`;

const startOfDay = (day: string | undefined): number => {
  const start = day === undefined ? Number.NaN : Date.parse(day);
  return Number.isNaN(start) ? -Infinity : start;
};

function rankingOf(document: Scorecard): Ranking {
  const position = new Map(
    document.levels.map(({ id }, index) => [id, index + 1]),
  );
  return {
    kind: document.ranking,
    from: document.levels.map(({ from }) => from ?? 0),
    places: document.checks.map(check => ({
      // One whose level is not there is asked of all levels rather than of none.
      level: position.get(check.level ?? '') ?? 1,
      weight: check.weight ?? 1,
      countsFrom: startOfDay(check.countsFrom),
    })),
  };
}

/** Compiles the rules in force; a check or filter that is broken breaks only itself. */
class RuleCompiler {
  readonly #options: CompileRulesOptions;
  readonly problems: RuleProblem[] = [];

  constructor(options: CompileRulesOptions) {
    this.#options = options;
  }

  scorecard(active: ActiveScorecard): ScorecardUnderWay {
    const { document } = active;
    const { previous } = this.#options;
    const appliesTo = this.#filter(document);
    const target = document.levels.findIndex(
      ({ id }) => id === document.target,
    );
    return {
      ...active,
      id: document.id,
      ranking: rankingOf(document),
      members: [],
      room: new Uint8Array(document.checks.length),
      target: target < 0 ? undefined : target + 1,
      appliesTo,
      isAbout: (row, at) =>
        !appliesTo || COUNTS_AS[appliesTo.judge(row, at)] !== STATE.fail,
      column:
        previous?.scorecardById.get(document.id)?.column ?? new ResultColumn(),
    };
  }

  check(gathered: Gathered): RuleCheck {
    const { previous, checkNumbers } = this.#options;
    const { id, definition, scorecards } = gathered;
    const appliesTo = anyOf(scorecards.map(({ document }) => document));
    const { passes, warns } = definition ?? {};
    return {
      id,
      scorecardId: id.slice(0, id.indexOf('/')),
      number: checkNumbers?.get(id),
      definition,
      scorecards,
      column: previous?.checkById.get(id)?.column ?? new ResultColumn(),
      ...this.#compiled({
        gathered,
        appliesTo,
        source: JSON.stringify([
          appliesTo,
          definition?.appliesTo,
          passes,
          warns,
        ]),
      }),
    };
  }

  #compiled(options: {
    gathered: Gathered;
    appliesTo: Condition | undefined;
    source: string;
  }): Pick<RuleCheck, 'compiled' | 'source' | 'problem'> {
    const { gathered, appliesTo, source } = options;
    const { previous, table } = this.#options;
    const { id, definition: check } = gathered;
    const known =
      previous?.table === table ? previous.checkById.get(id) : undefined;
    if (known?.source === source && known.problem === undefined)
      return { compiled: known.compiled, source, problem: undefined };
    try {
      if (!check)
        throw new Error('No scorecard that is in force defines this check.');
      const compiled = compileCheck({ check, appliesTo, table });
      return { compiled, source, problem: undefined };
    } catch (error) {
      const problem = messageOf(error);
      this.problems.push({ subject: id, message: problem });
      return { compiled: broken(gathered), source, problem };
    }
  }

  #filter({ id, appliesTo: passes }: Scorecard): CompiledCheck | undefined {
    if (!passes) return undefined;
    const { table } = this.#options;
    try {
      return compileCheck({ check: { passes }, table });
    } catch (error) {
      this.problems.push({ subject: id, message: messageOf(error) });
      return undefined;
    }
  }
}

/** Where one of the scorecards is about all, so is the check. */
function anyOf(documents: readonly Scorecard[]): Condition | undefined {
  const filters = documents.flatMap(({ appliesTo }) => appliesTo ?? []);
  if (filters.length < documents.length) return undefined;
  return filters.length === 1 ? filters[0] : { any: filters };
}

function broken({ scorecards }: Gathered): CompiledCheck {
  return {
    judge: (row, at) =>
      scorecards.some(scorecard => scorecard.isAbout(row, at))
        ? STATE.error
        : STATE.notApplicable,
    slots: scorecards.flatMap(({ appliesTo }) => appliesTo?.slots ?? []),
    dependsOnTime: scorecards.some(
      ({ appliesTo }) => appliesTo?.dependsOnTime ?? false,
    ),
  };
}

/** A check, and where it counts. */
interface Gathered {
  id: string;
  definition: Check | undefined;
  scorecards: ScorecardUnderWay[];
}

function gather(scorecards: readonly ScorecardUnderWay[]): Gathered[] {
  const gathered = new Map<string, Gathered>();
  for (const scorecard of scorecards) {
    for (const check of scorecard.document.checks) {
      const id = checkIdOf(scorecard.document, check);
      const entry = gathered.get(id) ?? {
        id,
        definition: undefined,
        scorecards: [],
      };
      if (!('use' in check)) entry.definition = check;
      entry.scorecards.push(scorecard);
      gathered.set(id, entry);
    }
  }
  return [...gathered.values()];
}

function readers(
  table: FactTable,
  scorecards: readonly RuleScorecard[],
  checks: readonly RuleCheck[],
): SlotReaders[] {
  const bySlot = table.columns.map(() => ({
    checks: [] as RuleCheck[],
    scorecards: [] as RuleScorecard[],
  }));
  for (const check of checks)
    for (const slot of new Set(check.compiled.slots))
      bySlot[slot].checks.push(check);
  for (const scorecard of scorecards)
    for (const slot of new Set(scorecard.appliesTo?.slots))
      bySlot[slot].scorecards.push(scorecard);
  return bySlot;
}

/**
 * Makes the scorecards in force ready for a table. A check that several scorecards count is judged once, for the services that any
 * of them is about.
 */
export function compileRules(options: CompileRulesOptions): RuleSet {
  const compiler = new RuleCompiler(options);
  const scorecards = options.scorecards.map(active =>
    compiler.scorecard(active),
  );
  const checks = gather(scorecards).map(gathered => compiler.check(gathered));
  const checkById = new Map(checks.map(check => [check.id, check]));
  for (const scorecard of scorecards)
    scorecard.members = scorecard.document.checks.map(
      check => checkById.get(checkIdOf(scorecard.document, check))!,
    );
  return {
    table: options.table,
    scorecards,
    checks,
    checkById,
    scorecardById: new Map(
      scorecards.map(scorecard => [scorecard.id, scorecard]),
    ),
    bySlot: readers(options.table, scorecards, checks),
    problems: compiler.problems,
  };
}
