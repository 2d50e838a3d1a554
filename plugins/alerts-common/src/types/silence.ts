import type { AlertNamed } from './alert';

/**
 * `=` and `!=` compare texts. `=~` and `!~` compare with an expression of RE2 that has to match the whole text, as in Prometheus.
 *
 * @public
 */
export const matcherOperators = ['=', '!=', '=~', '!~'] as const;

/**
 * One of {@link matcherOperators}.
 *
 * @public
 */
export type MatcherOperator = (typeof matcherOperators)[number];

/**
 * What holds for a label. A label that an alert does not have is the empty text, as in Prometheus.
 *
 * @public
 */
export interface LabelMatcher {
  /** Name of a label, or one of {@link reservedLabels}. */
  label: string;
  op: MatcherOperator;
  value: string;
}

/**
 * Labels that each alert has, whatever its sender says: its title, how bad it is, and the entity it is of (full reference, empty where
 * there is none). Prometheus allows no label with such a name; where another sender has one, it is not read.
 *
 * @public
 */
export const reservedLabels = ['@title', '@severity', '@entity'] as const;

/**
 * Which alerts page nobody for a time: those for which all matchers hold, and that are of one of the entities, and of the team, where
 * these are given.
 *
 * @public
 */
export interface SilenceWindow {
  /** At most 20; at least one that narrows, unless there are entities. */
  matchers: LabelMatcher[];
  /** Maintenance: full references in lower case, at most 100. */
  entityRefs?: string[];
  /** Alerts of this team only. Full reference of a group in lower case. */
  teamRef?: string;
  /** ISO 8601 in UTC. */
  startsAt: string;
  /** ISO 8601 in UTC; it ends just before. */
  endsAt: string;
}

/**
 * What a person says of a silence.
 *
 * @public
 */
export interface SilenceDraft extends SilenceWindow {
  /** 1 to 500 characters. Text of others. */
  reason: string;
}

/**
 * A silence.
 *
 * @public
 */
export interface Silence extends SilenceDraft {
  id: string;
  createdBy: AlertNamed;
}
