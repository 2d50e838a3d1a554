import type {
  CheckRollup,
  CheckTeamRollup,
  ExemptionDebt,
  ExemptionDebtRollup,
  OrganisationRollup,
  ScorecardRollup,
  StateCounts,
} from '../../types/rollups';
import { parseEffort } from '../effort';
import { CHECK_STATES } from '../evaluation/compiled';
import type { EngineState } from './EngineState';
import { exemptionFor } from './Exemptions';
import type { RuleCheck, RuleScorecard } from './RuleSet';
import type { Slices } from './Slices';
import {
  NEVER,
  NOT_ABOUT,
  STANDING,
  STANDINGS,
  STATE,
  stateOf,
} from './verdicts';

/** What rollups are made of. */
export interface RollupSource {
  state: EngineState;
  slices: Slices;
  /** Rows that the caller may see; all when absent. */
  rows?: Uint32Array;
}

const iso = (ms: number) => new Date(ms).toISOString();

/** Minutes of work of a check; 0 when it does not tell. */
export const effortOf = (check: RuleCheck): number =>
  parseEffort(check.definition?.fix?.effort ?? '') ?? 0;

/** Counts verdicts by state. */
export class StateCounter {
  readonly #counts = new Uint32Array(CHECK_STATES.length);

  add(verdict: number): void {
    this.#counts[verdict === NEVER ? STATE.unknown : verdict % 8]++;
  }

  counts(): StateCounts {
    const counts: StateCounts = {};
    CHECK_STATES.forEach((state, index) => {
      if (this.#counts[index] > 0) counts[state] = this.#counts[index];
    });
    return counts;
  }
}

/** Counts one scorecard over services. */
class ScorecardCounter {
  readonly #scorecard: RuleScorecard;
  readonly #levels: number[];
  readonly #states = new StateCounter();
  services = 0;

  constructor(scorecard: RuleScorecard) {
    this.#scorecard = scorecard;
    this.#levels = Array.from(
      { length: scorecard.document.levels.length + 1 },
      () => 0,
    );
  }

  add(row: number): void {
    this.services++;
    // Levels may be fewer than they were when it was judged.
    const position = this.#scorecard.column.get(row);
    this.#levels[Math.min(position, this.#levels.length - 1)]++;
    for (const { column } of this.#scorecard.members)
      this.#states.add(column.get(row));
  }

  rollup(): ScorecardRollup {
    const { id, target } = this.#scorecard;
    return {
      scorecard: id,
      services: this.services,
      levels: this.#levels,
      ...(target === undefined
        ? {}
        : {
            atTarget: this.#levels
              .slice(target)
              .reduce((sum, services) => sum + services, 0),
          }),
      counts: this.#states.counts(),
    };
  }
}

/** Something for each team, made when it is first asked for. */
class ByTeam<T> {
  readonly #items = new Map<string | undefined, T>();
  readonly #make: () => T;

  constructor(make: () => T) {
    this.#make = make;
  }

  of(team: string | undefined): T {
    let item = this.#items.get(team);
    if (item === undefined) {
      item = this.#make();
      this.#items.set(team, item);
    }
    return item;
  }

  entries(): [string | undefined, T][] {
    return [...this.#items].sort(([left], [right]) =>
      (left ?? '') < (right ?? '') ? -1 : 1,
    );
  }
}

const teamOf = (team: string | undefined) =>
  team === undefined ? {} : { team };

/** Teams and scorecards. */
export async function organisation(
  source: RollupSource,
): Promise<OrganisationRollup> {
  const { state, slices, rows = state.entities.all } = source;
  const { scorecards } = state.rules;
  const counters = () => scorecards.map(item => new ScorecardCounter(item));
  const teams = new ByTeam(counters);
  const totals = counters();
  await slices.each(rows, row => {
    const head = state.entities.head(row);
    if (!head) return;
    scorecards.forEach((scorecard, index) => {
      if (scorecard.column.get(row) >= NOT_ABOUT) return;
      totals[index].add(row);
      teams.of(head.owner)[index].add(row);
    });
  });
  return {
    scorecards: totals.map(counter => counter.rollup()),
    teams: teams.entries().map(([team, items]) => ({
      ...teamOf(team),
      scorecards: items
        .filter(({ services }) => services > 0)
        .map(counter => counter.rollup()),
    })),
  };
}

/**
 * For who does not pass a check.
 *
 * @public
 */
export interface CheckRollupOptions {
  /** `scorecard/check`. */
  check: string;
  rows?: Uint32Array;
  /** How many services each team shows. */
  limit: number;
}

class CheckCounter {
  readonly #states = new StateCounter();
  readonly services: CheckTeamRollup['services'] = [];
  missed = 0;

