import { useApi } from '@backstage/core-plugin-api';
import type { OwnershipRoleName } from '@callboard/backstage-plugin-ownership-common';
import { useMutation } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';
import { failureOf, type Failure } from '../lib/failureOf';
import type { RoleChange } from '../lib/roleChanges';
import { useRenew } from './useRenew';

/** What became of several roles: each is set for itself, so that one wrong value does not cost the others. */
export interface RolesAnswer {
  /** Those that were set. */
  saved: OwnershipRoleName[];
  failures: Partial<Record<OwnershipRoleName, Failure>>;
  /** Takes back what was set; absent when nothing was. */
  undo?: () => Promise<void>;
}

/** Says who fills the roles of an entity, and takes that back; both renew what is shown. */
export function useSetRoles(entityRef: string) {
  const api = useApi(ownershipApiRef);
  const renew = useRenew();
  return useMutation({
    mutationFn: async (changes: RoleChange[]): Promise<RolesAnswer> => {
      const failures: RolesAnswer['failures'] = {};
      const done: RoleChange[] = [];
      for (const change of changes) {
        const { role, value } = change;
        try {
          await api.setRole({ entityRef, role, value });
          done.push(change);
        } catch (error) {
          failures[role] = failureOf(error);
        }
      }
      await renew();
      const undo = async () => {
        for (const { role, before } of done) {
          await api.setRole({ entityRef, role, value: before });
        }
        await renew();
      };
      return {
        saved: done.map(({ role }) => role),
        failures,
        ...(done.length > 0 && { undo }),
      };
    },
  });
}
