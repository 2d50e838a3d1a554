import type { ChangeCause } from '../../types';
import { Agenda } from './Agenda';
import type { ChangedFacts, EngineChange } from './changes';
import type { EngineState } from './EngineState';
import { providerOf } from './EngineFacts';
import { Evaluation } from './Evaluation';
import type { RuleScorecard, SlotReaders } from './RuleSet';
import type { Slices } from './Slices';
import { sweepAgendas } from './sweep';

/** An entity, and what has to be looked at again. */
interface Task {
  row: number;
  agenda: Agenda;
}

const ruleCause = (scorecard: RuleScorecard): ChangeCause => ({
  kind: 'rule',
  document: scorecard.id,
  version: scorecard.version,
});

function byRef(
  changed: readonly ChangedFacts[],
): ReadonlyMap<string, ChangedFacts[]> {
  const grouped = new Map<string, ChangedFacts[]>();
  for (const each of changed) {
    const some = grouped.get(each.ref);
    if (some) some.push(each);
    else grouped.set(each.ref, [each]);
  }
  return grouped;
}

function addReaders(
  agenda: Agenda,
  readers: SlotReaders,
  cause: ChangeCause,
): void {
  agenda.addChecks(readers.checks, cause);
  agenda.addScorecards(readers.scorecards, cause);
}

interface EvaluateOptions {
  rows?: Uint32Array;
  checks?: ReadonlySet<string>;
  cause?: ChangeCause;
}

/** The ways through a catalog in which it is judged. What has to be done is made out when it begins, by the rules of then. */
export class Passes {
  readonly #state: EngineState;
  readonly #slices: Slices;

  constructor(state: EngineState, slices: Slices) {
    this.#state = state;
    this.#slices = slices;
  }

  evaluate(
    options: EvaluateOptions & { at: number },
  ): AsyncGenerator<EngineChange[]> {
    return this.#pass(options.at, this.#tasks(options));
  }

  evaluateFacts(options: {
    changed: readonly ChangedFacts[];
    at: number;
    cause?: ChangeCause;
  }): AsyncGenerator<EngineChange[]> {
    return this.#pass(
      options.at,
      this.#factTasks(options.changed, options.cause),
    );
  }

  evaluateProviders(options: {
    providers: readonly string[];
    at: number;
  }): AsyncGenerator<EngineChange[]> {
    return this.#pass(options.at, this.#providerTasks(options.providers));
  }

  sweep(options: {
    since: number;
    at: number;
  }): AsyncGenerator<EngineChange[]> {
    return this.#pass(options.at, sweepAgendas(this.#state, options));
  }

  *#tasks(options: EvaluateOptions): Generator<Task> {
    const { checks, cause } = options;
    const { rules, entities } = this.#state;
    const agenda = new Agenda();
    for (const check of rules.checks) {
      if (checks && !checks.has(check.id)) continue;
      const scorecard =
        rules.scorecardById.get(check.scorecardId) ?? check.scorecards[0];
      agenda.addChecks([check], cause ?? ruleCause(scorecard));
    }
    if (!checks)
      for (const scorecard of rules.scorecards)
        agenda.addScorecards([scorecard], cause ?? ruleCause(scorecard));
    for (const row of options.rows ?? entities.all) yield { row, agenda };
  }

  *#providerTasks(providers: readonly string[]): Generator<Task> {
    const { rules, entities } = this.#state;
    const agenda = new Agenda();
    rules.table.columns.forEach(({ fact }, slot) => {
      const provider = providerOf(fact.fullName);
      if (providers.includes(provider))
        addReaders(agenda, rules.bySlot[slot], { kind: 'collector', provider });
    });
    for (const row of entities.all) yield { row, agenda };
  }

  *#factTasks(
    changed: readonly ChangedFacts[],
    cause: ChangeCause | undefined,
  ): Generator<Task> {
    const { rules, entities } = this.#state;
    for (const [ref, some] of byRef(changed)) {
      const row = entities.rowOf(ref);
      if (row === undefined) continue;
      const agenda = new Agenda();
      for (const { facts, runId } of some)
        for (const fact of facts) {
          const slot = rules.table.slotOf(fact);
          if (slot !== undefined)
            addReaders(
              agenda,
              rules.bySlot[slot],
              cause ?? { kind: 'fact', fact, ...(runId ? { runId } : {}) },
            );
        }
      yield { row, agenda };
    }
  }

  async *#pass(
    at: number,
    tasks: Iterable<Task>,
  ): AsyncGenerator<EngineChange[]> {
    const { rules } = this.#state;
    const evaluation = new Evaluation(this.#state, at);
    let changes: EngineChange[] = [];
    const runs = this.#slices.runs(tasks, ({ row, agenda }) => {
      if (this.#state.rules !== rules) return;
      const change = evaluation.evaluate(row, agenda);
      if (change) changes.push(change);
    });
    for await (const _ of runs) {
      if (changes.length > 0) yield changes;
      changes = [];
      if (this.#state.rules !== rules) return;
    }
  }
}
