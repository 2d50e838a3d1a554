import {
  createMockDirectory,
  type MockDirectoryContent,
  mockServices,
} from '@backstage/backend-test-utils';
import { FolderCatalog } from '../FolderCatalog';
import type { ReadLimits } from '../FolderReading';

/** A folder that lasts as long as the tests of a file, and the catalog that reads it. */
export function mockFolder() {
  const tree = createMockDirectory();
  const logger = mockServices.logger.mock();

  const open = (limits?: ReadLimits, below = '.') =>
    new FolderCatalog({ path: tree.resolve(below), logger, limits });

  async function read(content: MockDirectoryContent, limits?: ReadLimits) {
    tree.setContent(content);
    const folder = open(limits);
    await folder.refresh();
    return folder.content!;
  }

  return { tree, logger, open, read };
}

export const refs = (content: FolderCatalog['content']) =>
  content!.entities.map(({ entityRef }) => entityRef);
