import {
  BackstageCredentials,
  BackstagePrincipalTypes,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  ConditionalPolicyDecision,
  PolicyDecision,
  QueryPermissionRequest,
} from '@backstage/plugin-permission-common';
import { createHash } from 'node:crypto';
import { inBatches } from '../lists/inBatches';
import { rest } from '../turns/turns';

/** What one caller may see of the catalog, decided once. */
export interface VisibleView {
  /** True when the decision is ALLOW: no filter is needed. */
  readonly seesAll: boolean;
  /** True when the decision is DENY: nothing passes the filter. */
  readonly seesNothing: boolean;
  /** Decisions about the further permissions that were asked for, in that order. */
  readonly decisions: readonly PolicyDecision[];
  /**
   * Has the catalog asked about these refs and returns a predicate that holds for those the caller sees, and for no ref
   * that was never checked. As long as answers are kept, the same caller gets the very same predicate, so that what was
   * worked out with it may be kept beside it.
   *
   * @param refs - lower-case full entity refs
   */
  check(refs: Iterable<string>): Promise<Sees>;
  /**
   * Has the catalog list everything the caller sees, for lists and counts over all of it. Callers who see the same get
   * the very same predicate, so that what was worked out for one of them serves the others.
   */
  checkAll(): Promise<Sees>;
}

/** Whether the caller sees an entity. */
export type Sees = (entityRef: string) => boolean;

export interface VisibleEntitiesOptions {
  permissions: PermissionsService;
  catalog: CatalogService;
  /** How long an answer of the catalog is kept, in milliseconds. Default 30,000. */
  cacheTtlMs?: number;
  /** Bound on remembered refs over all callers, least recently seen caller dropped first. Default 400,000, about 40 MB. */
  maxCachedRefs?: number;
  /**
   * Bound on lists of everything that someone sees, least recently used dropped first. Default 10: what is worked out with
   * a list is kept as long as it is, and may take a hundred times as much memory.
   */
  maxCachedLists?: number;
  /** Milliseconds; for tests. */
  clock?: () => number;
}

/** What the catalog said to one caller. */
interface Answers {
  /** Each ref it was asked about, with the request that has not answered yet. */
  asked: Map<string, Promise<void> | undefined>;
  visible: Set<string>;
  sees: Sees;
  /** Everything the caller sees, once it was listed. */
  everything?: Promise<Visible>;
  /** The same, when it is there. */
  list?: Visible;
  expiresAt: number;
}

/** Everything that some callers see. */
interface Visible {
  /** Digest of what is in it. */
  id: string;
  sees: Sees;
  size: number;
  usedAt: number;
}

const refFields = ['kind', 'metadata.namespace', 'metadata.name'];
/** The predicate of whoever sees everything; always the same, so that what is worked out with it is kept once. */
export const everything: Sees = () => true;
const nothing: Sees = () => false;

const batchSize = 1_000;
const pageSize = 5_000;
/** A list is kept for so many times longer than answers are, so that a new one that says the same is recognised. */
const listsKeptFor = 20;

/** One decision per request about which catalog entities the caller may see. */
export class VisibleEntities {
  readonly #permissions: PermissionsService;
  readonly #catalog: CatalogService;
  readonly #cacheTtlMs: number;
  readonly #maxCachedRefs: number;
  readonly #maxCachedLists: number;
  readonly #clock: () => number;
  readonly #cache = new Map<string, Answers>();
  /** By the digest of what is in them, the least recently used first. */
  readonly #lists = new Map<string, Visible>();

