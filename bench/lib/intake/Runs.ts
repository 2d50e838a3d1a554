import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { repositoryOf, spread } from '../builds/organisation';
import { valuesOf, type DeliveryValues, type RunEvent } from './payload';
import type { Answer } from './send';

/** Longer than any id of the history that is there before. */
const FIRST = 10_000_000_000_000;
const STATES = ['requested', 'in_progress', 'completed'] as const;
/** A build is told of again after so many seconds. */
const BETWEEN_STATES = 5;
/** When builds were made, before now: they have ended. */
const AGE_MS = 600_000;

/** A delivery that is sent. */
export interface SentEvent {
  run: number;
  state: RunEvent['state'];
  values: DeliveryValues;
}

/** What stands for a service. */
export interface ServicePipeline {
  service: Entity;
  pipelineId: number;
}

/** Makes runs of the pipelines, and remembers which of them were accepted: these must be there in the end. */
export class Runs {
  readonly #pipelines: readonly ServicePipeline[];
  readonly #finished = new Set<number>();
  #next = FIRST;
  #accepted = 0;

  constructor(pipelines: readonly ServicePipeline[]) {
    this.#pipelines = pipelines;
  }

  get accepted(): number {
    return this.#accepted;
  }

  /**
   * Deliveries of runs all over the pipelines, each run told of three times. Some are told of in the wrong order: those that end
   * first begin last.
   */
  stream(count: number, perSecond: number): SentEvent[] {
    const total = Math.ceil(count / STATES.length);
    const gap = Math.ceil((BETWEEN_STATES * perSecond) / STATES.length) % total;
    const first = this.#next;
    this.#next += total;
    return Array.from({ length: count }, (_, i) => {
      const state = i % STATES.length;
      const slot = Math.floor(i / STATES.length) - state * gap;
      const run = first + (((slot % total) + total) % total);
      return this.#event(spread(this.#pipelines, run - FIRST), {
        run,
        state: STATES[state],
        conclusion: run % 10 === 0 ? 'failure' : 'success',
        isTrunk: run % 5 < 3,
        createdAt: new Date(Date.now() - AGE_MS),
      });
    });
  }

  /** A run on trunk that has failed just now. */
  failure(pipeline: ServicePipeline): SentEvent {
    const run = this.#next++;
    return this.#event(pipeline, {
      run,
      state: 'completed',
      conclusion: 'failure',
      isTrunk: true,
      createdAt: new Date(Date.now() - AGE_MS / 2),
    });
  }

  remember(events: readonly SentEvent[], answers: readonly Answer[]): void {
    answers.forEach(({ status }, i) => {
      if (status !== 202) return;
      this.#accepted += 1;
      if (events[i].state === 'completed') this.#finished.add(events[i].run);
    });
  }

  /** What of the accepted is not there, and what is there more than once. */
  async check(db: Knex): Promise<{ lost: number; double: number }> {
    const deliveries: { state: string; count: number | string }[] = await db(
      'deliveries',
    )
      .groupBy('state')
      .select('state')
      .count({ count: '*' });
    const of = (state: string) =>
      Number(deliveries.find(one => one.state === state)?.count ?? 0);
    const ids: string[] = await db('builds')
      .whereRaw('length(external_id) = ?', [String(FIRST).length])
      .where({ state: 'finished' })
      .pluck('external_id');
    const found = new Set(ids.map(Number));
    const missing = [...this.#finished].filter(run => !found.has(run));
    return {
      lost: this.#accepted - of('done') + missing.length,
      double: ids.length - found.size,
    };
  }

  #event(
    { service, pipelineId }: ServicePipeline,
    event: Omit<RunEvent, 'repository' | 'workflow'>,
  ): SentEvent {
    const { run, state } = event;
    return {
      run,
      state,
      values: valuesOf({
        ...event,
        workflow: pipelineId,
        repository: repositoryOf(service),
      }),
    };
  }
}
