import type { RouteDecision, RoutedBy } from '../../types';
import { quoted } from '../escalation/FieldReader';
import {
  Destinations,
  inLowerCase,
  sayPair,
  type OwnedEntity,
  type RouteAlertOptions,
} from './Destinations';
import { Findings } from './Findings';
import { kindRank, nameLabels, teamLabels } from './labels';
import { routesFor } from './rememberedRoutes';
import type { RoutingIndex } from './RoutingIndex';

const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);

/** Names of entities are told up to so many. */
const sayAll = (refs: readonly string[]) =>
  refs.length > 3
    ? `${refs.slice(0, 3).join(', ')} and ${refs.length - 3} more`
    : refs.join(', ');

/** The way of one alert. Each stage answers, or leaves word of what stood in its way. */
export class AlertRouter {
  readonly #options: RouteAlertOptions;
  readonly #index: RoutingIndex;
  readonly #found = new Findings();
  readonly #to: Destinations;
  /** What several entities of one team say, in case no single one is found. */
  #held: RouteDecision | undefined;

  constructor(options: RouteAlertOptions) {
    this.#options = options;
    this.#index = options.index;
    this.#to = new Destinations(options, this.#found);
  }

  /** The entity that the sender names: undefined where it names none that is in the catalog. */
  #reference(): string | undefined {
    const ref = this.#options.event.entityRef;
    if (ref === undefined || this.#to.isKnown(ref)) return ref;
    const words = `${quoted(ref)} is not in the catalog`;
    this.#found.addNote(words);
    this.#found.addProblem('entity-unknown', words);
    return undefined;
  }

  #byKey(entityRef: string): RouteDecision | undefined {
    const entity = this.#index.entity(entityRef);
    if (entity) return this.#to.toEntity(entity, 'key');
    this.#found.addProblem(
      'entity-gone',
      `The routing key is of ${entityRef}, which is not in the catalog any more`,
    );
    return undefined;
  }

  #byRemembered(): RouteDecision | undefined {
    const { event, remembered } = this.#options;
    const { title, severity = 'error', labels, entityRef } = event;
    const alert = { title, severity, labels, entityRef };
    for (const { id, entityRef: ref } of routesFor(remembered, alert)) {
      const decision = this.#to.toRef(ref, 'remembered', id);
      if (decision) return decision;
      if (!this.#to.isKnown(ref)) {
        this.#found.addNote(`${ref}, as remembered, is not in the catalog`);
      }
    }
    return undefined;
  }

  /** The one of several entities that is meant. */
  #choose(
    refs: readonly string[],
    by: RoutedBy,
    via: string,
  ): RouteDecision | undefined {
    const entities = refs.flatMap(ref => this.#index.entity(ref) ?? []);
    const inScope = entities.filter(each => this.#to.isInScope(each));
    if (inScope.length === 0) {
      if (entities.length > 0) this.#to.noteOther(entities[0]);
      return undefined;
    }
    const hint = this.#to.labelTeam()?.teamRef;
    const isHinted = ({ teamRef }: OwnedEntity) =>
      hint !== undefined &&
      teamRef !== undefined &&
      this.#index.isWithin(teamRef, hint);
    const narrowed = [
      inScope.filter(isHinted),
      inScope.filter(({ teamRef }) => teamRef !== undefined),
      inScope,
    ].find(each => each.length > 0);
    return this.#chooseOf(narrowed ?? inScope, by, via);
  }

  #chooseOf(
    entities: readonly OwnedEntity[],
    by: RoutedBy,
    via: string,
  ): RouteDecision | undefined {
    const allRefs = entities.map(({ entityRef }) => entityRef);
    const [teamRef, ...others] = new Set(entities.map(each => each.teamRef));
    if (others.length > 0) {
      this.#found.addProblem(
        'ambiguous',
        `${via} may be ${sayAll(allRefs)}, of ${others.length + 1} teams`,
        allRefs,
      );
      return undefined;
    }
    const best = Math.min(...allRefs.map(kindRank));
    const [first, ...more] = entities.filter(
      ({ entityRef }) => kindRank(entityRef) === best,
    );
    if (more.length === 0) return this.#to.toEntity(first, by, via);
    const team = teamRef ?? this.#to.teamFor(first);
    if (team !== undefined && !this.#held) {
      const note = `${via} may be ${sayAll(allRefs)}`;
      this.#held = { kind: 'team', teamRef: team, by, via, note };
    }
    return undefined;
  }

  #byAnnotation(): RouteDecision | undefined {
    for (const { label, annotation } of this.#options.labelRoutes) {
      const value = this.#to.value(label);
      if (value === undefined) continue;
      const refs = this.#index.byAnnotation(annotation, value);
      const found = this.#choose(refs, 'annotation', sayPair(label, value));
      if (found) return found;
    }
    return undefined;
  }

  #byName(): RouteDecision | undefined {
    for (const { label, kinds } of nameLabels) {
      const value = this.#to.value(label);
      if (value === undefined) continue;
      const name = inLowerCase(value);
      // Of a pod monitor, the job is `namespace/name`; some write references.
      const wholly = name.includes(':')
        ? this.#index.entity(name)?.entityRef
        : undefined;
      const refs =
        wholly !== undefined
          ? [wholly]
          : [...new Set([name, nameOf(name)])]
              .map(each => this.#index.byName(each, kinds))
              .find(each => each.length > 0);
      const found = this.#choose(refs ?? [], 'name', sayPair(label, value));
      if (found) return found;
    }
    return undefined;
  }

  #byTeam(): RouteDecision | undefined {
    const labelled = this.#to.labelTeam();
    if (labelled) {
      return this.#to.toTeam(labelled.teamRef, 'team-label', labelled.via);
    }
    const team = this.#to.keyTeam();
    return team === undefined ? undefined : this.#to.toTeam(team, 'key-team');
  }

  #unrouted(): RouteDecision {
    const names = new Set([
      ...nameLabels.map(({ label }) => label),
      ...this.#options.labelRoutes.map(({ label }) => label),
      ...teamLabels,
    ]);
    const pairs = [...names].flatMap(label => {
      const value = this.#to.value(label);
      return value === undefined ? [] : [{ label, value }];
    });
    if (pairs.length > 0) {
      const words = pairs
        .slice(0, 3)
        .map(({ label, value }) => sayPair(label, value));
      this.#found.addProblem('no-match', `No service for ${words.join(', ')}`);
    } else {
      this.#found.addProblem(
        'nothing-to-go-by',
        'There is no label that names a service or a team',
      );
    }
    const { entityRef } = this.#options.event;
    return this.#found.unrouted(this.#index, [
      ...(entityRef === undefined ? [] : [nameOf(entityRef)]),
      ...pairs.map(({ value }) => nameOf(value)),
    ]);
  }

  decide(): RouteDecision {
    const { key } = this.#options;
    const named = this.#reference();
    if (key.kind === 'entity') {
      if (named !== undefined && named !== key.entityRef) {
        return {
          kind: 'refused',
          reason: `The routing key is of ${key.entityRef}, not of ${named}`,
        };
      }
      return (
        this.#byKey(key.entityRef) ?? this.#byRemembered() ?? this.#unrouted()
      );
    }
    if (named !== undefined) {
      return (
        this.#to.toRef(named, 'reference') ??
        (key.kind === 'group' ? this.#byTeam() : this.#byRemembered()) ??
        this.#unrouted()
      );
    }
    return (
      this.#byRemembered() ??
      this.#byAnnotation() ??
      this.#byName() ??
      this.#held ??
      this.#byTeam() ??
      this.#unrouted()
    );
  }
}
