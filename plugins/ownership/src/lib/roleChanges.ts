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

/** The roles whose value differs from what is set. */
export function roleChanges(
  roles: OwnershipRole[],
  values: RoleValues,
): RoleChange[] {
  const before = valuesSet(roles);
  const names = Object.keys(values) as OwnershipRoleName[];
  return names
    .map(role => ({
      role,
      value: values[role].trim(),
      before: before[role],
    }))
    .filter(change => change.value !== change.before);
}
