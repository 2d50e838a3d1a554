import type { BigInteger } from './rows';

/** A row of the table `code_owners`. */
export interface CodeOwnersRow {
  repository: string;
  path: string | null;
  etag: string | null;
  content: string | null;
  problem: string | null;
  read_at: BigInteger;
  changed_at: BigInteger;
}
