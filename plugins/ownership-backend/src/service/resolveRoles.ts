import {
  isEmailAddress,
  mailtoOf,
  ownershipRoleNames,
  parseOwnerRef,
  type EntityFacts,
  type Organisation,
  type OwnershipRole,
  type Viewpoint,
} from '@callboard/backstage-plugin-ownership-common';
import type { KeptRole } from '../database/RoleStore';
import { nameOf } from './naming';

function hrefOf(value: string, chatUrl?: string): string | undefined {
  if (/^https?:\/\//i.test(value)) {
    return URL.canParse(value) ? new URL(value).href : undefined;
  }
  if (isEmailAddress(value)) {
    return mailtoOf(value);
  }
  return /^#\S+$/.test(value)
    ? chatUrl?.replace('{channel}', encodeURIComponent(value.slice(1)))
    : undefined;
}

/** The user or group that a value means: by reference, by bare name of a user, or by the address of a person. */
export function refMeantBy(
  value: string,
  namespace: string,
  organisation: Organisation,
): string | undefined {
  const user = organisation.usersByEmail.get(value.toLowerCase());
  if (user) return user.entityRef;
  const named = value.includes(':') ? value : `user:${value}`;
  const parsed = parseOwnerRef(named, namespace);
  return parsed.type === 'ref' ? parsed.entityRef : undefined;
}

/** Who fills the roles of an entity: what people of its owner set counts before what its annotations say. */
export function resolveRoles(
  facts: EntityFacts,
  kept: readonly KeptRole[],
  { viewpoint, chatUrl }: { viewpoint: Viewpoint; chatUrl?: string },
): OwnershipRole[] {
  return ownershipRoleNames.flatMap((role): OwnershipRole[] => {
    const set = kept.find(each => each.role === role);
    const written = set?.value ?? facts.roles?.[role];
    if (written === undefined) return [];
    const ref = refMeantBy(written, facts.namespace, viewpoint.organisation);
    // What an annotation says stands in the entity itself, which the viewer sees.
    const isHidden = set && ref !== undefined && !viewpoint.sees(ref);
    const value = isHidden ? '' : written;
    const entity = nameOf(ref, viewpoint);
    const href = hrefOf(value, chatUrl);
    const setBy = nameOf(set?.setBy, viewpoint);
    return [
      {
        role,
        value,
        ...(entity && { entity }),
        ...(href && { href }),
        source: set ? 'set' : 'annotation',
        ...(setBy && { setBy }),
        ...(set && { setAt: set.setAt.toISOString() }),
      },
    ];
  });
}
