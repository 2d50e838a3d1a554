import type { LabelMatcher } from './silence';

/**
 * A label whose value is that of an annotation of the entity.
 *
 * @public
 */
export interface LabelRoute {
  label: string;
  annotation: string;
}

/**
 * What a person has decided for alerts like one that nobody could tell the place of.
 *
 * @public
 */
export interface RememberedRoute {
  id: string;
  /** All hold; without one, it is for no alert. */
  matchers: LabelMatcher[];
  /** Full reference of an entity, or of a group. */
  entityRef: string;
  /** ISO 8601 in UTC. */
  createdAt: string;
}

/**
 * How it is known where an alert belongs.
 *
 * - `reference`: the sender names the entity, or the group.
 * - `key`: the routing key is of this entity.
 * - `remembered`: a person has decided so for alerts like it.
 * - `annotation`: a label has the value of an annotation.
 * - `name`: a label is the name of an entity.
 * - `team-label`: a label names the team.
 * - `key-team`: the routing key is of this team.
 *
 * @public
 */
export type RoutedBy =
  | 'reference'
  | 'key'
  | 'remembered'
  | 'annotation'
  | 'name'
  | 'team-label'
  | 'key-team';

/**
 * Why it is not known where an alert belongs.
 *
 * - `entity-unknown`: the entity that the sender names is not in the catalog.
 * - `entity-gone`, `team-gone`: that of the routing key is no longer in the catalog.
 * - `no-owner`: nobody answers for the entity.
 * - `ambiguous`: several entities fit, of several teams.
 * - `team-unknown`: a label names a team that is not in the catalog.
 * - `no-match`: no label fits anything.
 * - `nothing-to-go-by`: there are no labels that could.
 *
 * @public
 */
export type UnroutedCode =
  | 'entity-unknown'
  | 'entity-gone'
  | 'team-gone'
  | 'no-owner'
  | 'ambiguous'
  | 'team-unknown'
  | 'no-match'
  | 'nothing-to-go-by';

/**
 * Where an alert belongs. Notes and reasons are sentences without full stop; there is text of others in them.
 *
 * @public
 */
export type RouteDecision =
  | {
      kind: 'entity';
      entityRef: string;
      /** The owner, or who answers in place of one. */
      teamRef: string;
      by: RoutedBy;
      /** The label that decided, such as `service="ledger"`, or the id of the remembered route. */
      via?: string;
      note?: string;
    }
  | {
      kind: 'team';
      teamRef: string;
      by: RoutedBy;
      via?: string;
      note?: string;
    }
  | {
      kind: 'unrouted';
      code: UnroutedCode;
      reason: string;
      /** Full references of up to three entities that it may be of, the nearest first. */
      nearest: string[];
    }
  /** The routing key may not do this: 403. */
  | { kind: 'refused'; reason: string };
