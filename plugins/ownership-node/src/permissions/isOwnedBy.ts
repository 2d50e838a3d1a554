import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod/v4';
import { ownershipResourceRef } from './ownershipResource';

const lower = (refs: string[]) =>
  refs.map(ref => ref.toLocaleLowerCase('en-US'));

/**
 * Matches entities owned by one of the claims, or by a team below one of them.
 *
 * @public
 */
export const isOwnedBy = createPermissionRule({
  name: 'IS_OWNED_BY',
  description:
    'Allow entities owned by one of the claims, or by a team below one of them',
  resourceRef: ownershipResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe(
        'References of groups and users, for example those of the caller',
      ),
  }),
  apply: (resource, { claims }) =>
    lower(claims).some(claim => resource.ownerRefs.includes(claim)),
  toQuery: ({ claims }) => ({ column: 'owner_ref', values: lower(claims) }),
});
