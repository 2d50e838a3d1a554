import type {
  IncomingEvent,
  KeyScope,
  LabelRoute,
  RememberedRoute,
  RouteDecision,
  RoutedBy,
} from '../../types';
import { quoted } from '../escalation/FieldReader';
import type { Findings } from './Findings';
import { teamLabels } from './labels';
import type { RoutingEntity, RoutingIndex } from './RoutingIndex';

/**
 * What {@link routeAlert} goes by.
 *
 * @public
 */
export interface RouteAlertOptions {
  event: Pick<
    IncomingEvent,
    'title' | 'severity' | 'labels' | 'annotations' | 'entityRef'
  >;
  /** What the routing key is for. */
  key: KeyScope;
  index: RoutingIndex;
  /** Lists are kept ready by identity: a changed one has to be a new one. */
  remembered: readonly RememberedRoute[];
  /** {@link defaultLabelRoutes} when absent. */
  labelRoutes: readonly LabelRoute[];
}

/** What decides of an entity. */
export type OwnedEntity = Pick<RoutingEntity, 'entityRef' | 'teamRef'>;

const isGroup = (ref: string) => ref.startsWith('group:');

export const inLowerCase = (text: string) => text.toLocaleLowerCase('en-US');

export const sayPair = (label: string, value: string) =>
  `${label}=${quoted(value)}`;

/** Where the routing key may bring an alert, and who answers for it there. */
export class Destinations {
  readonly #options: RouteAlertOptions;
  readonly #index: RoutingIndex;
  readonly #found: Findings;

  constructor(options: RouteAlertOptions, found: Findings) {
    this.#options = options;
    this.#index = options.index;
    this.#found = found;
  }

  /** Values of a label of the sender; annotations of alerts say it too, in places. */
  value(name: string): string | undefined {
    const { labels, annotations } = this.#options.event;
    return [labels, annotations]
      .map(each => (Object.hasOwn(each, name) ? each[name].trim() : ''))
      .find(value => value !== '');
  }

  /** The team that the key is of, whether or not it is in the catalog. */
  get #keyGroup(): string | undefined {
    const { key } = this.#options;
    return key.kind === 'group' ? key.groupRef : undefined;
  }

  keyTeam(): string | undefined {
    const group = this.#keyGroup;
    const team = group === undefined ? undefined : this.#index.team(group);
    if (group !== undefined && team === undefined) {
      this.#found.addProblem(
        'team-gone',
        `The routing key is of ${group}, which is not in the catalog any more`,
      );
    }
    return team;
  }

  /** The first team that a label names. Only keys of everything may bring alerts in for any team. */
  labelTeam(): { teamRef: string; via: string } | undefined {
    const group = this.#keyGroup;
    for (const label of teamLabels) {
      const value = this.value(label);
      if (value === undefined) continue;
      const via = sayPair(label, value);
      const teamRef = this.#index.team(inLowerCase(value));
      if (teamRef === undefined) {
        this.#found.addProblem('team-unknown', `No team for ${via}`);
      } else if (group === undefined || this.#index.isWithin(teamRef, group)) {
        return { teamRef, via };
      } else {
        this.#found.addNote(`${via} is not of the team of the routing key`);
      }
    }
    return undefined;
  }

  isInScope({ teamRef }: OwnedEntity): boolean {
    const group = this.#keyGroup;
    return (
      group === undefined ||
      teamRef === undefined ||
      this.#index.isWithin(teamRef, group)
    );
  }

  noteOther({ entityRef, teamRef }: OwnedEntity): void {
    this.#found.addNote(`${entityRef} is of ${teamRef}`);
  }

  /** Who answers for an entity: its owner, or in place of one who the key or a label names. */
  teamFor({ entityRef, teamRef }: OwnedEntity): string | undefined {
    if (teamRef !== undefined) return teamRef;
    const { kind } = this.#options.key;
    const instead =
      kind === 'entity'
        ? undefined
        : this.labelTeam()?.teamRef ?? this.keyTeam();
    if (instead === undefined) {
      this.#found.addProblem('no-owner', `Nobody owns ${entityRef}`, [
        entityRef,
      ]);
    } else {
      this.#found.addNote(`Nobody owns ${entityRef}`);
    }
    return instead;
  }

  toEntity(
    entity: OwnedEntity,
    by: RoutedBy,
    via?: string,
  ): RouteDecision | undefined {
    const { entityRef } = entity;
    if (!this.isInScope(entity)) {
      this.noteOther(entity);
      return undefined;
    }
    const teamRef = this.teamFor(entity);
    return teamRef === undefined
      ? undefined
      : {
          kind: 'entity',
          entityRef,
          teamRef,
          by,
          ...(via !== undefined && { via }),
          ...this.#found.note(),
        };
  }

  toTeam(
    teamRef: string,
    by: RoutedBy,
    via?: string,
  ): RouteDecision | undefined {
    if (!this.isInScope({ entityRef: teamRef, teamRef })) {
      this.#found.addNote(`${teamRef} is not the team of the routing key`);
      return undefined;
    }
    return {
      kind: 'team',
      teamRef,
      by,
      ...(via !== undefined && { via }),
      ...this.#found.note(),
    };
  }

  toRef(ref: string, by: RoutedBy, via?: string): RouteDecision | undefined {
    if (isGroup(ref)) {
      const team = this.#index.team(ref);
      return team === undefined ? undefined : this.toTeam(team, by, via);
    }
    const entity = this.#index.entity(ref);
    return entity && this.toEntity(entity, by, via);
  }

  isKnown(ref: string): boolean {
    const found = isGroup(ref)
      ? this.#index.team(ref)
      : this.#index.entity(ref);
    return found !== undefined;
  }
}
