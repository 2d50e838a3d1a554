import { InputError, NotFoundError } from '@backstage/errors';
import type { PushToken } from '@callboard/backstage-plugin-scorecards-common';
import {
  pushScopeSchema,
  type PushScope,
} from '../../collecting/push/pushScope';
import { mintPushToken } from '../../collecting/push/pushTokens';
import type { PushTokenRecord } from '../../database/PushTokenStore';
import { momentAhead } from '../decisions/momentAhead';
import { iso } from '../entities/knownFacts';
import type { World } from '../World';

const MOST_DAYS = 5 * 366;

/** A token as somebody asks for it. */
export interface NewToken {
  provider: string;
  title: string;
  scope?: PushToken['scope'];
  expiresAt?: string;
}

function toToken(record: PushTokenRecord): PushToken {
  const { id, providerId, title, createdBy, createdAt } = record;
  const { data } = pushScopeSchema.safeParse(record.scope);
  const { expiresAt, lastUsedAt } = record;
  return {
    id,
    provider: providerId,
    title,
    ...(data?.only && { scope: data.only }),
    createdBy,
    createdAt: iso(createdAt),
    ...(expiresAt !== undefined && { expiresAt: iso(expiresAt) }),
    ...(lastUsedAt !== undefined && { lastUsedAt: iso(lastUsedAt) }),
  };
}

/** Makes and ends tokens of the push API, for those who may manage collectors. */
export class PushTokenDesk {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Those that can be used. */
  async list(): Promise<PushToken[]> {
    const now = this.#world.now();
    const records = await this.#world.stores.tokens.list();
    return records
      .filter(
        ({ revokedAt, expiresAt = Infinity }) =>
          revokedAt === undefined && expiresAt > now,
      )
      .map(toToken);
  }

  /** @returns the secret too, which nobody can be told again */
  async create(
    request: NewToken,
    userRef: string,
  ): Promise<{ token: PushToken; secret: string }> {
    const { stores, now } = this.#world;
    const scope = this.#scope(request);
    const expiresAt =
      request.expiresAt === undefined
        ? undefined
        : momentAhead(request.expiresAt, {
            field: 'expiresAt',
            now: now(),
            mostDays: MOST_DAYS,
          });
    const { token: secret, hash } = mintPushToken();
    const record = await stores.tokens.create({
      providerId: request.provider,
      title: request.title.trim(),
      hash,
      scope: { ...scope },
      createdBy: userRef,
      createdAt: now(),
      ...(expiresAt !== undefined && { expiresAt }),
    });
    return { token: toToken(record), secret };
  }

  /** @throws NotFoundError when there is none, or it is ended already */
  async revoke(id: string): Promise<void> {
    const { stores, now } = this.#world;
    if (!(await stores.tokens.revoke(id, now()))) {
      throw new NotFoundError(`There is no token ${id}`);
    }
  }

  #scope({ provider, scope }: NewToken): PushScope {
    const set = this.#world.runtime.facts.setOf(provider);
    if (set?.source !== 'push') {
      throw new InputError(
        `provider: ${provider} is no set of facts that is pushed and in force; publish one first`,
      );
    }
    const { success, data } = pushScopeSchema.safeParse({
      provider,
      ...(scope && { only: scope }),
    });
    if (!success) {
      throw new InputError(
        'scope: give one of entityRefs, ownerRefs and namespaces, with full references',
      );
    }
    return data;
  }
}
