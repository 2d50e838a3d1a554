import { Entity } from '@backstage/catalog-model';
import { buildEntity, EntityOptions } from './metadata';

export interface UserOptions extends EntityOptions {
  /** Shown name, `spec.profile.displayName`; the entity's name when not given. */
  displayName?: string;
  email?: string;
  memberOf?: string[];
}

/** A User, by default without groups and without an e-mail address. */
export function userEntity(options: UserOptions): Entity {
  const { displayName = options.name, email, memberOf = [], ...rest } = options;
  return buildEntity('User', rest, {
    profile: email ? { displayName, email } : { displayName },
    memberOf,
  });
}
