import type {
  Scorecard,
  ScorecardRollup,
  ScorecardsOverview,
} from '@callboard/backstage-plugin-scorecards-common';
import { fullRef } from '../access/refs';
import type { Viewer } from '../access/Viewer';
import { dayOf } from '../documents/campaignStates';
import { readableCampaigns } from '../documents/readableCampaigns';
import type { Estate } from '../state/Estate';
import { scorecardName } from '../state/Rulebook';
import type { World } from '../World';
import { levelsLost, type Loss } from './levelsLost';
import { isAtTarget, isJudged } from './isAtTarget';
import { teamSteps } from './StepsReader';

/** Share of levels that are held, of those there are; the lower, the worse. */
function levelShare(rollups: readonly ScorecardRollup[]): number {
  const heldOf = ({ levels }: ScorecardRollup) =>
    levels.reduce((sum, count, position) => sum + count * position, 0);
  const allOf = ({ levels, services }: ScorecardRollup) =>
    services * (levels.length - 1);
  const sum = (of: (rollup: ScorecardRollup) => number) =>
    rollups.reduce((total, rollup) => total + of(rollup), 0);
  return sum(allOf) === 0 ? 1 : sum(heldOf) / sum(allOf);
}

function nameOfScorecard(document: Scorecard) {
  const { levels: levelNames, ...name } = scorecardName(document);
  return { ...name, levelNames };
}

/** Tells of all scorecards over the services that a caller sees. */
export class OverviewReader {
  readonly #world: World;
  readonly #viewer: Viewer;

  constructor(world: World, viewer: Viewer) {
    this.#world = world;
    this.#viewer = viewer;
  }

  async read(): Promise<ScorecardsOverview> {
    const { runtime, rulebook, collectors, now } = this.#world;
    const estate = await this.#viewer.estate();
    const { rows } = estate;
    const rollup = await runtime.engine.organisation({ rows });
    const losses = await levelsLost(this.#world, estate);
    const checks = rulebook.scorecards.flatMap(({ members }) => members);
    const today = dayOf(now());
    const campaigns = await readableCampaigns(this.#world, this.#viewer);
    return {
      scorecards: await this.#scorecards(rollup.scorecards, estate),
      teams: this.#teams(rollup.teams, losses),
      own: await this.#own(estate),
      frozen: await collectors.frozen(rows, [...new Set(checks)]),
      exemptions: await this.#exemptions(estate),
      campaigns: campaigns.filter(
        ({ document: { startsOn, endsOn } }) =>
          startsOn <= today && today <= endsOn,
      ).length,
    };
  }

  async #scorecards(
    rollups: readonly ScorecardRollup[],
    estate: Estate,
  ): Promise<ScorecardsOverview['scorecards']> {
    const scorecards: ScorecardsOverview['scorecards'] = [];
    for (const rollup of rollups) {
      const scorecard = this.#world.rulebook.scorecard(rollup.scorecard);
      if (!scorecard) continue;
      scorecards.push({
        ...nameOfScorecard(scorecard.document),
        ...rollup,
        owner: fullRef(scorecard.document.owner),
        trend: await this.#world.trends.of(scorecard, estate, rollup),
      });
    }
    return scorecards;
  }

  #teams(
    teams: readonly { team?: string; scorecards: ScorecardRollup[] }[],
    losses: ReadonlyMap<string | undefined, Loss>,
  ): ScorecardsOverview['teams'] {
    return teams
      .map(({ team, scorecards }) => {
        const losing = losses.get(team);
        return {
          ...(team !== undefined && { team }),
          scorecards,
          ...(losing && { losing }),
        };
      })
      .sort((a, b) => levelShare(a.scorecards) - levelShare(b.scorecards));
  }

  async #own(estate: Estate): Promise<ScorecardsOverview['own']> {
    const directory = await this.#viewer.directory();
    const teams = directory.teamsOf(this.#viewer.userRef);
    const { rulebook } = this.#world;
    const services = estate.services.filter(
      ({ owner, row }) =>
        owner !== undefined && teams.includes(owner) && isJudged(rulebook, row),
    );
    const steps = teamSteps(this.#world, services);
    const lifted = new Set(
      steps.flatMap(step => step.lifted.map(({ ref }) => ref)),
    );
    return {
      teams,
      services: services.length,
      atTarget: services.filter(({ row }) => isAtTarget(rulebook, row)).length,
      steps: steps.length,
      lifted: lifted.size,
    };
  }

  async #exemptions({ services }: Estate): Promise<number> {
    const active = await this.#world.stores.exemptions.readActive();
    const seen = new Set(services.map(({ ref }) => ref));
    const at = this.#world.now();
    return active.filter(
      ({ entityRef, until }) => seen.has(entityRef) && until > at,
    ).length;
  }
}
