import type { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type {
  EntityFacts,
  TransferPatch,
} from '@callboard/backstage-plugin-ownership-common';
import { createTwoFilesPatch } from 'diff';
import type { DescriptorPatches } from '../PatchReader';
import { OwnerNotReplaced, replaceOwner } from './replaceOwner';
import type { RepositoryFiles } from './RepositoryFiles';

/** Reads descriptors where the catalog reads them, and makes the change that names another owner. */
export class DescriptorPatch implements DescriptorPatches {
  readonly #files: Pick<RepositoryFiles, 'locate' | 'read'>;
  readonly #logger: LoggerService;

  constructor(options: {
    files: Pick<RepositoryFiles, 'locate' | 'read'>;
    logger: LoggerService;
  }) {
    this.#files = options.files;
    this.#logger = options.logger;
  }

  async patchFor(facts: EntityFacts, ownerRef: string): Promise<TransferPatch> {
    const place = this.#files.locate(facts.location);
    const { editUrl } = facts;
    const shown: TransferPatch = {
      snippet: `spec:\n  owner: ${ownerRef}`,
      ...(place && { path: place.path }),
      ...(editUrl?.startsWith('https:') && { editUrl }),
    };
    if (!place) {
      return {
        ...shown,
        problem: 'The descriptor is not in a repository that may be read here.',
      };
    }
    const read = await this.#read(facts.entityRef, place.address);
    if ('problem' in read) return { ...shown, ...read };
    try {
      const changed = replaceOwner(
        read.text,
        parseEntityRef(facts.entityRef),
        ownerRef,
      );
      const patch = createTwoFilesPatch(
        `a/${place.path}`,
        `b/${place.path}`,
        read.text,
        changed,
      );
      // Without the ruler that other tools begin with.
      return { ...shown, patch: patch.replace(/^=+\r?\n/, '') };
    } catch (error) {
      if (!(error instanceof OwnerNotReplaced)) throw error;
      return { ...shown, problem: error.message };
    }
  }

  /** Why it failed is for the log: it may hold addresses that are nobody's business. */
  async #read(
    entityRef: string,
    address: string,
  ): Promise<{ text: string } | { problem: string }> {
    try {
      const file = await this.#files.read(address);
      if (file.outcome === 'read') return { text: file.text };
      return {
        problem:
          file.outcome === 'too-large'
            ? 'The descriptor is larger than 1 MB.'
            : 'The descriptor is no longer where the catalog read it.',
      };
    } catch (error) {
      this.#logger.info(
        `The descriptor of ${entityRef} could not be read for a patch: ${error}`,
      );
      return { problem: 'The descriptor could not be read just now.' };
    }
  }
}
