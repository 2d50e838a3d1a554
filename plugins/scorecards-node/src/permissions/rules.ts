import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod/v4';
import {
  scorecardsDocumentResourceRef,
  scorecardsResultResourceRef,
} from './resources';

const lower = (refs: string[]) =>
  refs.map(ref => ref.toLocaleLowerCase('en-US'));

const paramsSchema = z.object({
  claims: z
    .array(z.string())
    .describe(
      'References of groups and users, for example those of the caller',
    ),
});

/**
 * Matches results of entities owned by one of the claims, or by a team below one of them.
 *
 * @public
 */
export const isOwnedBy = createPermissionRule({
  name: 'IS_OWNED_BY',
  description:
    'Allow results of entities owned by one of the claims, or by a team below one of them',
  resourceRef: scorecardsResultResourceRef,
  paramsSchema,
  apply: (resource, { claims }) =>
    lower(claims).some(claim => resource.ownerRefs.includes(claim)),
  toQuery: ({ claims }) => ({ column: 'owner_ref', values: lower(claims) }),
});

/**
 * Matches documents kept by one of the claims, or by a team below one of them.
 *
 * @public
 */
export const isKeptBy = createPermissionRule({
  name: 'IS_KEPT_BY',
  description:
    'Allow documents kept by one of the claims, or by a team below one of them',
  resourceRef: scorecardsDocumentResourceRef,
  paramsSchema,
  apply: (resource, { claims }) =>
    lower(claims).some(claim => resource.keeperRefs.includes(claim)),
  toQuery: ({ claims }) => ({ column: 'keeper_ref', values: lower(claims) }),
});

/**
 * Matches documents of some kinds, such as campaigns.
 *
 * @public
 */
export const isOfKind = createPermissionRule({
  name: 'IS_OF_KIND',
  description: 'Allow documents of one of the kinds',
  resourceRef: scorecardsDocumentResourceRef,
  paramsSchema: z.object({
    kinds: z.array(z.enum(['Scorecard', 'Standard', 'FactSet', 'Campaign'])),
  }),
  apply: (resource, { kinds }) => kinds.includes(resource.kind),
  toQuery: ({ kinds }) => ({ column: 'kind', values: kinds }),
});
