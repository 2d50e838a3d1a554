import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import fs from 'node:fs';
import { component } from './fixtures/descriptors';
import { FolderCatalog } from './FolderCatalog';
import { FolderEntityProvider } from './FolderEntityProvider';

describe('FolderEntityProvider', () => {
  const tree = createMockDirectory();
  const connection = {
    applyMutation: jest.fn<
      ReturnType<EntityProviderConnection['applyMutation']>,
      Parameters<EntityProviderConnection['applyMutation']>
    >(),
    refresh: jest.fn(),
  };
  const names = () =>
    connection.applyMutation.mock.calls.map(([mutation]) =>
      mutation.type === 'full'
        ? mutation.entities.map(({ entity }) => entity.metadata.name)
        : mutation.type,
    );

  function open() {
    tree.setContent({
      'a.yaml': component('service'),
      'z.yaml':
        'apiVersion: backstage.io/v1alpha1\nkind: User\nmetadata: { name: person }\nspec: { memberOf: [] }\n',
    });
    const logger = mockServices.logger.mock();
    return new FolderEntityProvider(
      new FolderCatalog({ path: tree.path, logger }),
    );
  }

  beforeEach(() => connection.applyMutation.mockReset());

  it('hands over all entities, people first, and again only after a change', async () => {
    const provider = open();
    await provider.refresh();
    expect(names()).toEqual([]);
    await provider.connect(connection);
    await provider.refresh();
    expect(names()).toEqual([['person', 'service']]);
    fs.rmSync(tree.resolve('a.yaml'));
    await provider.refresh();
    expect(names()).toEqual([['person', 'service'], ['person']]);
  });

  it('tries again when the catalog did not take them', async () => {
    const provider = open();
    connection.applyMutation.mockRejectedValueOnce(new Error('locked'));
    await expect(provider.connect(connection)).rejects.toThrow('locked');
    await provider.refresh();
    await provider.refresh();
    expect(names()).toHaveLength(2);
  });
});
