import type { OwnershipCoverage } from '@callboard/backstage-plugin-ownership-common';
import { coverageOf } from './coverageOf';
import type { OwnershipLister } from './OwnershipLister';
import type { Viewer } from './OwnershipReader';
import type { TransferReader } from './TransferReader';

/** Reads how far everything a viewer sees is owned. */
export class CoverageReader {
  readonly #lists: OwnershipLister;
  readonly #transfers: TransferReader;

  constructor(options: { lists: OwnershipLister; transfers: TransferReader }) {
    this.#lists = options.lists;
    this.#transfers = options.transfers;
  }

  async read(viewer: Viewer): Promise<OwnershipCoverage> {
    const [{ rows, presentation }, waiting] = await Promise.all([
      this.#lists.surveyFor(viewer),
      this.#transfers.countWaiting(viewer),
    ]);
    const { organisation, sees } = presentation.viewpoint;
    const { userRef } = viewer;
    const mine =
      userRef === undefined ? [] : organisation.teamsOf.get(userRef) ?? [];
    return {
      ...coverageOf(rows, presentation),
      mine: mine.filter(sees),
      waiting,
    };
  }
}
