import type {
  OwnershipRole,
  OwnershipRoleName,
} from '@callboard/backstage-plugin-ownership-common';

/** What people have set for each role; empty where the descriptor speaks, or nobody. */
export type RoleValues = Record<OwnershipRoleName, string>;

/** A role that gets another value; an empty one gives it back to the descriptor. */
export interface RoleChange {
  role: OwnershipRoleName;
  value: string;
  before: string;
}

/** What people have set so far. */
export function valuesSet(roles: OwnershipRole[]): RoleValues {
  const values: RoleValues = {
    'support-channel': '',
    'security-contact': '',
    'tech-lead': '',
  };
  for (const { role, value, source } of roles) {
    if (source === 'set') values[role] = value;
  }
  return values;
}

/**
 * The roles whose value the reader has changed. What others have set meanwhile stays, unless the reader changed the very same.
 *
 * @param opened - what was set when the reader began
 * @param roles - what is known by now: undoing leads back to that
 */
export function roleChanges(
  opened: RoleValues,
  roles: OwnershipRole[],
  values: RoleValues,
): RoleChange[] {
  const before = valuesSet(roles);
  const names = Object.keys(values) as OwnershipRoleName[];
  return names
    .filter(role => values[role].trim() !== opened[role])
    .map(role => ({
      role,
      value: values[role].trim(),
      before: before[role],
    }));
}
