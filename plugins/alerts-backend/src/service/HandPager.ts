import type { EscalationTarget } from '@callboard/backstage-plugin-alerts-common';
import type { Paged } from '../lifecycle/acts/escalateNow';
import type { AlertRecord } from '../lifecycle/records';
import type { PagePlanner } from '../paging/PagePlanner';
import type { FoundTargets, TargetFinder } from '../targets/TargetFinder';
import type { Actor, Deeds } from './ActRunner';

/** On-call that says nothing for longer is passed over, as for steps of policies. */
const PATIENCE_MS = 10_000;

/** Whom somebody pages by hand, and how they are told. */
export interface HandPages extends Paged {
  problems: readonly string[];
  /** All who would be were paged by the same person a moment ago. */
  isAgain: boolean;
}

const countOf = ({
  people,
  channels,
}: Pick<FoundTargets, 'people' | 'channels'>) =>
  people.length + channels.length;

function withoutPaged(
  { people, channels }: FoundTargets,
  { pages }: Deeds,
): Pick<FoundTargets, 'people' | 'channels'> {
  const paged = new Set(pages.flatMap(({ userRef }) => userRef ?? []));
  const told = new Set(pages.flatMap(({ channel }) => channel ?? []));
  return {
    people: people.filter(({ userRef }) => !paged.has(userRef)),
    channels: channels.filter(channel => !told.has(channel)),
  };
}

/** Finds whom people page by hand. */
export class HandPager {
  readonly #targets: Pick<TargetFinder, 'find' | 'zoneOf'>;
  readonly #planner: Pick<PagePlanner, 'prepare'>;

  constructor(options: {
    targets: Pick<TargetFinder, 'find' | 'zoneOf'>;
    planner: Pick<PagePlanner, 'prepare'>;
  }) {
    this.#targets = options.targets;
    this.#planner = options.planner;
  }

  /** The clock for hours of its policy that name none. */
  zoneOf({ entityRef, teamRef }: AlertRecord): Promise<string> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return this.#targets.zoneOf({ entityRef, teamRef }, signal);
  }

  /** @param deeds - whom the same person has paged a moment ago is not paged again */
  async prepare(
    alert: AlertRecord,
    options: {
      targets: readonly EscalationTarget[];
      actor: Actor;
      at: number;
      deeds: Deeds;
    },
  ): Promise<HandPages> {
    const { targets, actor, at, deeds } = options;
    const { id: alertId, entityRef, teamRef, severity } = alert;
    const found = await this.#targets.find(
      { targets, entityRef, teamRef, at },
      AbortSignal.timeout(PATIENCE_MS),
    );
    const left = withoutPaged(found, deeds);
    const plan = await this.#planner.prepare(
      left.people.map(({ userRef }) => userRef),
    );
    const paged = plan.page(left, { alertId, severity, at, pagedBy: actor.by });
    const isAgain = countOf(found) > 0 && countOf(left) === 0;
    return { ...paged, problems: found.problems, isAgain };
  }
}
