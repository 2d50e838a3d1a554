import type { OwnershipApi } from '@callboard/backstage-plugin-ownership-common';
import type { Family, FamilyRequest } from '../families/Family';
import { inOrder } from '../families/inOrder';
import { ownershipFacts } from './facts';
import { sayOwnership } from './sayOwnership';

/** Who owns what, and how far that can be relied on. */
export class OwnershipFamily implements Family {
  readonly id = 'ownership';
  readonly title = 'ownership';
  readonly facts = ownershipFacts;
  readonly kinds = [
    'component',
    'api',
    'resource',
    'system',
    'domain',
    'template',
  ];
  readonly tab = { path: '/ownership', title: 'Ownership' };
  readonly #client: Pick<OwnershipApi, 'getOwnersByRefs'>;

  constructor(client: Pick<OwnershipApi, 'getOwnersByRefs'>) {
    this.#client = client;
  }

  async read({ entityRefs, options }: FamilyRequest) {
    const request = { entityRefs };
    const { items, asOf } = await this.#client.getOwnersByRefs(
      request,
      options,
    );
    if (!asOf) throw new Error('it has not read the catalog yet');
    return inOrder(items, entityRefs).map(
      item => item && { said: sayOwnership(item), observedAt: asOf },
    );
  }
}
