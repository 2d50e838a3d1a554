import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { FolderCatalog } from './FolderCatalog';
import { FolderEntity } from './types';

/** The catalog works through a change in its order; behind 10,000 other entities a user waits a minute to sign in. */
const peopleFirst = (entities: FolderEntity[]) => {
  const isPerson = ({ entity }: FolderEntity) =>
    entity.kind === 'User' || entity.kind === 'Group';
  return [
    ...entities.filter(isPerson),
    ...entities.filter(each => !isPerson(each)),
  ];
};

/** Hands the entities of the folder to the catalog, all of them whenever one changed. */
export class FolderEntityProvider implements EntityProvider {
  #connection?: EntityProviderConnection;
  #isPending = false;

  constructor(readonly folder: FolderCatalog) {}

  getProviderName() {
    return 'folder';
  }

  async connect(connection: EntityProviderConnection) {
    this.#connection = connection;
    await this.refresh();
  }

  /** Looks at the folder. Called before the catalog connected, it does nothing. */
  async refresh() {
    if (!this.#connection) {
      return;
    }
    // Pending until the catalog took it: after a failed mutation the next look tries again.
    this.#isPending = (await this.folder.refresh()) || this.#isPending;
    if (this.#isPending) {
      await this.#connection.applyMutation({
        type: 'full',
        entities: peopleFirst(this.folder.content?.entities ?? []).map(
          ({ entity }) => ({ entity, locationKey: this.getProviderName() }),
        ),
      });
      this.#isPending = false;
    }
  }
}
