import type { FactSchema } from '@callboard/backstage-plugin-scorecards-common';
import type { Said } from './readings';

/** What a family is asked. */
export interface FamilyRequest {
  /** Full, in lower case. */
  entityRefs: string[];
  now: Date;
  /** Of each call to it. */
  options: { token: string; signal: AbortSignal };
}

/** What a family says of one entity. */
export interface FamilyAnswer {
  /** By the names of facts; what is left out keeps what is known of it. */
  said: Record<string, Said>;
  /** Of all that does not say otherwise; ISO 8601 in UTC. */
  observedAt?: string;
}

/** Another family of Callboard, as a source of facts. */
export interface Family {
  /** Of its plugin, and the first part of the names of its facts. */
  readonly id: string;
  /** As in "Callboard on-call". */
  readonly title: string;
  readonly facts: readonly FactSchema[];
  readonly kinds: readonly string[];
  readonly everyMs?: number;
  readonly batchSize?: number;
  /** Its tab on the page of an entity. */
  readonly tab: { path: string; title: string };
  /** In the order of the request; `undefined` where it does not know an entity, or not yet. */
  read(request: FamilyRequest): Promise<(FamilyAnswer | undefined)[]>;
}
