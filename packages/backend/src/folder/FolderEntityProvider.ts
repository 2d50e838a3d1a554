import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { FolderCatalog } from './FolderCatalog';

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
        entities: (this.folder.content?.entities ?? []).map(({ entity }) => ({
          entity,
          locationKey: this.getProviderName(),
        })),
      });
      this.#isPending = false;
    }
  }
}
