import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  EntityFacts,
  TransferPatch,
} from '@callboard/backstage-plugin-ownership-common';
import type { Viewer } from './OwnershipReader';
import type { Register } from './Register';
import { isOfEitherTeam } from './transferRules';
import type { TransferReader } from './TransferReader';

/** Makes the change of a descriptor that names another owner. */
export interface DescriptorPatches {
  patchFor(facts: EntityFacts, ownerRef: string): Promise<TransferPatch>;
}

/** Reads how a transfer is written into its descriptor. */
export class PatchReader {
  readonly #transfers: TransferReader;
  readonly #register: Register;
  readonly #patches: DescriptorPatches;

  constructor(options: {
    transfers: TransferReader;
    register: Register;
    patches: DescriptorPatches;
  }) {
    this.#transfers = options.transfers;
    this.#register = options.register;
    this.#patches = options.patches;
  }

  async read({ id }: { id: string }, viewer: Viewer): Promise<TransferPatch> {
    const [found] = await this.#transfers.findForDecision([id], viewer);
    const { kept } = found;
    if (kept.closedAt) {
      throw new ConflictError(
        `The transfer of '${kept.entityRef}' is ${kept.status}; there is nothing to write any more`,
      );
    }
    const { entities } = await this.#register.current();
    const facts = entities.get(kept.entityRef);
    if (!facts) {
      throw new NotFoundError(
        `'${kept.entityRef}' is no longer in the catalog`,
      );
    }
    const change = await this.#patches.patchFor(facts, kept.toRef);
    if (isOfEitherTeam(found, viewer.userRef)) return change;
    // Its lines may be those of a neighbour in the same file, which not everybody sees; anybody may propose.
    return {
      snippet: change.snippet,
      problem:
        'The patch is for people of the receiving team and of the present owner.',
    };
  }
}
