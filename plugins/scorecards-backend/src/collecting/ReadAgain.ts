import {
  ConflictError,
  CustomErrorBase,
  NotFoundError,
} from '@backstage/errors';
import type { Entity } from '@backstage/catalog-model';
import type { FactProvider } from '@callboard/backstage-plugin-scorecards-node';
import { refOf } from '../providers/values/written';
import { askProvider, problemOf, type AskContext } from './askProvider';
import { isOfKinds } from './batchesOf';
import { checkFacts, type CheckReading } from './checkFacts';
import type { CollectJob } from './CollectJob';
import type { FactSink } from './FactSink';
import { nextRunOf, type RunRecord } from './silentProviders';

const MOST = 30;
const WITHIN_MS = 60_000;
/** Somebody looks at the page and waits. */
const TIMEOUT_MS = 20_000;

/** It was asked for so often lately that it has to wait: 429. */
class TooOftenError extends CustomErrorBase {
  name = 'TooOftenError' as const;
  readonly statusCode = 429;
}

interface Named {
  provider: string;
  title: string;
}

/** What came of reading an entity at once, provider by provider. */
export interface ReadAgainResult {
  read: Named[];
  /** These could not read it; what is known stays. */
  failed: (Named & { problem: string })[];
  /** These read all entities at a time, and nothing less; `nextRunAt` in ISO 8601, absent when it is due. */
  later: (Named & { nextRunAt?: string })[];
}

export interface ReadAgainOptions extends AskContext {
  jobs: () => readonly Pick<CollectJob, 'provider' | 'periodMs'>[];
  /** Whether whoever asks may see it has been looked at. */
  findEntity: (entityRef: string) => Promise<Entity | undefined>;
  lastRuns: () => Promise<readonly RunRecord[]>;
  sink: Pick<FactSink, 'writeOne'>;
  checkReading: CheckReading;
  now?: () => Date;
  timeoutMs?: number;
}

/** Has facts of one entity read when a person asks for it, a few times a minute. */
export class ReadAgain {
  readonly #options: ReadAgainOptions;
  readonly #now: () => Date;
  readonly #reading = new Set<string>();
  #times: number[] = [];

  constructor(options: ReadAgainOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * @throws ConflictError while it is read already
   * @throws an error with the status 429 when many were read within a minute
   * @throws NotFoundError when there is no such entity
   */
  async collectOne(
    entityRef: string,
    signal: AbortSignal,
  ): Promise<ReadAgainResult> {
    if (this.#reading.has(entityRef)) {
      throw new ConflictError(
        'Facts of this entity are being read; they appear in a moment',
      );
    }
    this.#take();
    this.#reading.add(entityRef);
    try {
      const entity = await this.#options.findEntity(entityRef);
      if (!entity || !refOf(entity)) {
        throw new NotFoundError(`There is no ${entityRef}`);
      }
      return await this.#readAll(entity, signal);
    } finally {
      this.#reading.delete(entityRef);
    }
  }

  #take(): void {
    const at = this.#now().getTime();
    this.#times = this.#times.filter(time => at - time < WITHIN_MS);
    if (this.#times.length >= MOST) {
      const seconds = Math.ceil((this.#times[0] + WITHIN_MS - at) / 1_000);
      throw new TooOftenError(
        `Facts of ${MOST} entities were read within a minute; try again in ${seconds} s`,
      );
    }
    this.#times.push(at);
  }

  async #readAll(entity: Entity, outer: AbortSignal): Promise<ReadAgainResult> {
    const { timeoutMs = TIMEOUT_MS } = this.#options;
    const signal = AbortSignal.any([outer, AbortSignal.timeout(timeoutMs)]);
    const jobs = this.#options
      .jobs()
      .filter(({ provider }) => isOfKinds(entity, provider.kinds));
    const bulk = jobs.filter(({ provider }) => provider.readsSingly === false);
    const single = jobs.filter(job => !bulk.includes(job));
    const result: ReadAgainResult = {
      read: [],
      failed: [],
      later: await this.#later(bulk),
    };
    await Promise.all(
      single.map(async ({ provider }) => {
        const named = { provider: provider.id, title: provider.title };
        try {
          await this.#readOne(provider, entity, signal);
          result.read.push(named);
        } catch (error) {
          outer.throwIfAborted();
          const problem = signal.aborted
            ? `It did not answer within ${timeoutMs / 1_000} s`
            : problemOf(error);
          this.#options.logger.warn(
            `Facts of ${provider.id} on ${refOf(entity)}: ${problem}`,
          );
          result.failed.push({ ...named, problem });
        }
      }),
    );
    return result;
  }

  async #later(
    jobs: readonly Pick<CollectJob, 'provider' | 'periodMs'>[],
  ): Promise<ReadAgainResult['later']> {
    if (jobs.length === 0) return [];
    const runs = await this.#options.lastRuns();
    const now = this.#now().getTime();
    return jobs.map(({ provider: { id, title }, periodMs }) => {
      const next = nextRunOf({ id, periodMs }, { runs, now });
      return {
        provider: id,
        title,
        ...(next && { nextRunAt: new Date(next).toISOString() }),
      };
    });
  }

  async #readOne(
    provider: FactProvider,
    entity: Entity,
    signal: AbortSignal,
  ): Promise<void> {
    const now = this.#now();
    const { checkReading, logger, sink } = this.#options;
    const said = await askProvider(provider, [entity], {
      ...this.#options,
      signal,
      now,
    });
    const asked = new Set([refOf(entity)!]);
    const { facts, problems } = await checkFacts(provider, said, {
      asked,
      checkReading,
    });
    if (problems.length > 0) logger.warn(problems[0]);
    if (facts.length === 0) throw new Error('It said nothing of this entity');
    await sink.writeOne(provider.id, facts[0], now);
  }
}
