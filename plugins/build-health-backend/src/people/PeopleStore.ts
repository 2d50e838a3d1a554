import type {
  PersonBuildRecord,
  PersonQuarantineRecord,
} from '@callboard/backstage-plugin-build-health-common';

/** Who is meant. */
export interface Person {
  /** Full, in lower case. */
  userRef?: string;
  /** As somebody writes them. */
  accounts: readonly string[];
}

/** What is kept of a person, with the row that it is of. */
export type KeptRecord = (PersonBuildRecord | PersonQuarantineRecord) & {
  row: number;
};

/** The last row of the page before. */
export type PeoplePosition = { kind: KeptRecord['kind']; row: number };

/** Finds, moves and erases what is kept of people. */
export interface PeopleStore {
  /** Quarantines first, then builds, each by their rows. */
  readRecords(
    person: Person,
    page: { limit: number; after?: PeoplePosition },
  ): Promise<KeptRecord[]>;
  /** Puts what names nobody in place of a person. Where it is interrupted, the next time does the rest. */
  erase(person: Person): Promise<{ builds: number; quarantines: number }>;
  /**
   * Moves what is kept under one reference, of a person or a team, to another.
   *
   * @returns how many quarantines it touched
   */
  move(rename: { fromRef: string; toRef: string }): Promise<number>;
}