  private constructor(options: VisibleEntitiesOptions) {
    this.#permissions = options.permissions;
    this.#catalog = options.catalog;
    this.#cacheTtlMs = options.cacheTtlMs ?? 30_000;
    this.#maxCachedRefs = options.maxCachedRefs ?? 400_000;
    this.#maxCachedLists = options.maxCachedLists ?? 10;
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
    const view = {
      seesAll: decision.result === AuthorizeResult.ALLOW,
      seesNothing: decision.result === AuthorizeResult.DENY,
      decisions,
    };
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      const sees = view.seesAll ? everything : nothing;
      return { ...view, check: async () => sees, checkAll: async () => sees };
    }
    const owner = cacheOwner(credentials, decision);
    return {
      ...view,
      check: async refs =>
        owner === undefined ? nothing : this.#check(refs, owner, credentials),
      checkAll: async () =>
        owner === undefined ? nothing : this.#checkAll(owner, credentials),
    };
  }

  async #checkAll(
    owner: string,
    credentials: BackstageCredentials,
  ): Promise<Sees> {
    const now = this.#clock();
    const answers = this.#answersFor(owner, now);
    if (!answers.everything) {
      const listing = this.#list(credentials);
      answers.everything = listing;
      listing.catch(() => {
        // The next caller tries again.
        answers.everything = undefined;
      });
    }
    const list = await answers.everything;
    answers.list = list;
    list.usedAt = now;
    this.#lists.delete(list.id);
    this.#lists.set(list.id, list);
    this.#trim(now);
    return list.sees;
  }

  /** Page by page: 10,000 refs take the catalog about 0.2 s. */
  async #list(credentials: BackstageCredentials): Promise<Visible> {
    const visible = new Set<string>();
    const digest = createHash('sha256');
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await this.#catalog.queryEntities(
        cursor
          ? { cursor, fields: refFields, limit: pageSize }
          : { fields: refFields, limit: pageSize, totalItems: 'exclude' },
        { credentials },
      );
      for (const entity of items) {
        const ref = stringifyEntityRef(entity);
        visible.add(ref);
        digest.update(ref).update('\n');
        await rest();
      }
      cursor = pageInfo.nextCursor;
    } while (cursor);
    const id = digest.digest('base64');
    const known = this.#lists.get(id);
    if (known) return known;
    const list: Visible = {
      id,
      sees: ref => visible.has(ref),
      size: visible.size,
      usedAt: 0,
    };
    this.#lists.set(id, list);
    return list;
  }

  async #check(
    refs: Iterable<string>,
    owner: string,
    credentials: BackstageCredentials,
  ): Promise<Sees> {
    const now = this.#clock();
    const answers = this.#answersFor(owner, now);
    if (answers.everything) return (await answers.everything).sees;
    const unknown = new Set<string>();
    const pending = new Set<Promise<void>>();
    for (const ref of refs) {
      const answer = answers.asked.get(ref);
      if (answer) pending.add(answer);
      else if (!answers.asked.has(ref)) unknown.add(ref);
    }
    for (const batch of inBatches([...unknown], batchSize)) {
      pending.add(this.#ask(batch, answers, credentials));
    }
    this.#trim(now);
    await Promise.all(pending);
    return answers.sees;
  }

  #ask(
    refs: string[],
    { asked, visible }: Answers,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const settle = (forget: boolean) =>
      refs.forEach(ref =>
        forget ? asked.delete(ref) : asked.set(ref, undefined),
      );
    const asking = this.#catalog
      .getEntitiesByRefs(
        { entityRefs: refs, fields: ['kind'] },
        { credentials },
      )
      .then(
        ({ items }) => {
          refs.forEach((ref, index) => items[index] && visible.add(ref));
          settle(false);
        },
        error => {
          settle(true);
          throw error;
        },
      );
    for (const ref of refs) asked.set(ref, asking);
    return asking;
  }

  /** Also moves the caller to the end of the queue that {@link #trim} drops from. */
  #answersFor(owner: string, now: number): Answers {
    let answers = this.#cache.get(owner);
    if (!answers || answers.expiresAt <= now) {
      const visible = new Set<string>();
      answers = {
        asked: new Map(),
        visible,
        sees: ref => visible.has(ref),
        expiresAt: now + this.#cacheTtlMs,
      };
    }
    this.#cache.delete(owner);
    this.#cache.set(owner, answers);
    return answers;
  }

  #trim(now: number) {
    let total = 0;
    for (const { asked } of this.#cache.values()) total += asked.size;
    for (const { size } of this.#lists.values()) total += size;
    for (const [id, { size, usedAt }] of this.#lists) {
      const isOld = usedAt + listsKeptFor * this.#cacheTtlMs <= now;
      const isTooMany = this.#lists.size > this.#maxCachedLists;
      if (isOld || isTooMany || total > this.#maxCachedRefs) {
        this.#lists.delete(id);
        total -= size;
      }
    }
    for (const [owner, { asked, list, expiresAt }] of this.#cache) {
      // Who still answered from a list would keep it.
      const isListGone = list !== undefined && !this.#lists.has(list.id);
      if (isListGone || total > this.#maxCachedRefs || expiresAt <= now) {
        this.#cache.delete(owner);
        total -= asked.size;
      }
    }
  }
}

/**
 * Names whose answers may be reused: the principal together with the very conditions decided for it, so that a changed
 * decision or a token with other group claims never meets an older answer. Only the conditions of the decision count:
 * the platform's client leaves the random id of its request in each decision. Undefined when nobody is signed in.
 */
function cacheOwner(
  { principal }: BackstageCredentials,
  { conditions }: ConditionalPolicyDecision,
): string | undefined {
  const { type } = principal as BackstagePrincipalTypes[
    | 'user'
    | 'service'
    | 'none'];
  if (type !== 'user' && type !== 'service') {
    return undefined;
  }
  return createHash('sha256')
    .update(JSON.stringify([principal, conditions]))
    .digest('base64');
}
