import { NotAllowedError } from '@backstage/errors';
import { decodeCursor, encodeCursor } from '@internal/backend-kit';
import { z } from 'zod';
import type {
  EntityFactList,
  FactChange,
  FactReading,
  Page,
  ScorecardsApi,
} from '@callboard/backstage-plugin-scorecards-common';
import type { ReadAgain } from '../../collecting/ReadAgain';
import type { FactChangeRecord } from '../../database/FactStore';
import type { SaidReading } from '../../database/storedFacts';
import type { MayService } from '../access/scopes';
import type { Viewer } from '../access/Viewer';
import type { World } from '../World';
import { iso, knownFacts } from './knownFacts';

const cursorSchema = z.object({ before: z.string().regex(/^\d{1,18}$/) });

function toReading(said: SaidReading): FactReading {
  if ('v' in said) return { value: said.v };
  return 'm' in said ? { missing: said.m } : { unavailable: said.u };
}

/** A change of a fact as people read it. */
export function toFactChange(
  { runtime }: Pick<World, 'runtime'>,
  { fact, from, to, changedAt }: FactChangeRecord,
): FactChange {
  return {
    fact,
    title: runtime.facts.facts().get(fact)?.title ?? fact,
    from: toReading(from),
    to: toReading(to),
    at: iso(changedAt),
  };
}

/** Tells what is known of services that the caller sees. */
export class FactReader {
  readonly #world: World;
  readonly #viewer: Viewer;

  constructor(world: World, viewer: Viewer) {
    this.#world = world;
    this.#viewer = viewer;
  }

  /** @throws NotFoundError when the caller does not see it */
  async get(entityRef: string): Promise<EntityFactList> {
    const { stores, runtime, collectors } = this.#world;
    const { ref, row } = await this.#viewer.find(entityRef);
    const records = await stores.facts.read([ref]);
    const providers = await collectors.read();
    const { table } = runtime.engine;
    const known = knownFacts({ records, providers, table, row });
    const schemas = runtime.facts.facts();
    return {
      entityRef: ref,
      facts: [...known.values()]
        .map(fact => ({
          ...fact,
          title: schemas.get(fact.fact)?.title ?? fact.fact,
        }))
        .sort((a, b) => (a.fact < b.fact ? -1 : 1)),
    };
  }

  /** The newest first. @throws NotFoundError when the caller does not see it */
  async listChanges(request: {
    entityRef: string;
    fact?: string;
    limit: number;
    cursor?: string;
  }): Promise<Page<FactChange>> {
    const { stores } = this.#world;
    const { fact, limit, cursor } = request;
    const { ref } = await this.#viewer.find(request.entityRef);
    const found = await stores.facts.readChanges({
      entityRef: ref,
      ...(fact !== undefined && { fact }),
      ...(cursor !== undefined && decodeCursor(cursor, cursorSchema)),
      limit: limit + 1,
    });
    const shown = found.slice(0, limit);
    return {
      items: shown.map(change => toFactChange(this.#world, change)),
      pageInfo:
        found.length > limit
          ? { nextCursor: encodeCursor({ before: shown[limit - 1].id }) }
          : {},
    };
  }

  /** Has facts read at once, as far as that goes. @throws NotFoundError when the caller does not see it */
  async refresh(
    entityRef: string,
    options: {
      /** Services that the caller may have read again. */
      may: MayService;
      /** Whether the caller is told what went wrong: it may name what is not for everybody. */
      withErrors: boolean;
      readAgain: Pick<ReadAgain, 'collectOne'>;
      signal: AbortSignal;
    },
  ): ReturnType<ScorecardsApi['refreshFacts']> {
    const service = await this.#viewer.find(entityRef);
    const { ref } = service;
    const { may, withErrors, readAgain, signal } = options;
    if (!may(service)) {
      throw new NotAllowedError(`You may not have facts of ${ref} read again`);
    }
    const { read, failed, later } = await readAgain.collectOne(ref, signal);
    return {
      read: read.map(({ provider }) => provider),
      notRead: [
        ...failed.map(({ provider, title, problem }) => ({
          provider,
          reason: withErrors
            ? problem
            : `${title} could not read it; who may manage collectors is told why.`,
        })),
        ...later.map(({ provider, title, nextRunAt }) => ({
          provider,
          reason: `${title} reads all services at a time.`,
          ...(nextRunAt !== undefined && { nextAt: nextRunAt }),
        })),
      ],
    };
  }
}
