import { Entity } from '@backstage/catalog-model';
import { withRelations } from '../entities';
import { Mutation, mutations } from './mutations';
import { pick, Random } from './random';

export interface MutatedOrganisation {
  /** The whole set after the change, relations and etags included. */
  entities: Entity[];
  /** Which entity changed and how, for the message of a failing test. */
  description: string;
}

/** One random catalog change: a new title, owner, member, parent, tier, channel, system, or an entity more or less. */
export function mutateOrganisation(
  entities: Entity[],
  random: Random,
): MutatedOrganisation {
  let mutation: Mutation | undefined;
  // Some changes need an entity the set may not hold; adding one always works.
  while (!mutation) mutation = pick(random, mutations)(random, entities);
  const { add, remove, description } = mutation;
  const rest = entities.flatMap(entity => {
    if (entity !== remove) return [entity];
    return add ? [add] : [];
  });
  return {
    entities: withRelations(add && !remove ? [...rest, add] : rest),
    description,
  };
}
