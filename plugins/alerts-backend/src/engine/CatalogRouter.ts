import {
  describeRoute,
  routeAlert,
  type IncomingEvent,
  type KeyScope,
  type LabelRoute,
  type RememberedRoute,
  type RouteAlertOptions,
  type RouteDecision,
  type RoutingEntity,
  type RoutingIndex,
} from '@callboard/backstage-plugin-alerts-common';
import type {
  AlertDirectory,
  DirectoryEntity,
} from '../directory/AlertDirectory';
import type { Routed } from '../lifecycle/newRecords';
import {
  PERSON_LANE,
  type AlertRecord,
  type DeliveryRecord,
} from '../lifecycle/records';
import { answererOf } from '../targets/answering';
import type { Router } from './LaneWorker';
import type { RulesInForce } from './RulesBook';

interface CatalogRouterOptions {
  directory: Pick<AlertDirectory, 'whenReady' | 'above' | 'entity'> &
    Omit<RoutingIndex, 'entity'>;
  keys: {
    find(
      laneId: string,
    ): Promise<{ title: string; scope: KeyScope } | undefined>;
  };
  /** Absent: those that are usual. */
  labelRoutes?: readonly LabelRoute[];
  /** Who answers for alerts that nobody is known to answer for. */
  unroutedTeam?: string;
}

const answered = (
  entity: DirectoryEntity | undefined,
): RoutingEntity | undefined =>
  entity && { ...entity, teamRef: answererOf(entity) };

const sentence = (text: string) => (text.endsWith('.') ? text : `${text}.`);

type NoRoute = Extract<RouteDecision, { kind: 'unrouted' | 'refused' }>;

/** A place, in words. */
function placeOf(decision: Exclude<RouteDecision, NoRoute>): Routed {
  const said = [describeRoute(decision), decision.note]
    .filter(one => one !== undefined)
    .join('; ');
  return {
    isUnrouted: false,
    teamRef: decision.teamRef,
    ...(decision.kind === 'entity' && { entityRef: decision.entityRef }),
    ...(said !== '' && {
      routedBy: sentence(said[0].toLocaleUpperCase('en-US') + said.slice(1)),
    }),
  };
}

const isNowhere = (decision: RouteDecision): decision is NoRoute =>
  decision.kind === 'unrouted' || decision.kind === 'refused';

/** Says what alerts are for, by what the catalog says, and by what people have said before. */
export class CatalogRouter implements Router {
  readonly #options: CatalogRouterOptions;
  readonly #scopes = new Map<string, KeyScope>();
  readonly #remembered = new WeakMap<
    RulesInForce,
    Map<string, readonly RememberedRoute[]>
  >();

  readonly #index: RoutingIndex;

  constructor(options: CatalogRouterOptions) {
    this.#options = options;
    const { directory } = options;
    this.#index = {
      entity: ref => answered(directory.entity(ref)),
      byAnnotation: (...asked) => directory.byAnnotation(...asked),
      byName: (...asked) => directory.byName(...asked),
      team: ref => directory.team(ref),
      isWithin: (...asked) => directory.isWithin(...asked),
      near: (...asked) => directory.near(...asked),
    };
  }

  async ready(signal: AbortSignal): Promise<void> {
    await this.#options.directory.whenReady(signal);
  }

  async prepare(laneId: string): Promise<{ sourceTitle: string }> {
    if (laneId === PERSON_LANE) return { sourceTitle: '' };
    const key = await this.#options.keys.find(laneId);
    this.#scopes.set(laneId, key?.scope ?? { kind: 'any' });
    return { sourceTitle: key?.title ?? '' };
  }

  above(teamRef: string): readonly string[] {
    return this.#options.directory.above(teamRef);
  }

  route(
    event: IncomingEvent,
    { laneId }: DeliveryRecord,
    rules: RulesInForce,
  ): Routed {
    const decision = this.#decide(event, laneId, rules, this.#index);
    return isNowhere(decision) ? this.#toNobody(decision) : placeOf(decision);
  }

  /** Where an alert that belonged nowhere belongs now; undefined where that is still not known. */
  reroute(alert: AlertRecord, rules: RulesInForce): Routed | undefined {
    const event = { ...alert, entityRef: alert.namedRef };
    // What it may be of was found out when it came.
    const index = { ...this.#index, near: () => [] };
    const decision = this.#decide(event, alert.laneId, rules, index);
    return isNowhere(decision) ? undefined : placeOf(decision);
  }

  #decide(
    event: RouteAlertOptions['event'],
    laneId: string,
    rules: RulesInForce,
    index: RoutingIndex,
  ): RouteDecision {
    const { labelRoutes } = this.#options;
    return routeAlert({
      ...{ event, index },
      key: this.#scopes.get(laneId) ?? { kind: 'any' },
      remembered: this.#rememberedFor(laneId, rules),
      ...(labelRoutes && { labelRoutes }),
    });
  }

  /** It stays in the list of what is to be routed, but somebody hears of it. */
  #toNobody(decision: NoRoute): Routed {
    const { reason: routedBy } = decision;
    const teamRef = this.#options.unroutedTeam;
    return {
      ...{ isUnrouted: true, teamRef, routedBy },
      ...(decision.kind === 'unrouted' && { nearest: decision.nearest }),
    };
  }

  /** Lists are kept ready by identity. */
  #rememberedFor(
    laneId: string,
    rules: RulesInForce,
  ): readonly RememberedRoute[] {
    let byLane = this.#remembered.get(rules);
    if (!byLane) {
      byLane = new Map();
      this.#remembered.set(rules, byLane);
    }
    let found = byLane.get(laneId);
    if (!found) {
      found = rules.routes.filter(
        route => route.laneId === undefined || route.laneId === laneId,
      );
      byLane.set(laneId, found);
    }
    return found;
  }
}
