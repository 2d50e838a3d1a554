/**
 * Who is meant, by either or both.
 *
 * @public
 */
export interface PersonNames {
  /** User of the catalog. The login and the address that the catalog has of them count as `accounts` where they are theirs alone. */
  userRef?: string;
  /** Logins, ids, addresses and names as providers write them, in any case; of all sources. At most 20. */
  accounts?: string[];
}

/**
 * An attempt of a build that names a person.
 *
 * @public
 */
export interface PersonBuildRecord {
  kind: 'build';
  source: string;
  pipeline: string;
  buildId: string;
  attempt: number;
  /** ISO 8601, UTC: the first moment that is known of it. */
  at: string;
  author?: string;
  account?: string;
  title?: string;
  url?: string;
}

/**
 * A quarantine of a test that names a person.
 *
 * @public
 */
export interface PersonQuarantineRecord {
  kind: 'quarantine';
  testId: string;
  /** Name of the test. */
  test: string;
  /** ISO 8601, UTC: when it began. */
  at: string;
  /** They began it. */
  isCreator: boolean;
  /** They mend the test. */
  isOwner: boolean;
  /** As somebody wrote it. */
  reason: string;
}

/**
 * What is kept of a person.
 *
 * @public
 */
export type PersonRecord = PersonBuildRecord | PersonQuarantineRecord;

/**
 * A page of what is kept of a person.
 *
 * @public
 */
export interface PersonRecordPage {
  /** All that was looked for, with what the catalog knows. */
  accounts: string[];
  items: PersonRecord[];
  pageInfo: { nextCursor?: string };
}

/**
 * What naming a person no longer has become of.
 *
 * @public
 */
export interface ErasedPerson {
  accounts: string[];
  /** Attempts that named the person; 0 when it is repeated. */
  builds: number;
  quarantines: number;
}
