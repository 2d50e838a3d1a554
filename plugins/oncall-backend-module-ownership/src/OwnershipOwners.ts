import type { AuthService } from '@backstage/backend-plugin-api';
import type {
  OncallOwner,
  OncallOwnerProvider,
} from '@callboard/backstage-plugin-oncall-node';
import type { OwnershipService } from '@callboard/backstage-plugin-ownership-node';

/** Asks the ownership backend, as the on-call backend and for nobody in particular. */
export class OwnershipOwners implements OncallOwnerProvider {
  readonly #auth: AuthService;
  readonly #ownership: OwnershipService;

  constructor(options: { auth: AuthService; ownership: OwnershipService }) {
    this.#auth = options.auth;
    this.#ownership = options.ownership;
  }

  async getOwners({
    entityRefs,
    signal,
  }: Parameters<OncallOwnerProvider['getOwners']>[0]) {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const { items } = await this.#ownership.getOwnersByRefs(
      { entityRefs },
      { credentials, signal },
    );
    return items.map((item): OncallOwner | undefined =>
      item?.owner
        ? {
            ownerRef: item.owner.entityRef,
            inheritedFrom: item.inheritedFrom?.entityRef,
          }
        : undefined,
    );
  }
}
