import {
  isDatabaseConflictError,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import type {
  AlertDetail,
  LabelMatcher,
  RouteRequest,
} from '@callboard/backstage-plugin-alerts-common';
import type { RouteMemory } from '../database/RouteMemory';
import type { AlertDirectory } from '../directory/AlertDirectory';
import { lower } from '../directory/lower';
import { route, type Place } from '../lifecycle/acts/route';
import type { AlertRecord } from '../lifecycle/records';
import type { RulesBook } from '../engine/RulesBook';
import { answererOf } from '../targets/answering';
import type { Actor, ActRunner } from './ActRunner';

interface AlertRoutingOptions {
  runner: ActRunner;
  memory: RouteMemory;
  directory: Pick<AlertDirectory, 'above' | 'entity' | 'name'>;
  rules: Pick<RulesBook, 'read'>;
  /** Called once something is remembered: other alerts may belong there as well. */
  onPlaces?: () => void;
}

/**
 * What leads there from now on.
 *
 * @throws InputError for a label that the alert does not have
 */
function matchersOf(
  { labels }: AlertRecord,
  names: readonly string[],
): LabelMatcher[] {
  return [...new Set(names)].map(label => {
    if (!Object.hasOwn(labels, label)) {
      throw new InputError('rememberLabels: the alert has no such label');
    }
    return { label, op: '=', value: labels[label] };
  });
}

/** People say where alerts belong. */
export class AlertRouting {
  readonly #options: AlertRoutingOptions;

  constructor(options: AlertRoutingOptions) {
    this.#options = options;
  }

  async route(
    request: RouteRequest,
    credentials: BackstageCredentials,
  ): Promise<AlertDetail> {
    const { runner, rules, directory } = this.#options;
    const { id, rememberLabels = [] } = request;
    const actor = await runner.enter(id, 'route', credentials);
    const place = await this.#placeOf(lower(request.entityRef), actor);
    await this.#remember(actor, rememberLabels, lower(request.entityRef));
    const policy = (await rules.read()).policyOf(place, ref =>
      directory.above(ref),
    );
    const byName = directory.name(actor.by);
    const change = (keepsKey: boolean) =>
      runner.change(actor, (alert, deed) => {
        const options = { ...deed, place, byName, policy, keepsKey };
        const moved = route(alert, options);
        // Since the caller was let in, others may have said where it belongs.
        if (moved)
          runner.admit(actor.viewer, { ...actor.seen, alert }, 'route');
        return moved;
      });
    await change(false).catch(async error => {
      if (!isDatabaseConflictError(error)) throw error;
      // One of the same group is open there.
      await change(true);
    });
    return runner.answer(actor);
  }

  /** @throws InputError for what the caller does not see, and what nobody answers for */
  async #placeOf(ref: string, { viewer }: Actor): Promise<Place> {
    const sees = await viewer.check([ref]);
    const entity = sees(ref) ? this.#options.directory.entity(ref) : undefined;
    if (!entity || entity.kind === 'user') {
      throw new InputError(`entityRef: there is no ${ref}`);
    }
    if (entity.kind === 'group') return { teamRef: ref };
    const teamRef = answererOf(entity);
    if (!teamRef) {
      throw new InputError(
        `entityRef: nobody answers for ${entity.title}; name the team`,
      );
    }
    return { entityRef: ref, teamRef };
  }

  async #remember(
    { seen, standing, by }: Actor,
    names: readonly string[],
    targetRef: string,
  ): Promise<void> {
    if (names.length === 0) return;
    if (!standing.mayRoute) {
      throw new NotAllowedError('You may not have routes remembered');
    }
    const { alert } = seen;
    await this.#options.memory.remember({
      laneId: alert.laneId,
      matchers: matchersOf(alert, names),
      ...{ targetRef, by, at: this.#options.runner.now() },
    });
    this.#options.onPlaces?.();
  }
}
