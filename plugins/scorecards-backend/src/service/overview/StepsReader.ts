import type { TeamSteps } from '@callboard/backstage-plugin-scorecards-common';
import { nextStepsOfTeam } from '@callboard/backstage-plugin-scorecards-common/domain';
import { teamRefOf } from '../access/refs';
import type { Viewer } from '../access/Viewer';
import { dayOf } from '../documents/campaignStates';
import {
  levelId,
  scorecardsOf,
  standingOf,
  titleOf,
} from '../entities/standings';
import { nameOf, type Service } from '../state/Estate';
import type { World } from '../World';
import { isAtTarget, isJudged } from './isAtTarget';
import { liftOf } from './liftOf';

const MOST_STEPS = 100;
/** More are not looked through: that is a department, and not a team. */
const MOST_SERVICES = 1_000;

const named = (service: Service) => ({
  ref: service.ref,
  title: nameOf(service),
});

/** What can be done next for services, most levels for its effort first. */
export function teamSteps(
  { rulebook, now }: Pick<World, 'rulebook' | 'now'>,
  services: readonly Service[],
): TeamSteps['steps'] {
  const at = now();
  const day = dayOf(at);
  const byRef = new Map(
    services.slice(0, MOST_SERVICES).map(service => [service.ref, service]),
  );
  const entities = [...byRef].map(([entityRef, { row }]) => ({
    entityRef,
    standings: scorecardsOf(rulebook, row).map(scorecard =>
      standingOf(scorecard, row),
    ),
  }));
  const standingsOf = new Map(
    entities.map(({ entityRef, standings }) => [entityRef, standings]),
  );
  return nextStepsOfTeam({ entities, at })
    .slice(0, MOST_STEPS)
    .map(step => ({
      check: step.check,
      title: titleOf(rulebook, step.check),
      effortMinutes: step.effortMinutes,
      services: step.entities.map(ref => named(byRef.get(ref)!)),
      lifted: step.lifted.map(ref => {
        const lift = liftOf(standingsOf.get(ref) ?? [], step.check, day);
        return {
          ...named(byRef.get(ref)!),
          scorecard: lift?.scorecard ?? '',
          level: lift ? levelId(rulebook, lift.scorecard, lift.to) : '',
        };
      }),
    }));
}

/** Tells what a team can do next. */
export class StepsReader {
  readonly #world: World;
  readonly #viewer: Viewer;

  constructor(world: World, viewer: Viewer) {
    this.#world = world;
    this.#viewer = viewer;
  }

  /** Of the caller's teams when none is named; of a team with those below it. */
  async read({ team }: { team?: string }): Promise<TeamSteps> {
    const { rulebook } = this.#world;
    const directory = await this.#viewer.directory();
    const owners =
      team === undefined
        ? new Set(directory.teamsOf(this.#viewer.userRef))
        : directory.below(teamRefOf(team));
    // A team may be there that the caller does not see.
    const teams =
      team === undefined ? owners : await this.#viewer.seen([...owners]);
    const { services: all } = await this.#viewer.estate();
    const services = all.filter(
      ({ owner, row }) =>
        owner !== undefined && owners.has(owner) && isJudged(rulebook, row),
    );
    return {
      teams: [...teams],
      services: services.length,
      atTarget: services.filter(({ row }) => isAtTarget(rulebook, row)).length,
      steps: teamSteps(this.#world, services),
    };
  }
}
