import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  CodeOwnersReading,
  CodeOwnersStore,
} from '../../database/CodeOwnersStore';
import { HostPauses } from './HostPauses';
import { addressIn, type RepositoryFiles } from './RepositoryFiles';

/** Where the hosts look for the file: the order of GitHub, then the folder of GitLab. */
const PLACES = [
  '.github/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
  '.gitlab/CODEOWNERS',
];

const MAX_PROBLEM = 1_000;

export interface CodeOwnersCollectorOptions {
  store: CodeOwnersStore;
  files: RepositoryFiles;
  /** Where the catalog read its descriptors: `location` of all facts. */
  getLocations: () => Promise<Iterable<string | undefined>>;
  /** How old a reading may be, in milliseconds. */
  readAgainAfter: number;
  logger: LoggerService;
  /** Milliseconds since 1970 in UTC; for tests. */
  clock?: () => number;
}

/** What one round did. */
export interface CodeOwnersRound {
  read: number;
  failed: number;
  /** Due, but left for later: their host asked for a pause, or the time was up. */
  left: number;
}

/** Reads the CODEOWNERS file of each repository that descriptors come from: once for all its entities. */
export class CodeOwnersCollector {
  readonly #options: CodeOwnersCollectorOptions;
  readonly #clock: () => number;
  readonly #pauses: HostPauses;

  constructor(options: CodeOwnersCollectorOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
    this.#pauses = new HostPauses({ clock: this.#clock });
  }

  /** Reads what was never read, or too long ago; the oldest first. Forgets repositories that nothing comes from any more. */
  async readDue(signal: AbortSignal): Promise<CodeOwnersRound> {
    const { store, logger } = this.#options;
    const round: CodeOwnersRound = { read: 0, failed: 0, left: 0 };
    const repositories = await this.#repositories();
    // Before the catalog was followed there are none, which says nothing about those that are kept.
    if (repositories.size === 0) return round;
    const known = await store.listReadings();
    await store.removeRepositories(
      known
        .map(({ repository }) => repository)
        .filter(repository => !repositories.has(repository)),
    );
    for (const due of this.#due(repositories, known)) {
      const outcome =
        signal.aborted || this.#pauses.isPaused(due.repository)
          ? 'left'
          : await this.#read(due, signal);
      round[outcome]++;
    }
    if (round.failed + round.left > 0) {
      logger.info(
        `CODEOWNERS: ${round.read} repositories read, ${round.failed} failed, ${round.left} left for later`,
      );
    }
    return round;
  }

  async #repositories(): Promise<Set<string>> {
    const { getLocations, files } = this.#options;
    const repositories = new Set<string>();
    for (const location of new Set(await getLocations())) {
      const place = files.locate(location);
      if (place) repositories.add(place.repository);
    }
    return repositories;
  }

  #due(
    repositories: Set<string>,
    known: CodeOwnersReading[],
  ): Omit<CodeOwnersReading, 'readAt'>[] {
    const limit = this.#clock() - this.#options.readAgainAfter;
    const old = known
      .filter(
        ({ repository, readAt }) =>
          repositories.has(repository) && readAt.getTime() <= limit,
      )
      .sort((a, b) => a.readAt.getTime() - b.readAt.getTime());
    const seen = new Set(known.map(({ repository }) => repository));
    const unseen = [...repositories].filter(ref => !seen.has(ref));
    return [...unseen.map(repository => ({ repository })), ...old];
  }

  /** One that fails does not stop the others. */
  async #read(
    due: Omit<CodeOwnersReading, 'readAt'>,
    signal: AbortSignal,
  ): Promise<keyof CodeOwnersRound> {
    const { logger } = this.#options;
    const { repository } = due;
    try {
      await this.#readFirst(due, signal);
      this.#pauses.succeeded(repository);
      return 'read';
    } catch (error) {
      if (signal.aborted) return 'left';
      const pause = this.#pauses.failed(repository, error);
      if (pause) {
        logger.warn(`CODEOWNERS: ${pause}`);
        return 'left';
      }
      await this.#saveProblem(repository, error);
      return 'failed';
    }
  }

  async #saveProblem(repository: string, cause: unknown): Promise<void> {
    const { store, logger } = this.#options;
    const readAt = new Date(this.#clock());
    const problem = `${cause}`.slice(0, MAX_PROBLEM);
    try {
      await store.saveProblem({ repository, problem, readAt });
    } catch (error) {
      logger.warn(
        `CODEOWNERS: what is wrong with ${repository} could not be kept: ${stringifyError(
          error,
        )}`,
      );
    }
  }

  async #readFirst(
    { repository, path, etag }: Omit<CodeOwnersReading, 'readAt'>,
    signal: AbortSignal,
  ): Promise<void> {
    const { store, files } = this.#options;
    const readAt = new Date(this.#clock());
    for (const place of PLACES) {
      const file = await files.read(addressIn(repository, place), {
        ...(place === path && { etag }),
        signal,
      });
      if (file.outcome === 'unchanged') {
        await store.saveUnchanged({ repository, readAt });
        return;
      }
      if (file.outcome === 'read') {
        await store.saveFile({
          repository,
          path: place,
          text: file.text,
          etag: file.etag,
          readAt,
        });
        return;
      }
      if (file.outcome === 'too-large') {
        throw new Error(`${place} is larger than 1 MB`);
      }
    }
    await store.saveFile({ repository, readAt });
  }
}
