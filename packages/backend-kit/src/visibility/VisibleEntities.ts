import {
  BackstageCredentials,
  BackstagePrincipalTypes,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  ConditionalPolicyDecision,
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
   * Has the catalog asked about these refs and returns a predicate that holds for those the caller sees, and for no ref
   * that was never checked. As long as answers are kept, the same caller gets the very same predicate, so that what was
   * worked out with it may be kept beside it.
   *
   * @param refs - lower-case full entity refs
   */
  check(refs: Iterable<string>): Promise<Sees>;
}

/** Whether the caller sees an entity. */
export type Sees = (entityRef: string) => boolean;

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

/** What the catalog said to one caller. */
interface Answers {
  /** Each ref it was asked about, with the request that has not answered yet. */
  asked: Map<string, Promise<void> | undefined>;
  visible: Set<string>;
  sees: Sees;
  expiresAt: number;
}

const everything: Sees = () => true;
const nothing: Sees = () => false;

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
    const view = {
      seesAll: decision.result === AuthorizeResult.ALLOW,
      seesNothing: decision.result === AuthorizeResult.DENY,
      decisions,
    };
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      const sees = view.seesAll ? everything : nothing;
      return { ...view, check: async () => sees };
    }
    const owner = cacheOwner(credentials, decision);
    return {
      ...view,
      check: async refs =>
        owner === undefined ? nothing : this.#check(refs, owner, credentials),
    };
  }

  async #check(
    refs: Iterable<string>,
    owner: string,
    credentials: BackstageCredentials,
  ): Promise<Sees> {
    const now = this.#clock();
    const answers = this.#answersFor(owner, now);
    const unknown = new Set<string>();
    const pending = new Set<Promise<void>>();
    for (const ref of refs) {
      const answer = answers.asked.get(ref);
      if (answer) pending.add(answer);
      else if (!answers.asked.has(ref)) unknown.add(ref);
    }
    const asking = [...unknown];
    for (let at = 0; at < asking.length; at += batchSize) {
      const batch = asking.slice(at, at + batchSize);
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
    for (const { asked } of this.#cache.values()) {
      total += asked.size;
    }
    for (const [owner, { asked, expiresAt }] of this.#cache) {
      if (total > this.#maxCachedRefs || expiresAt <= now) {
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
