import type { AlertsPersonRecord } from '@callboard/backstage-plugin-alerts-common';

/** In the place of a person whose name was erased. */
export const ERASED_PERSON_REF = 'user:default/erased';

/** One reference became another. Full, in lower case. */
export interface ReferenceMove {
  fromRef: string;
  toRef: string;
}

/** One that is not done yet. */
export interface DueMove extends ReferenceMove {
  id: number;
}

/** Keeps order in what is kept of people, teams and services. */
export interface PeopleStore {
  /** Rows that name a person, by kind and id. */
  readRecords(
    userRef: string,
    page: {
      limit: number;
      after?: Pick<AlertsPersonRecord, 'kind' | 'id'>;
    },
  ): Promise<AlertsPersonRecord[]>;
  /** Keeps what is to be moved until {@link finish}. */
  add(move: ReferenceMove): Promise<number>;
  /** The oldest that is to be done, held until then; undefined where there is none, or another process has it. */
  claim(options: { now: number; until: number }): Promise<DueMove | undefined>;
  finish(id: number): Promise<void>;
  /**
   * Moves all rows, some at a time; what was moved already stays so. A person who becomes {@link ERASED_PERSON_REF} is told nothing any
   * more, and has no rules.
   *
   * @param onPart - called now and then, while it goes on
   * @returns how many rows had the old reference
   */
  move(move: ReferenceMove, onPart?: () => Promise<void>): Promise<number>;
  /** Keeps holding it. */
  hold(id: number, until: number): Promise<void>;
}
