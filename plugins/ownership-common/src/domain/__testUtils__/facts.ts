import type { EntityFacts, GroupFacts, UserFacts } from '../facts';

export const group = (
  name: string,
  facts: Partial<GroupFacts> = {},
): GroupFacts => ({
  entityRef: `group:default/${name}`,
  title: name,
  channels: [],
  leads: [],
  members: [],
  parents: [],
  ...facts,
});

export const user = (name: string, email?: string): UserFacts => ({
  entityRef: `user:default/${name}`,
  title: name,
  email,
});

export const entity = (
  name: string,
  facts: Partial<EntityFacts> = {},
  kind = 'component',
): EntityFacts => ({
  entityRef: `${kind}:default/${name}`,
  kind,
  namespace: 'default',
  title: name,
  channels: [],
  ...facts,
});
