import { inBatches } from '@internal/backend-kit';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  OncallOwner,
  OncallOwnerProvider,
} from '@callboard/backstage-plugin-oncall-node';
import type { Directory } from '../Directory';

/** What a provider is asked for at once. */
const BATCH = 1_000;
/** What was said longer ago does not count any more: then the relations of the catalog do. */
const HOLDS_MS = 3_600_000;
/** A portal that starts may not have owners yet: they are asked for a few times before the catalog counts for good. */
const PATIENCE = 3;

/**
 * Owners as a module says, in the memory of this process: requests never wait for it. Empty without a module.
 */
export class OwnerBook {
  readonly #directory: Pick<Directory, 'entities'>;
  readonly #provider: OncallOwnerProvider | undefined;
  readonly #logger: LoggerService;
  readonly #clock: () => number;
  #owners = new Map<string, OncallOwner>();
  #readAt = -Infinity;
  #failures = 0;
  /** The problem that was logged last. */
  #told = '';

  constructor(options: {
    directory: Pick<Directory, 'entities'>;
    provider?: OncallOwnerProvider;
    logger: LoggerService;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#directory = options.directory;
    this.#provider = options.provider;
    this.#logger = options.logger;
    this.#clock = options.clock ?? Date.now;
  }

  /** There is a module to ask. */
  get isNeeded(): boolean {
    return this.#provider !== undefined;
  }

  /** Another number when owners were read. */
  get version(): number {
    return this.#readAt;
  }

  /** Owners were read, there are none to read, or nobody answers: then what the catalog says counts. */
  get isSettled(): boolean {
    return (
      !this.#provider || this.#readAt > -Infinity || this.#failures >= PATIENCE
    );
  }

  find(entityRef: string): OncallOwner | undefined {
    if (this.#owners.size === 0) return undefined;
    return this.#clock() - this.#readAt < HOLDS_MS
      ? this.#owners.get(entityRef)
      : undefined;
  }

  /** Asks for every entity that may be owned. What was known stays when there is no answer. */
  async read(signal: AbortSignal): Promise<void> {
    if (!this.#provider) return;
    const refs = [...this.#directory.entities.keys()];
    const owners = new Map<string, OncallOwner>();
    try {
      for (const entityRefs of inBatches(refs, BATCH)) {
        const found = await this.#provider.getOwners({ entityRefs, signal });
        entityRefs.forEach((ref, place) => {
          const owner = found[place];
          if (owner) owners.set(ref, owner);
        });
      }
    } catch (error) {
      this.#failures++;
      this.#tell(stringifyError(error));
      return;
    }
    this.#owners = owners;
    this.#readAt = this.#clock();
    this.#told = '';
  }

  /** Once: a portal without the backend that is asked would say so every two minutes. */
  #tell(problem: string): void {
    if (problem === this.#told) return;
    this.#told = problem;
    this.#logger.warn(
      `Owners were not read, those known count for an hour: ${problem}`,
    );
  }
}
