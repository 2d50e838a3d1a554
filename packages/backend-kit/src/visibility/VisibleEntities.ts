import {
  BackstageCredentials,
  BackstagePrincipalTypes,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  PolicyDecision,
  QueryPermissionRequest,
} from '@backstage/plugin-permission-common';
import { createHash } from 'node:crypto';

/** What one caller may see of the catalog, decided once. */
export interface VisibleView {
  /** True when the decision is ALLOW: no filter is needed. */
  readonly seesAll: boolean;
  /** True when the decision is DENY: nothing passes the filter. */
  readonly seesNothing: boolean;
  /** Decisions about the further permissions that were asked for, in that order. */
  readonly decisions: readonly PolicyDecision[];
  /**
   * The subset of the given refs that the caller sees.
   *
   * @param refs - lower-case full entity refs
   */
  filter(refs: Iterable<string>): Promise<ReadonlySet<string>>;
}

export interface VisibleEntitiesOptions {
  permissions: PermissionsService;
  catalog: CatalogService;
  /** How long an answer of the catalog is kept, in milliseconds. Default 30,000. */
  cacheTtlMs?: number;
  /** Bound on remembered refs over all callers, least recently seen caller dropped first. Default 100,000, about 10 MB. */
  maxCachedRefs?: number;
  /** Milliseconds; for tests. */
  clock?: () => number;
}

/** One request to the catalog, shared by every ref it was made for, in flight or answered. */
interface Batch {
  visible: Promise<ReadonlySet<string>>;
  expiresAt: number;
}

/** What the catalog said to one caller. */
interface Answers {
  byRef: Map<string, Batch>;
  expiresAt: number;
}

const batchSize = 1_000;

/** One decision per request about which catalog entities the caller may see. */
export class VisibleEntities {
  readonly #permissions: PermissionsService;
  readonly #catalog: CatalogService;
  readonly #cacheTtlMs: number;
  readonly #maxCachedRefs: number;
  readonly #clock: () => number;
  readonly #cache = new Map<string, Answers>();

  private constructor(options: VisibleEntitiesOptions) {
    this.#permissions = options.permissions;
    this.#catalog = options.catalog;
    this.#cacheTtlMs = options.cacheTtlMs ?? 30_000;
    this.#maxCachedRefs = options.maxCachedRefs ?? 100_000;
    this.#clock = options.clock ?? Date.now;
  }

  static create(options: VisibleEntitiesOptions): VisibleEntities {
    return new VisibleEntities(options);
  }

  /**
   * Decides for these credentials. The decision itself is never cached.
   *
   * @param further - permissions to be decided in the same request, so that a route pays for one round trip only
   */
  async forCaller(
    credentials: BackstageCredentials,
    further: readonly QueryPermissionRequest[] = [],
  ): Promise<VisibleView> {
    const [decision, ...decisions] =
      await this.#permissions.authorizeConditional(
        [{ permission: catalogEntityReadPermission }, ...further],
        { credentials },
      );
    const seesAll = decision.result === AuthorizeResult.ALLOW;
    const seesNothing = decision.result === AuthorizeResult.DENY;
    const view = { seesAll, seesNothing, decisions };
    if (seesAll) {
      return { ...view, filter: async refs => new Set(refs) };
    }
    const owner = cacheOwner(credentials, decision);
    if (seesNothing || owner === undefined) {
      return { ...view, filter: async () => new Set() };
    }
    return {
      ...view,
      filter: refs => this.#filter(new Set(refs), owner, credentials),
    };
  }

  async #filter(
    refs: ReadonlySet<string>,
    owner: string,
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const now = this.#clock();
    const answers = this.#answersFor(owner);
    const known = new Map<string, Batch>();
    const unknown: string[] = [];
    for (const ref of refs) {
      const batch = answers.byRef.get(ref);
      if (batch && batch.expiresAt > now) {
        known.set(ref, batch);
      } else {
        unknown.push(ref);
      }
    }
    for (let at = 0; at < unknown.length; at += batchSize) {
      const chunk = unknown.slice(at, at + batchSize);
      const batch = this.#ask(chunk, answers, credentials, now);
      for (const ref of chunk) known.set(ref, batch);
    }
    this.#trim(now);

    const visible = new Map<Batch, ReadonlySet<string>>();
    await Promise.all(
      Array.from(new Set(known.values()), async batch => {
        visible.set(batch, await batch.visible);
      }),
    );
    const seen = new Set<string>();
    for (const [ref, batch] of known) {
      if (visible.get(batch)?.has(ref)) seen.add(ref);
    }
    return seen;
  }

  #ask(
    refs: string[],
    answers: Answers,
    credentials: BackstageCredentials,
    now: number,
  ): Batch {
    const visible = this.#catalog
      .getEntitiesByRefs(
        { entityRefs: refs, fields: ['metadata.name'] },
        { credentials },
      )
      .then(({ items }) => new Set(refs.filter((_, index) => items[index])));
    const batch = { visible, expiresAt: now + this.#cacheTtlMs };
    answers.expiresAt = batch.expiresAt;
    for (const ref of refs) {
      answers.byRef.set(ref, batch);
    }
    visible.catch(() => {
      for (const ref of refs) {
        if (answers.byRef.get(ref) === batch) {
          answers.byRef.delete(ref);
        }
      }
    });
    return batch;
  }

  /** Also moves the caller to the end of the queue that {@link #trim} drops from. */
  #answersFor(owner: string): Answers {
    const answers = this.#cache.get(owner) ?? {
      byRef: new Map(),
      expiresAt: 0,
    };
    this.#cache.delete(owner);
    this.#cache.set(owner, answers);
    return answers;
  }

  #trim(now: number) {
    let total = 0;
    for (const { byRef } of this.#cache.values()) {
      total += byRef.size;
    }
    for (const [owner, { byRef, expiresAt }] of this.#cache) {
      if (total > this.#maxCachedRefs || expiresAt <= now) {
        this.#cache.delete(owner);
        total -= byRef.size;
      }
    }
  }
}

/**
 * Names whose answers may be reused: the principal together with the very conditions decided for it, so that a changed
 * decision or a token with other group claims never meets an older answer. Undefined when nobody is signed in.
 */
function cacheOwner(
  { principal }: BackstageCredentials,
  decision: PolicyDecision,
): string | undefined {
  const { type } = principal as BackstagePrincipalTypes[
    | 'user'
    | 'service'
    | 'none'];
  if (type !== 'user' && type !== 'service') {
    return undefined;
  }
  return createHash('sha256')
    .update(JSON.stringify([principal, decision]))
    .digest('base64');
}
