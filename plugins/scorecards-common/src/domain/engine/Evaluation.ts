import type { ChangeCause } from '../../types';
import type { Agenda } from './Agenda';
import type { EngineChange } from './changes';
import { positionOf } from './EngineState';
import type { EngineState } from './EngineState';
import type { Judge } from './Judge';
import type { RuleScorecard } from './RuleSet';
import { COUNTS_AS, NEVER } from './verdicts';

/** Judges entities at one moment, and keeps what changed. */
export class Evaluation {
  readonly #state: EngineState;
  readonly #at: number;
  /** Seconds since 1970. */
  readonly #now: number;
  readonly #judge: Judge;

  constructor(state: EngineState, at: number) {
    this.#state = state;
    this.#at = at;
    this.#now = Math.floor(at / 1000);
    this.#judge = state.judge(at);
  }

  /** Looks at what is on the agenda for an entity, and at what follows from it. */
  evaluate(row: number, agenda: Agenda): EngineChange | undefined {
    const head = this.#state.entities.head(row);
    if (!head) return undefined;
    this.#state.facts.age(row, this.#at);
    const change: EngineChange = {
      ref: head.ref,
      owner: head.owner,
      results: [],
      levels: [],
    };
    const moved = this.#judgeChecks(row, agenda, change);
    agenda.scorecards.forEach((scorecard, index) => {
      const cause = moved?.get(scorecard) ?? agenda.scorecardCauses[index];
      moved?.delete(scorecard);
      this.#rank(row, scorecard, cause, change);
    });
    moved?.forEach((cause, scorecard) =>
      this.#rank(row, scorecard, cause, change),
    );
    if (change.results.length + change.levels.length === 0) return undefined;
    this.#state.changed();
    return change;
  }

  /** Returns the scorecards whose level may have moved, and by what. */
  #judgeChecks(row: number, agenda: Agenda, change: EngineChange) {
    let moved: Map<RuleScorecard, ChangeCause> | undefined;
    const exemptions = this.#state.exemptionsOf(row);
    for (let index = 0; index < agenda.checks.length; index++) {
      const check = agenda.checks[index];
      const { column } = check;
      const from = column.get(row);
      const to = this.#judge.verdict({ check, row, before: from, exemptions });
      if (to === from) continue;
      const cause = agenda.checkCauses[index];
      const countsAsBefore =
        from !== NEVER && COUNTS_AS[from] === COUNTS_AS[to];
      const fromSince = column.since(row);
      const since = countsAsBefore ? fromSince : this.#now;
      column.set(row, to, since);
      change.results.push({
        check: check.id,
        number: check.number!,
        from: from === NEVER ? undefined : from,
        to,
        fromSince: from === NEVER ? undefined : fromSince,
        since,
        cause,
      });
      if (countsAsBefore) continue;
      moved ??= new Map();
      for (const scorecard of check.scorecards)
        if (!moved.has(scorecard)) moved.set(scorecard, cause);
    }
    return moved;
  }

  #rank(
    row: number,
    scorecard: RuleScorecard,
    cause: ChangeCause,
    change: EngineChange,
  ): void {
    const { column } = scorecard;
    const from = column.get(row);
    const to = positionOf(scorecard, row, this.#at);
    if (to === from) return;
    const fromSince = column.since(row);
    column.set(row, to, this.#now);
    change.levels.push({
      scorecard: scorecard.id,
      version: scorecard.version,
      from: from === NEVER ? undefined : from,
      to,
      fromSince: from === NEVER ? undefined : fromSince,
      since: this.#now,
      cause,
    });
  }
}
