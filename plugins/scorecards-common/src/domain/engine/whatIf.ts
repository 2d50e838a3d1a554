import type { Scorecard } from '../../types';
import type { WhatIf, WhatIfTeam } from '../../types/whatIf';
import { compileRules } from './compileRules';
import { providerOf } from './EngineFacts';
import type { EngineState } from './EngineState';
import type { RuleSet } from './RuleSet';
import type { Slices } from './Slices';
import { WhatIfComparison } from './WhatIfComparison';
import { WhatIfRun } from './WhatIfRun';
import type { Flip, Tally } from './WhatIfRun';

/**
 * For a what-if.
 *
 * @public
 */
export interface WhatIfOptions {
  /** In the place of the one in force that has its id, or beside those there are. */
  draft: Scorecard;
  /** Rows that the caller may see; all when absent. */
  rows?: Uint32Array;
  /** Milliseconds since 1970. */
  at: number;
  /** How many services and teams are named. */
  limit: number;
  /** Ends it, as when the draft changed again. */
  signal?: AbortSignal;
}

function rulesWith(state: EngineState, draft: Scorecard): RuleSet {
  const { rules } = state;
  const entry = { document: draft, version: 0 };
  const scorecards = rules.scorecards.map(({ document, version }) =>
    document.id === draft.id ? entry : { document, version },
  );
  if (!rules.scorecardById.has(draft.id)) scorecards.push(entry);
  return compileRules({ scorecards, table: rules.table, previous: rules });
}

function factsAt(
  state: EngineState,
  comparison: WhatIfComparison,
  rows: Uint32Array,
): { factsAt?: string } {
  const { columns } = state.rules.table;
  const providers = new Set(
    Array.from(comparison.slots, slot =>
      providerOf(columns[slot].fact.fullName),
    ),
  );
  const times = [...providers].flatMap(
    provider => state.facts.lastSeen(provider, rows) ?? [],
  );
  return times.length > 0
    ? { factsAt: new Date(Math.min(...times)).toISOString() }
    : {};
}

function teamOf(
  team: string | undefined,
  tally: Tally,
  hasTarget: boolean,
): WhatIfTeam {
  const { services, down, up, atTarget, effortMinutes } = tally;
  return {
    ...(team === undefined ? {} : { team }),
    services,
    down,
    up,
    ...(hasTarget ? { atTarget } : {}),
    effortMinutes,
  };
}

/** By team in their order, services that fall most first; those that are not shown are not sorted. */
function firstFlips(
  teams: readonly [string | undefined, Tally][],
  limit: number,
): Flip[] {
  const first: Flip[] = [];
  for (const [, { flips }] of teams) {
    if (first.length >= limit) break;
    first.push(...flips.sort((left, right) => right.fall - left.fall));
  }
  return first.slice(0, limit);
}

/** What it would do to put a draft in force. */
export async function whatIf(
  options: WhatIfOptions & { state: EngineState; slices: Slices },
): Promise<WhatIf> {
  const { state, slices, draft, at, limit, signal } = options;
  const active = state.rules;
  const rows = options.rows ?? state.entities.all;
  const rules = rulesWith(state, draft);
  const comparison = new WhatIfComparison({
    state,
    draftId: draft.id,
    rules,
    at,
  });
  const run = new WhatIfRun(state, comparison);
  await slices.each(rows, row => run.look(row), signal);
  if (state.rules !== active) return whatIf(options);
  const { total } = run;
  const { before, after } = comparison.draft;
  const hasTarget = (before?.target ?? after.target) !== undefined;
  const teams = run.sortedTeams();
  const all = [...run.teams.values()];
  return {
    scorecard: draft.id,
    services: total.services,
    down: total.down,
    up: total.up,
    joined: total.joined,
    left: total.left,
    unknown: total.unknown,
    ...(hasTarget ? { atTarget: total.atTarget } : {}),
    effortMinutes: total.effortMinutes,
    teamsDown: all.filter(({ down }) => down > 0).length,
    teamsBelowTarget: all.filter(
      ({ atTarget }) => atTarget.after < atTarget.before,
    ).length,
    teams: {
      items: teams
        .slice(0, limit)
        .map(([team, tally]) => teamOf(team, tally, hasTarget)),
      total: teams.length,
    },
    checks: run.checkFlips(),
    others: run.others,
    flips: {
      items: firstFlips(teams, limit).flatMap(flip => run.describe(flip)),
      total: total.flips.length,
    },
    problems: rules.problems.filter(
      ({ subject }) =>
        subject === draft.id || after.members.some(({ id }) => id === subject),
    ),
    ...factsAt(state, comparison, rows),
  };
}
