import { Entity } from '@backstage/catalog-model';
import { buildEntity, EntityOptions } from './metadata';

export interface GroupOptions extends EntityOptions {
  type?: string;
  /** Contact address of the group, `spec.profile.email`. */
  email?: string;
  parent?: string;
  children?: string[];
  members?: string[];
}

/** A Group, by default a team without parent, children and members. */
export function groupEntity(options: GroupOptions): Entity {
  const {
    type = 'team',
    email,
    parent,
    children = [],
    members,
    ...rest
  } = options;
  return buildEntity('Group', rest, {
    type,
    profile: email ? { email } : undefined,
    parent,
    children,
    members,
  });
}
