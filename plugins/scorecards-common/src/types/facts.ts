/**
 * What a fact is made of.
 *
 * - `boolean`, `number`, `string`
 * - `version`: text that is compared as a semantic version: `1.20.3`, `v2`
 * - `time`: ISO 8601 with a zone, kept in UTC
 * - `duration`: a number of milliseconds
 * - `list`: of texts or numbers, or of items with named parts; see {@link FactSchema.items}
 * - `map`: texts by name, as labels and annotations are
 *
 * @public
 */
export type FactType =
  | 'boolean'
  | 'number'
  | 'string'
  | 'version'
  | 'time'
  | 'duration'
  | 'list'
  | 'map';

/**
 * The types that are one value, and that an item of a list or a part of it may have.
 *
 * @public
 */
export type ScalarType = Exclude<FactType, 'list' | 'map'>;

/**
 * One value of a {@link ScalarType}: `time` as ISO 8601 in UTC, `duration` in milliseconds.
 *
 * @public
 */
export type ScalarValue = boolean | number | string;

/**
 * An item of a list: one value, or its parts by name. A part that is absent is not known.
 *
 * @public
 */
export type FactItem = ScalarValue | Record<string, ScalarValue>;

/**
 * The value of a fact, as JSON.
 *
 * @public
 */
export type FactValue = ScalarValue | FactItem[] | Record<string, string>;

/**
 * What can be said of a scalar: conditions are checked against it when they are saved.
 *
 * @public
 */
export interface ScalarSchema {
  type: ScalarType;
  /** What the number counts, as in `people` or `%`. */
  unit?: string;
  /** The only values of a `string`. A condition that asks for another is refused. */
  values?: string[];
  /** Bounds of a `number` or a `duration`; what lies outside of them is refused when it comes in. */
  minimum?: number;
  maximum?: number;
}

/**
 * What a fact is. Its whole name is `provider/name`; facts are never found by the bare name.
 *
 * @public
 */
export interface FactSchema extends Omit<ScalarSchema, 'type'> {
  /** Lower-case words joined by `-`, unique within its provider. */
  name: string;
  title: string;
  description?: string;
  type: FactType;
  /** Of a `list`: what one item is. */
  items?: ScalarSchema | { parts: Record<string, ScalarSchema> };
  /** How old it may be, in milliseconds, before it is stale; absent: as old as may be. */
  maxAgeMs?: number;
}

/**
 * A fact with its provider.
 *
 * @public
 */
export interface NamedFact extends FactSchema {
  /** `provider/name`. */
  fullName: string;
  /** Of a set of facts: who tells it. Absent: a collector reads it. */
  source?: 'push' | 'sign-off';
}

/**
 * What a provider says of one fact of one entity.
 *
 * - `value`: it is so.
 * - `missing`: the provider looked, and there is none. `present` is then false, every other question unknown.
 * - `unavailable`: it could not be looked up, as when another plugin is not installed. All questions are unknown.
 *
 * @public
 */
export type FactReading = {
  /** When it was true, ISO 8601 in UTC; absent: when the provider ran. */
  observedAt?: string;
  /** Where a person can see it: http(s), or a path of the portal. */
  evidence?: FactEvidence;
} & (
  | { value: FactValue }
  | {
      /** Why there is none, as a sentence. */
      missing: string;
    }
  | {
      /** Why it cannot be told, as a sentence. */
      unavailable: string;
    }
);

/**
 * Where a fact can be seen.
 *
 * @public
 */
export interface FactEvidence {
  url: string;
  /** What the link says: `Schedule "Ledger secondary"`. */
  title?: string;
  /** A word on the value for people, as in `Chen Li`. */
  note?: string;
}

/**
 * A fact of one entity as it is known now.
 *
 * @public
 */
export interface KnownFact {
  /** `provider/name`. */
  fact: string;
  reading: FactReading;
  /** When it was true, ISO 8601 in UTC. */
  observedAt: string;
  /** Since when it has this value, ISO 8601 in UTC. */
  since: string;
  /** The run that last saw it; absent for what is pushed or signed off. */
  runId?: string;
  /** Older than its schema allows. */
  isStale: boolean;
}