  add(verdict: number): boolean {
    this.#states.add(verdict);
    const isMissed = STANDINGS[verdict] === STANDING.missed;
    if (isMissed) this.missed++;
    return isMissed;
  }

  rollup() {
    return { counts: this.#states.counts(), missed: this.missed };
  }
}

/** Who does not pass a check; services that no scorecard with it is about are left out. */
export async function checkRollup(
  source: RollupSource & CheckRollupOptions,
): Promise<CheckRollup | undefined> {
  const { state, slices, limit, rows = state.entities.all } = source;
  const check = state.rules.checkById.get(source.check);
  if (!check) return undefined;
  const { column, scorecards } = check;
  const teams = new ByTeam(() => new CheckCounter());
  const total = new CheckCounter();
  await slices.each(rows, row => {
    const head = state.entities.head(row);
    if (!head || scorecards.every(item => item.column.get(row) >= NOT_ABOUT))
      return;
    const team = teams.of(head.owner);
    const verdict = column.get(row);
    total.add(verdict);
    if (!team.add(verdict) || team.services.length >= limit) return;
    const { ref, title } = head;
    team.services.push({
      ref,
      ...(title === undefined ? {} : { title }),
      state: stateOf(verdict),
      since: iso(column.since(row) * 1000),
    });
  });
  return {
    check: check.id,
    ...total.rollup(),
    teams: teams
      .entries()
      .map(([team, counter]) => ({
        ...teamOf(team),
        ...counter.rollup(),
        services: counter.services,
      }))
      .sort((left, right) => right.missed - left.missed),
  };
}

class DebtCounter {
  #exempt = 0;
  #hidden = 0;
  effortMinutes = 0;
  #nextEnd = Infinity;

  add(options: { until: number; isHidden: boolean; minutes: number }): void {
    this.#exempt++;
    this.#nextEnd = Math.min(this.#nextEnd, options.until);
    if (!options.isHidden) return;
    this.#hidden++;
    this.effortMinutes += options.minutes;
  }

  rollup(): ExemptionDebtRollup {
    return {
      exempt: this.#exempt,
      hidden: this.#hidden,
      effortMinutes: this.effortMinutes,
      ...(Number.isFinite(this.#nextEnd)
        ? { nextEnd: iso(this.#nextEnd) }
        : {}),
    };
  }
}

/** What exemptions hide. */
export async function exemptionDebt(
  source: RollupSource & { at: number },
): Promise<ExemptionDebt> {
  const { state, slices, at, rows = state.entities.all } = source;
  const teams = new ByTeam(() => new DebtCounter());
  const total = new DebtCounter();
  await slices.each(rows, row => {
    const exemptions = state.exemptionsOf(row);
    if (!exemptions) return;
    state.facts.age(row, at);
    for (const check of state.rules.checks) {
      if (check.column.get(row) !== STATE.exempt) continue;
      const exemption = exemptionFor(exemptions, check, at);
      if (!exemption) continue;
      const standing = STANDINGS[check.compiled.judge(row, at)];
      const debt = {
        until: exemption.until,
        isHidden: standing === STANDING.missed,
        minutes: effortOf(check),
      };
      total.add(debt);
      teams.of(state.entities.head(row)?.owner).add(debt);
    }
  });
  return {
    ...total.rollup(),
    teams: teams
      .entries()
      .map(([team, counter]) => ({ ...teamOf(team), ...counter.rollup() }))
      .sort((left, right) => right.effortMinutes - left.effortMinutes),
  };
}
