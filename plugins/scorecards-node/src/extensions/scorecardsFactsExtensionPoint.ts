import {
  createExtensionPoint,
  type BackstageCredentials,
  type BackstageServicePrincipal,
  type LoggerService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type {
  FactReading,
  FactSchema,
} from '@callboard/backstage-plugin-scorecards-common';

/**
 * Entities to read facts of, and what a provider may use for it.
 *
 * @public
 */
export interface FactBatch {
  /** At most {@link FactProvider.batchSize}; all of kinds that the provider knows. */
  readonly entities: readonly Entity[];
  /** Of the scorecards backend itself. */
  readonly credentials: BackstageCredentials<BackstageServicePrincipal>;
  readonly signal: AbortSignal;
  readonly logger: LoggerService;
  readonly now: Date;
}

/**
 * What was read of one entity: readings by the bare names of facts. A fact that is left out keeps what is known of it.
 *
 * @public
 */
export interface EntityFacts {
  entityRef: string;
  facts: Record<string, FactReading>;
}

/**
 * Where facts come from.
 *
 * @public
 */
export interface FactProvider {
  /** First part of the names of its facts: lower-case words joined by `-`. */
  readonly id: string;
  /** For people. */
  readonly title: string;
  readonly facts: readonly FactSchema[];
  /** Kinds of entities that it can say something of, lower-case; absent: all. */
  readonly kinds?: readonly string[];
  /** How often all entities are read, in milliseconds, where the configuration does not say. Default: an hour. */
  readonly everyMs?: number;
  /** Entities of one call. Default: 200. */
  readonly batchSize?: number;
  /** Whether one entity may be read at once when a person asks for it. Default: yes. */
  readonly readsSingly?: boolean;
  /**
   * Reads facts of a batch. An entity that is left out was not read: its facts keep what is known, and get old. Batches are asked
   * one after the other; with two replicas one of them asks.
   *
   * @throws when the batch could not be read; its entities keep what is known, and the run tells of it
   */
  collect(batch: FactBatch): Promise<EntityFacts[]>;
}

/**
 * Takes providers of facts.
 *
 * @public
 */
export interface ScorecardsFactsExtensionPoint {
  /** @throws when its id is taken, or a schema of its facts is wrong */
  addProvider(provider: FactProvider): void;
}

/**
 * Where modules of the scorecards backend add facts.
 *
 * @public
 */
export const scorecardsFactsExtensionPoint =
  createExtensionPoint<ScorecardsFactsExtensionPoint>({
    id: 'scorecards.facts',
  });
