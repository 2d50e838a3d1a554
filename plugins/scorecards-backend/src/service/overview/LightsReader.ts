import { NotFoundError } from '@backstage/errors';
import { listNames } from '@internal/backend-kit';
import type {
  CheckState,
  StateCounts,
  TeamLights,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  NOT_ABOUT,
  nextSteps,
  stateOf,
  wasOf,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import { teamRefOf } from '../access/refs';
import type { Viewer } from '../access/Viewer';
import type { RuleCheck, RuleScorecard } from '../state/book';
import { isMissed, standingOf, levelId, titleOf } from '../entities/standings';
import { nameOf, type Service } from '../state/Estate';
import type { World } from '../World';

type Light = TeamLights['categories'][number]['state'];

/** From the worst. */
const ORDER: readonly Light[] = ['fail', 'unknown', 'warn', 'pass'];

function lightOf(verdict: number): Light {
  const state: CheckState = wasOf(verdict) ?? stateOf(verdict);
  if (state === 'exempt' || state === 'not-applicable') return 'not-applicable';
  return state === 'stale' || state === 'error' ? 'unknown' : state;
}

function countsOf(check: RuleCheck, services: readonly Service[]): StateCounts {
  const counts: StateCounts = {};
  for (const { row } of services) {
    const state = stateOf(check.column.get(row));
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

function worstOf(
  checks: readonly RuleCheck[],
  services: readonly Service[],
): Light {
  const lights = new Set(
    checks.flatMap(({ column }) =>
      services.map(({ row }) => lightOf(column.get(row))),
    ),
  );
  return ORDER.find(light => lights.has(light)) ?? 'not-applicable';
}

const VERBS = {
  fail: 'does not pass for',
  unknown: 'is not known of',
  warn: 'warns for',
} as const;

function whyOf(
  state: Light,
  checks: readonly { title: string; check: RuleCheck }[],
  services: readonly Service[],
): string {
  if (state === 'not-applicable') return 'It is asked of none of its services.';
  if (state === 'pass') return 'All that is asked passes.';
  for (const { title, check } of checks) {
    const names = services
      .filter(({ row }) => lightOf(check.column.get(row)) === state)
      .map(nameOf);
    if (names.length === 0) continue;
    return `"${title}" ${VERBS[state]} ${listNames(names)}.`;
  }
  return 'All that is asked passes.';
}

/** Some checks of a light do not count yet, and the others, if there are any, are asked of nobody. */
const notYetOf = (counted: readonly unknown[]): string =>
  counted.length === 0
    ? 'None of its checks counts yet.'
    : 'Those of its checks that count already are asked of none of its services.';

/** Tells what must be well for the services of a team to stay up: a word for each category of one scorecard. */
export class LightsReader {
  readonly #world: World;
  readonly #viewer: Viewer;
  readonly #scorecardId: string;

  /** @param scorecardId - of the scorecard whose categories these are */
  constructor(world: World, viewer: Viewer, scorecardId: string) {
    this.#world = world;
    this.#viewer = viewer;
    this.#scorecardId = scorecardId;
  }

  /** Of the services that the caller sees. @throws NotFoundError when the scorecard is not in force */
  async get(written: string): Promise<TeamLights> {
    const team = teamRefOf(written);
    const scorecard = this.#world.rulebook.scorecard(this.#scorecardId);
    if (!scorecard) {
      throw new NotFoundError(
        `There is no scorecard ${
          this.#scorecardId
        }; publish one with that id and a category for each light`,
      );
    }
    const owners = (await this.#viewer.directory()).below(team);
    const { services: all } = await this.#viewer.estate();
    const services = all.filter(
      ({ owner, row }) =>
        owner !== undefined &&
        owners.has(owner) &&
        scorecard.column.get(row) < NOT_ABOUT,
    );
    const next = this.#next(scorecard, services);
    return {
      team,
      scorecard: scorecard.id,
      categories: this.#categories(scorecard, services),
      ...(next && { next }),
    };
  }

  #categories(
    { document, members, ranking }: RuleScorecard,
    services: readonly Service[],
  ): TeamLights['categories'] {
    const { rulebook, now } = this.#world;
    const at = now();
    return (document.categories ?? []).map(({ id, title }) => {
      const asked = members.flatMap((check, index) =>
        document.checks[index].category === id
          ? [
              {
                check,
                title: rulebook.titleOf(check),
                counts: ranking.places[index].countsFrom <= at,
              },
            ]
          : [],
      );
      const counted = asked.filter(({ counts }) => counts);
      const checks = counted.map(({ check }) => check);
      const state = worstOf(checks, services);
      return {
        id,
        title,
        state,
        why:
          state === 'not-applicable' && asked.length > counted.length
            ? notYetOf(counted)
            : whyOf(state, counted, services),
        checks: asked.map(({ check, title: checkTitle }) => ({
          check: check.id,
          title: checkTitle,
          counts: countsOf(check, services),
        })),
      };
    });
  }

  /** The step that gains most for its effort, whichever service it is of. */
  #next(
    scorecard: RuleScorecard,
    services: readonly Service[],
  ): TeamLights['next'] {
    const { rulebook, now } = this.#world;
    const open = services.filter(({ row }) =>
      scorecard.members.some(check => isMissed(check, row)),
    );
    const [best] = open
      .flatMap(({ ref, row }) => {
        const standings = [standingOf(scorecard, row)];
        const [step] = nextSteps({ standings, at: now() });
        return step ? [{ ref, step }] : [];
      })
      .sort((a, b) => b.step.levelsPerHour - a.step.levelsPerHour);
    if (!best) return undefined;
    const { check, state, kind, effortMinutes, lifts } = best.step;
    return {
      ref: best.ref,
      check,
      title: titleOf(rulebook, check),
      state,
      kind,
      ...(effortMinutes !== undefined && { effortMinutes }),
      lifts: lifts.map(({ to, together }) => ({
        scorecard: scorecard.id,
        level: levelId(rulebook, scorecard.id, to),
        together,
      })),
    };
  }
}
