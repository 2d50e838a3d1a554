/**
 * The kinds of findings; each has a text in {@link ownershipMessages}.
 *
 * @public
 */
export type OwnershipFindingCode =
  | 'missing'
  | 'unparsable'
  | 'group-not-in-catalog'
  | 'user-not-in-catalog'
  | 'kind-not-owner'
  | 'email'
  | 'email-of-user'
  | 'person'
  | 'no-members'
  | 'members-not-in-catalog'
  | 'members-in-sub-teams'
  | 'team-of-one'
  | 'no-channel'
  | 'parent-cycle'
  | 'confirmation-overdue'
  | 'codeowners-disagree'
  | 'owned-by-member'
  | 'inherited-owner';

/**
 * Something about an owner that someone should mend: what is wrong and how to fix it.
 *
 * @public
 */
export interface OwnershipFinding {
  /** Stable code, to be used for translation and filtering. */
  code: OwnershipFindingCode;
  /** `bad`: alerts may reach nobody. `warn`: works today, will hurt later. */
  tone: 'bad' | 'warn';
  /** Values of the placeholders in the texts. */
  params: Record<string, string>;
  /** What is wrong, in plain English. */
  reason: string;
  /** What to do, in plain English. */
  fix: string;
  /** Since when it has been seen, ISO 8601 in UTC; absent while that is not known. */
  since?: string;
}
