import type {
  ServiceWatchStore,
  WatchedService,
} from '../database/ServiceWatchStore';
import { toMessage } from '../notices/NoticeWriter';
import type { ServiceNoticeWriter } from '../notices/ServiceNoticeWriter';
import type { Directory } from '../service/Directory';
import type { OwnerBook } from '../service/owners/OwnerBook';
import type { ScheduleBook } from '../service/ScheduleBook';
import {
  seesEverything,
  type ServiceChain,
  type ServiceChains,
} from '../service/ServiceChains';
import type { SourceBook } from '../service/sources/SourceBook';

/** Somebody may write each time it is looked; then it is looked later. */
const MOST_ROUNDS = 5;

export interface ServiceWatchOptions {
  chains: Pick<ServiceChains, 'read'>;
  directory: Pick<Directory, 'asOf' | 'version'>;
  owners: Pick<OwnerBook, 'isSettled' | 'version'>;
  book: Pick<ScheduleBook, 'current'>;
  sourceBook: Pick<SourceBook, 'version'>;
  store: ServiceWatchStore;
  notices: Pick<ServiceNoticeWriter, 'write'>;
  /** Milliseconds since 1970 in UTC; for tests. */
  clock?: () => number;
}

type Chains = ReadonlyMap<string, ServiceChain>;

const isSame = (one?: WatchedService, other?: WatchedService) =>
  one?.entityRef === other?.entityRef &&
  one?.teamRef === other?.teamRef &&
  one?.problem === other?.problem;

/**
 * Looks at every service when what leads from it to who is on call may have changed: schedules, owners, annotations. A team
 * is told once when services of it lead to nobody any more; of what led to nobody before nothing is told. What a process
 * sees is compared with what all of them know, and only where it has changed before its own eyes: one that is behind the
 * catalog takes back nothing.
 */
export class ServiceWatch {
  readonly #options: ServiceWatchOptions;
  /** What chains were worked out from. */
  #basis: readonly unknown[] = [];
  /** Absent until it was looked. */
  #chains?: Chains;

  constructor(options: ServiceWatchOptions) {
    this.#options = options;
  }

  /** Cheap when nothing has changed. Nothing is known before the catalog and owners were read. */
  async look(signal?: AbortSignal): Promise<void> {
    const { directory, owners, book, sourceBook, chains } = this.#options;
    if (!directory.asOf || !owners.isSettled || signal?.aborted) return;
    const basis = [
      await book.current(),
      directory.version,
      owners.version,
      sourceBook.version,
    ];
    if (basis.every((part, at) => part === this.#basis[at])) return;
    const found = new Map(
      (await chains.read(seesEverything)).map(each => [each.entityRef, each]),
    );
    const known = this.#chains;
    const isNews = (ref: string) =>
      !known || !isSame(known.get(ref), found.get(ref));
    const refs = [...found.keys(), ...(known?.keys() ?? [])];
    if (!known || refs.some(isNews)) {
      let isTold = false;
      for (let round = 0; !isTold && round < MOST_ROUNDS; round++) {
        isTold = await this.#tell(found, isNews);
      }
      if (!isTold) return;
    }
    this.#basis = basis;
    this.#chains = found;
  }

  /** @returns false when somebody else was quicker */
  async #tell(
    found: Chains,
    isNews: (ref: string) => boolean,
  ): Promise<boolean> {
    const { store, notices, clock = Date.now } = this.#options;
    const { step, services } = await store.read();
    const known = new Map(services.map(each => [each.entityRef, each]));
    const changed = [...found.values()].filter(
      chain =>
        isNews(chain.entityRef) && !isSame(known.get(chain.entityRef), chain),
    );
    const gone = [...known.keys()].filter(
      ref => isNews(ref) && !found.has(ref),
    );
    if (step !== undefined && changed.length + gone.length === 0) return true;
    const broken = changed.flatMap(chain => {
      const before = known.get(chain.entityRef);
      if (!before || before.problem || !chain.problem) return [];
      // Where nobody owns it any more, who did is to know.
      return [{ ...chain, teamRef: chain.teamRef ?? before.teamRef }];
    });
    return store.advance({
      from: step,
      changed,
      gone,
      messages: notices.write(broken, clock()).map(toMessage),
    });
  }
}
