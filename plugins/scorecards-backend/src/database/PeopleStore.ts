import type { JsonObject } from '@backstage/types';

/** What a person did, by the kind of row that tells of it. */
export type PersonRecordKind =
  | 'document-version'
  | 'exemption'
  | 'sign-off'
  | 'acknowledgement'
  | 'push-token';

/** A row that names a person. */
export interface PersonRecord {
  kind: PersonRecordKind;
  /** Unique among those of its kind. */
  id: string;
  /** As what it names them: `requested`, `decided` … */
  deeds: string[];
  /** What else the row says, without other people. */
  details: JsonObject;
}

/** Finds, moves and erases what is kept under references of people, teams and services. */
export interface PeopleStore {
  /**
   * By kind and id.
   *
   * @param page.after - the last one of the page before
   */
  readRecords(
    userRef: string,
    page: { limit: number; after?: Pick<PersonRecord, 'kind' | 'id'> },
  ): Promise<PersonRecord[]>;
  /**
   * Moves all that is kept under one reference, of an entity, a team or a person, to another; all of it or nothing. Where both have
   * something of which there can be one, that of the new reference stays.
   *
   * @returns how many rows were moved
   */
  move(rename: { fromRef: string; toRef: string; at: number }): Promise<number>;
  /**
   * Puts a reference that names nobody in the place of a person, in what they did and in facts of before, and forgets what is kept
   * of them as an entity. Facts of now stay as the catalog and others say them. Where it is interrupted, the next time does the rest.
   *
   * @returns how many rows named them
   */
  erase(person: {
    userRef: string;
    erasedRef: string;
    at: number;
  }): Promise<number>;
}
