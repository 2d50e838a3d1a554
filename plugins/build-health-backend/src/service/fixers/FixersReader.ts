import {
  isMachine,
  type EntityFixers,
  type Fixer,
} from '@callboard/backstage-plugin-build-health-common';
import type { Sees } from '@internal/backend-kit';
import type { BuildStore, PipelineRecord } from '../../database/BuildStore';
import type { Fix, FixingBuild, FixStore } from '../../database/FixStore';
import { findForEach } from '../../entities/findForEach';
import type { PipelineDirectory } from '../../entities/PipelineDirectory';
import type { Sources } from '../../inbox/Sources';
import type { Account, UserFinder } from './UserFinder';

const DAY_MS = 86_400_000;
/** Pipelines of an entity that are looked at: a repository seldom has more. */
const MOST_PIPELINES = 50;
/** People of an entity: who has ended fewer reds than 10 others says little. */
const MOST_FIXERS = 10;

/** The provider whose accounts are those that `github.com/user-login` is of. */
const GITHUB = 'github-actions';

/** The build that shows who ended a red. */
interface Signed {
  build: FixingBuild;
  account: Account;
}

/** How often somebody ended a red, and the last time. */
interface Score {
  count: number;
  last: FixingBuild;
}

export interface FixersOptions {
  store: Pick<BuildStore, 'findPipelines'>;
  fixes: FixStore;
  directory: Pick<PipelineDirectory, 'namedBy'>;
  sources: Pick<Sources, 'get'>;
  users: Pick<UserFinder, 'find'>;
  /** What the caller sees of these. */
  see: (entityRefs: string[]) => Promise<Sees>;
  now?: () => Date;
}

/** Answers who made trunk green again, by what is kept: no provider is asked. */
export class FixersReader {
  readonly #options: FixersOptions;

  constructor(options: FixersOptions) {
    this.#options = options;
  }

  /** @param written - entity references in any case */
  async byRefs(
    written: readonly string[],
    days: number,
  ): Promise<(EntityFixers | null)[]> {
    const { fixes, users, now = () => new Date() } = this.#options;
    const refs = written.map(ref => ref.toLocaleLowerCase('en-US'));
    const asked = await this.#pipelinesOf(refs);
    const once = new Map(
      asked.flatMap(own => own ?? []).map(one => [one.id, one]),
    );
    const ended = await fixes.readFixes([...once.keys()], {
      since: now().getTime() - days * DAY_MS,
    });
    const signed = new Map<number, (Signed | undefined)[]>(
      [...once].map(([id, pipeline]) => [
        id,
        (ended.get(id) ?? []).map(fix => this.#signed(fix, pipeline)),
      ]),
    );
    const userOf = await users.find(
      [...signed.values()].flat().flatMap(one => one?.account ?? []),
    );
    return asked.map((own, i) => {
      if (!own) return null;
      const reds = own.flatMap(({ id }) => signed.get(id)!);
      return {
        entityRef: refs[i],
        reds: reds.length,
        fixers: fixersOf(reds, userOf),
      };
    });
  }

  async #pipelinesOf(
    refs: readonly string[],
  ): Promise<(PipelineRecord[] | undefined)[]> {
    const { store, directory, see } = this.#options;
    const sees = await see([...refs]);
    const names = refs.map(ref =>
      sees(ref) ? directory.namedBy(ref) : undefined,
    );
    const found = await findForEach(store, names);
    return names.map((named, i) => named && found[i].slice(0, MOST_PIPELINES));
  }

  /** Who merges may be a machine; then a person had the commit built before. */
  #signed({ builds }: Fix, { sourceId }: PipelineRecord): Signed | undefined {
    const build = builds.find(one => one.account && !isMachine(one));
    const provider = this.#options.sources.get(sourceId)?.provider;
    return (
      build && {
        build,
        account: { name: build.account!, isByName: provider !== GITHUB },
      }
    );
  }
}

/** Most often first, then who did so last. */
function fixersOf(
  reds: readonly (Signed | undefined)[],
  userOf: (account: Account) => string | undefined,
): Fixer[] {
  const scores = new Map<string, Score>();
  for (const red of reds) {
    const userRef = red && userOf(red.account);
    if (!userRef) continue;
    const known = scores.get(userRef);
    const isLater = !known || red.build.finishedAt > known.last.finishedAt;
    scores.set(userRef, {
      count: (known?.count ?? 0) + 1,
      last: isLater ? red.build : known.last,
    });
  }
  return [...scores]
    .sort(
      ([a, one], [b, other]) =>
        other.count - one.count ||
        other.last.finishedAt - one.last.finishedAt ||
        a.localeCompare(b),
    )
    .slice(0, MOST_FIXERS)
    .map(([userRef, { count, last }]) => ({
      userRef,
      count,
      lastAt: new Date(last.finishedAt).toISOString(),
      ...(last.url && { lastUrl: last.url }),
    }));
}
