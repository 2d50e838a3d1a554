import type { FactReading } from '@callboard/backstage-plugin-scorecards-common';
import type { SaidReading, StoredFact } from './storedFacts';

/** What is known of an entity by one provider. */
export interface FactsRecord {
  entityRef: string;
  providerId: string;
  /** By bare name. */
  facts: Map<string, StoredFact>;
  /** See `observedAtOf`. */
  observedAt: number;
  /** That last wrote it. */
  runId?: string;
  /** While it cannot be read: the last run that could. */
  heldRunId?: string;
  seq: number;
}

/** Readings of one provider; they were checked against its schemas. */
export interface ToldFacts {
  providerId: string;
  /** Absent for what is pushed, signed off or read singly: each fact then has a time of its own. */
  runId?: string;
  /** When it was so, where a reading does not say: the run's beginning, or now. */
  at: number;
  /** Without a run: counts though something later is known, as when somebody takes back what they said. */
  overrules?: boolean;
  /** Readings by bare name; facts that are left out stay. At most 1,000 entities. */
  entities: readonly {
    entityRef: string;
    facts: Readonly<Record<string, FactReading>>;
  }[];
}

/** What a write has changed. */
export interface WrittenFacts {
  /** Absent when nothing was written. */
  seq?: number;
  /** Entities of which a fact is new or has another value, with the full names of these facts. */
  changed: { entityRef: string; facts: string[] }[];
  /** Without a run: facts of which something later is known already, by full name. */
  ignored: { entityRef: string; fact: string }[];
}

/** A change of the value of a fact. */
export interface FactChangeRecord {
  id: string;
  entityRef: string;
  /** Full name. */
  fact: string;
  from: SaidReading;
  to: SaidReading;
  changedAt: number;
  runId?: string;
}

/** Where facts are kept. Moments are milliseconds since 1970 in UTC. */
export interface FactStore {
  /**
   * Keeps what is other; where nothing is, nothing is written. Facts of entities that are not in the catalog are dropped.
   */
  write(told: ToldFacts): Promise<WrittenFacts>;
  /** Entities could not be read in a run: their facts stay as old as they are. */
  hold(held: {
    providerId: string;
    runId: string;
    entityRefs: readonly string[];
  }): Promise<void>;
  /** @param providerIds - all when absent */
  read(
    entityRefs: readonly string[],
    providerIds?: readonly string[],
  ): Promise<FactsRecord[]>;
  /**
   * The newest first.
   *
   * @param query.before - id of the last one of the page before
   */
  readChanges(query: {
    entityRef: string;
    /** Full name; absent: of all its facts. */
    fact?: string;
    before?: string;
    limit: number;
  }): Promise<FactChangeRecord[]>;
}
