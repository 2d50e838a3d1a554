import type {
  PolicyDraft,
  StoredPolicy,
} from '@callboard/backstage-plugin-alerts-common';
import { draftOf, formOf } from './policyForm';

/** A policy as it is saved; revision 0 for one that is not yet. */
export interface Saved {
  revision: number;
  draft: PolicyDraft;
}

/** What is saved, written as what is typed is: both can be compared. */
export const savedOf = (policy: StoredPolicy): Saved => ({
  revision: policy.revision,
  draft: draftOf(formOf(policy)),
});
