import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type {
  ListOwnershipsRequest,
  ListTransfersRequest,
  OwnershipChangePage,
  OwnershipCoverage,
  OwnershipPage,
  OwnershipRow,
  OwnershipsByRefs,
  SuggestionsByRefs,
  TeamsByRefs,
  TransferPage,
  TransferPatch,
} from '@callboard/backstage-plugin-ownership-common';
import type { OwnershipService } from '@callboard/backstage-plugin-ownership-node';
import type { Admission } from './Admission';
import type { CoverageReader } from './CoverageReader';
import type { HistoryReader } from './HistoryReader';
import type { OwnershipLister } from './OwnershipLister';
import type { OwnershipReader, Viewer } from './OwnershipReader';
import type { PatchReader } from './PatchReader';
import type { SuggestionReader } from './SuggestionReader';
import type { TransferReader } from './TransferReader';

/** Whose request it is. */
export interface Caller {
  credentials: BackstageCredentials;
}

/** Everything that can be read of ownership. */
export interface OwnershipReaders {
  owners: OwnershipReader;
  lists: OwnershipLister;
  coverage: CoverageReader;
  history: HistoryReader;
  suggestions: SuggestionReader;
  transfers: TransferReader;
  patches: PatchReader;
}

/** Decides what the caller may see, and reads just that. */
export class AuthorizedOwnershipService implements OwnershipService {
  readonly #admission: Admission;
  readonly #readers: OwnershipReaders;

  constructor(options: { admission: Admission; readers: OwnershipReaders }) {
    this.#admission = options.admission;
    this.#readers = options.readers;
  }

  async getOwnersByRefs(
    request: { entityRefs: string[] },
    { credentials }: Caller,
  ): Promise<OwnershipsByRefs> {
    const viewer = await this.#admission.reader(credentials);
    return viewer
      ? this.#readers.owners.getOwnersByRefs(request, viewer)
      : { items: request.entityRefs.map(() => null) };
  }

  async getTeamsByRefs(
    request: { groupRefs: string[] },
    { credentials }: Caller,
  ): Promise<TeamsByRefs> {
    const viewer = await this.#admission.reader(credentials);
    return viewer
      ? this.#readers.owners.getTeamsByRefs(request, viewer)
      : { items: request.groupRefs.map(() => null) };
  }

  async listOwnerships(
    request: ListOwnershipsRequest,
    caller: Caller,
  ): Promise<OwnershipPage> {
    return this.#readers.lists.list(request, await this.#viewer(caller));
  }

  async listAllOwnerships(
    request: ListOwnershipsRequest,
    caller: Caller,
  ): Promise<OwnershipRow[]> {
    return this.#readers.lists.listAll(request, await this.#viewer(caller));
  }

  async getCoverage(caller: Caller): Promise<OwnershipCoverage> {
    return this.#readers.coverage.read(await this.#viewer(caller));
  }

  async listChanges(
    request: { entityRef: string; limit?: number; cursor?: string },
    caller: Caller,
  ): Promise<OwnershipChangePage> {
    return this.#readers.history.list(request, await this.#viewer(caller));
  }

  async getSuggestionsByRefs(
    request: { entityRefs: string[] },
    caller: Caller,
  ): Promise<SuggestionsByRefs> {
    return this.#readers.suggestions.getSuggestionsByRefs(
      request,
      await this.#viewer(caller),
    );
  }

  async listTransfers(
    request: ListTransfersRequest,
    caller: Caller,
  ): Promise<TransferPage> {
    return this.#readers.transfers.list(request, await this.#viewer(caller));
  }

  async getTransferPatch(
    request: { id: string },
    caller: Caller,
  ): Promise<TransferPatch> {
    return this.#readers.patches.read(request, await this.#viewer(caller));
  }

  async #viewer({ credentials }: Caller): Promise<Viewer> {
    const viewer = await this.#admission.reader(credentials);
    if (!viewer) {
      throw new NotAllowedError('You may not see who owns what');
    }
    return viewer;
  }
}
