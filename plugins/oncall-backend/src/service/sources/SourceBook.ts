import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  OncallSource,
  OncallSourceLevel,
} from '@callboard/backstage-plugin-oncall-node';
import type { SourceKey } from '../facts';
import type {
  KeptKey,
  KeptPlan,
  SourceStore,
} from '../../database/SourceStore';
import {
  identityOf,
  sourceIntervals,
  type SourceInterval,
} from './sourceIntervals';

export interface BookLevel {
  level: number;
  name: string;
  url?: string;
  intervals: SourceInterval[];
}

export interface BookPlan extends Omit<KeptPlan, 'levelsJson'> {
  /** Lowest first. */
  levels: BookLevel[];
  /** E-mail addresses of its people, in lower case. */
  emails: string[];
}

/** All that is known of one source. */
interface BookSource {
  revision: number;
  problem?: string;
  keys: Map<string, KeptKey>;
  plans: Map<string, BookPlan>;
  /** What each plan was parsed from. */
  written: Map<string, string>;
}

const toLevels = (levelsJson: string): BookLevel[] =>
  (JSON.parse(levelsJson) as OncallSourceLevel[])
    .map(({ level, name, url, shifts }) => ({
      level,
      name,
      url,
      intervals: sourceIntervals(shifts),
    }))
    .sort((one, other) => one.level - other.level);

function emailsOf(levels: readonly BookLevel[]): string[] {
  const found = levels.flatMap(({ intervals }) =>
    intervals.flatMap(({ people }) =>
      people.filter(({ email }) => email).map(identityOf),
    ),
  );
  return [...new Set(found)];
}

/** What other systems said, in the memory of this process. Requests never wait for a database, and never for a source. */
export class SourceBook {
  readonly #store: SourceStore;
  readonly #sources: readonly OncallSource[];
  readonly #known = new Map<string, BookSource>();
  #loading: Promise<void> = Promise.resolve();
  #version = 0;

  constructor(options: {
    store: SourceStore;
    sources: readonly OncallSource[];
  }) {
    this.#store = options.store;
    this.#sources = options.sources;
  }

  /** Another number when something was taken in. */
  get version(): number {
    return this.#version;
  }

  /** Takes in what this or another process kept since. */
  async load(): Promise<void> {
    const loading = this.#loading
      .catch(() => undefined)
      .then(async () => {
        for (const { id } of this.#sources) await this.#loadSource(id);
      });
    this.#loading = loading;
    return loading;
  }

  /** Why a source did not answer when it was last asked. */
  problemOf(sourceId: string): string | undefined {
    return this.#known.get(sourceId)?.problem;
  }

  find({ sourceId, key }: SourceKey): KeptKey | undefined {
    return this.#known.get(sourceId)?.keys.get(key);
  }

  planOf(named: SourceKey): BookPlan | undefined {
    const { planId } = this.find(named) ?? {};
    return planId === undefined
      ? undefined
      : this.#known.get(named.sourceId)?.plans.get(planId);
  }

  async #loadSource(sourceId: string): Promise<void> {
    const before = this.#known.get(sourceId);
    const revision = await this.#store.readRevision(sourceId);
    if (revision === (before?.revision ?? 0)) return;
    const known = [...(before?.plans.values() ?? [])];
    const kept = await this.#store.read(
      sourceId,
      new Map(known.map(({ id, readAt }) => [id, readAt])),
    );
    const plans = new Map<string, BookPlan>();
    const written = new Map<string, string>();
    for (const { levelsJson: told, ...plan } of kept.plans) {
      const last = before?.written.get(plan.id);
      const levelsJson = told ?? last ?? '[]';
      const same = levelsJson === last && before?.plans.get(plan.id);
      if (same) {
        plans.set(plan.id, { ...same, ...plan });
      } else {
        const levels = toLevels(levelsJson);
        plans.set(plan.id, { ...plan, levels, emails: emailsOf(levels) });
        // A plan is parsed within a millisecond; requests get in between.
        await nextTurn();
      }
      written.set(plan.id, levelsJson);
    }
    this.#version++;
    this.#known.set(sourceId, {
      revision: kept.revision,
      problem: kept.problem,
      keys: new Map(kept.keys.map(each => [each.key, each])),
      plans,
      written,
    });
  }
}
