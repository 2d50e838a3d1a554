import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { FactValue } from '@callboard/backstage-plugin-scorecards-common';
import type { EntityFacts } from './scorecardsFactsExtensionPoint';

/**
 * What is known when the past is asked for.
 *
 * @public
 */
export interface KnownPresent {
  readonly now: Date;
  /** All entities that are followed. */
  readonly entities: readonly Entity[];
  /** What each provider says now, by its id. */
  readonly facts: ReadonlyMap<string, readonly EntityFacts[]>;
}

/**
 * A team had read a standard.
 *
 * @public
 */
export interface PastAcknowledgement {
  /** Id of the standard; the version that was in force then is meant. */
  standard: string;
  teamRef: string;
  userRef: string;
}

/**
 * A person had signed off a fact.
 *
 * @public
 */
export interface PastSignOff {
  entityRef: string;
  /** `provider/name` of a set of facts that is signed off. */
  fact: string;
  value: FactValue;
  userRef: string;
  until: Date;
  evidenceUrl?: string;
  note?: string;
}

/**
 * How things were at a moment before scorecards were installed.
 *
 * @public
 */
export interface PastMoment {
  readonly at: Date;
  /**
   * What was so, by the id of a provider or of a set of facts that is pushed. It is taken for all that was seen then: facts that are
   * left out keep what is known of them, and age.
   */
  readonly facts?: Readonly<Record<string, readonly EntityFacts[]>>;
  /**
   * Texts of documents that read otherwise then, by their paths in the configured folders, from this moment until another is given.
   * With `undefined` the file reads as it does now.
   */
  readonly files?: Readonly<Record<string, string | undefined>>;
  readonly acknowledgements?: readonly PastAcknowledgement[];
  readonly signOffs?: readonly PastSignOff[];
}

/**
 * What is known from before scorecards were installed, so that there are trends from the first day on.
 *
 * @public
 */
export interface FactsPast {
  /**
   * Whether what is known now is whole. Until it is, all is asked again, for at most five minutes. Absent: it is at once.
   */
  isWhole?(present: KnownPresent): boolean;
  /**
   * Tells moments in their order, all before now. It is asked once; when the process ends in between it is asked again, and moments
   * that were taken already are passed over. The same moments should then be told.
   */
  tell(present: KnownPresent): AsyncIterable<PastMoment> | Iterable<PastMoment>;
}

/**
 * Takes what is known of the past.
 *
 * @public
 */
export interface ScorecardsPastExtensionPoint {
  /** @throws when another module has given one */
  setPast(past: FactsPast): void;
}

/**
 * Where a module tells what was before scorecards were installed. It is judged moment by moment, by the documents in force, as if
 * the clock stood there; once, while nothing has been judged yet.
 *
 * @public
 */
export const scorecardsPastExtensionPoint =
  createExtensionPoint<ScorecardsPastExtensionPoint>({ id: 'scorecards.past' });
