import { timingSafeEqual } from 'node:crypto';
import {
  AuthenticationError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { PushAnswer } from '@callboard/backstage-plugin-scorecards-common';
import { checkReading } from '@callboard/backstage-plugin-scorecards-common/domain';
import { letOthersIn } from '@internal/backend-kit';
import { checkPush, type PushContext } from '../../collecting/push/checkPush';
import { pushScopeSchema } from '../../collecting/push/pushScope';
import { hashOfRequest } from '../../collecting/push/pushTokens';
import {
  readPush,
  type PushItem,
  type PushProblem,
} from '../../collecting/push/readPush';
import type { PushTokenRecord } from '../../database/PushTokenStore';
import { observedAtOf } from '../../database/storedFacts';
import { iso } from '../entities/knownFacts';
import type { World } from '../World';

const MOST_PROBLEMS = 10;

/** What no token hashes to; requests without one take as long as others. */
const NO_HASH = '0'.repeat(64);

function refuse(problems: readonly PushProblem[]): never {
  const more = problems.length - MOST_PROBLEMS;
  throw new InputError(
    problems
      .slice(0, MOST_PROBLEMS)
      .map(({ path, message }) => `${path}: ${message}`)
      .join('; ')
      .concat(more > 0 ? `; and ${more} more` : ''),
  );
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new InputError('The body is no JSON');
  }
}

/** Facts may be named without the set that the token is of. */
function withProvider(body: unknown, provider: string): unknown {
  const { facts } = (body ?? {}) as { facts?: unknown };
  if (!Array.isArray(facts)) return body;
  return {
    ...(body as object),
    facts: facts.map(item => {
      const { fact } = (item ?? {}) as { fact?: unknown };
      return typeof fact === 'string' && !fact.includes('/')
        ? { ...item, fact: `${provider}/${fact}` }
        : item;
    }),
  };
}

/** Takes in facts that builds push, by tokens of their own. */
export class PushIntake {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /**
   * The token that a request brings, before its body is read.
   *
   * @throws AuthenticationError in the same words whatever is wrong with it
   */
  async authenticate(
    authorization: string | undefined,
  ): Promise<PushTokenRecord> {
    const { stores, now } = this.#world;
    const hash = hashOfRequest(authorization) ?? NO_HASH;
    const record = await stores.tokens.findByHash(hash);
    const isReal = !timingSafeEqual(Buffer.from(hash), Buffer.from(NO_HASH));
    const isUsable =
      record !== undefined &&
      record.revokedAt === undefined &&
      (record.expiresAt ?? Infinity) > now();
    if (!isReal || !isUsable) {
      throw new AuthenticationError('Send a token of the push API');
    }
    return record;
  }

  /** Takes a push in as a whole, or not at all. @throws InputError that names what is wrong */
  async take(token: PushTokenRecord, body: Buffer): Promise<PushAnswer> {
    const { runtime, stores, now } = this.#world;
    if (!runtime.isReady) {
      throw new ServiceUnavailableError('Facts are being read; try again');
    }
    const at = now();
    const { providerId } = token;
    const sent = readPush(withProvider(parse(body), providerId));
    if ('problems' in sent) refuse(sent.problems);
    // A thousand facts take some milliseconds to read, and as many to check.
    await letOthersIn();
    const context = await this.#context(token, sent.items, at);
    await letOthersIn();
    const checked = checkPush(sent.items, context);
    if ('problems' in checked) refuse(checked.problems);
    await letOthersIn();
    await stores.tokens.setUsed(token, at);
    const written = await runtime.ingest.write({
      providerId,
      at,
      entities: checked.facts,
    });
    const ignored = [
      ...checked.ignored.map(({ index }) => ({
        entityRef: sent.items[index].entityRef,
        fact: sent.items[index].fact,
      })),
      ...written.ignored,
    ];
    return {
      accepted: sent.items.length - ignored.length,
      changed: written.changed.reduce(
        (sum, { facts }) => sum + facts.length,
        0,
      ),
      ignored,
    };
  }

  async #context(
    token: PushTokenRecord,
    items: readonly PushItem[],
    at: number,
  ): Promise<PushContext> {
    const { runtime, stores } = this.#world;
    const refs = [...new Set(items.map(({ entityRef }) => entityRef))];
    const records = await stores.facts.read(refs, [token.providerId]);
    const known = new Map(records.map(record => [record.entityRef, record]));
    return {
      scope: pushScopeSchema.parse(token.scope),
      facts: runtime.facts.pushedFacts(token.providerId),
      entities: new Map(
        refs.flatMap(ref => {
          const head = runtime.engine.head(ref);
          const { owner } = head ?? {};
          const entity = {
            entityRef: ref,
            ...(owner !== undefined && { ownerRef: owner }),
          };
          return head ? [[ref, entity] as const] : [];
        }),
      ),
      knownAt: (entityRef, fullName) => {
        const record = known.get(entityRef);
        const fact = record?.facts.get(
          fullName.slice(fullName.indexOf('/') + 1),
        );
        return record && fact
          ? iso(observedAtOf(fact, record, undefined))
          : undefined;
      },
      checkReading,
      now: new Date(at),
    };
  }
}
