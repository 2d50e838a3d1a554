import type { Entity } from '@backstage/catalog-model';
import type {
  FactEvidence,
  FactReading,
  FactSchema,
} from '@callboard/backstage-plugin-scorecards-common';
import type {
  EntityFacts,
  FactBatch,
  FactProvider,
} from '@callboard/backstage-plugin-scorecards-node';
import { Lanes } from '../reading/Lanes';
import { readEach } from '../reading/readEach';
import { valueAt } from '../values/path';
import { toReading } from '../values/toReading';
import { JsonSource } from './JsonSource';
import type { HttpConfig, HttpFact } from './readHttpConfig';

const AT_A_TIME = 8;

/** An API of the configuration that is asked for JSON about each entity. */
export class HttpJson implements FactProvider {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly FactSchema[];
  readonly kinds: readonly string[];
  readonly everyMs: number;
  readonly batchSize = 50;
  readonly #config: HttpConfig;
  readonly #source: JsonSource;
  readonly #lanes = new Lanes(AT_A_TIME);

  constructor(
    options: HttpConfig & {
      /** For tests. */
      timeoutMs?: number;
      retryMs?: number;
    },
  ) {
    this.id = options.id;
    this.title = options.title;
    this.kinds = options.kinds;
    this.everyMs = options.everyMs;
    this.facts = options.facts.map(({ schema }) => schema);
    this.#config = options;
    this.#source = new JsonSource(options);
  }

  async collect(batch: FactBatch): Promise<EntityFacts[]> {
    return readEach(batch, {
      lanes: this.#lanes,
      read: (entity, signal) => this.#read(entity, signal),
    });
  }

  async #read(
    entity: Entity,
    signal: AbortSignal,
  ): Promise<EntityFacts['facts']> {
    const filled = this.#config.url.fill(entity);
    if ('missing' in filled) return this.#all(() => filled);
    if ('refused' in filled) return this.#unavailable(filled.refused);
    const answer = await this.#source.get(filled.url, signal);
    if ('refused' in answer) return this.#unavailable(answer.refused);
    if ('absent' in answer) {
      const missing = `${this.title} knows nothing of this entity.`;
      return this.#all(() => ({ missing }));
    }
    const evidence = this.#evidenceOf(entity);
    return this.#all(({ schema, path, written }) => ({
      ...toReading(
        schema,
        valueAt(answer.json, path),
        `${written} in the answer of ${this.title}`,
      ),
      ...(evidence && { evidence }),
    }));
  }

  #evidenceOf(entity: Entity): FactEvidence | undefined {
    const link = this.#config.link?.fill(entity);
    return link && 'url' in link
      ? { url: link.url, title: this.title }
      : undefined;
  }

  #unavailable(reason: string): EntityFacts['facts'] {
    const unavailable = `${this.title} cannot be asked: ${reason}.`;
    return this.#all(() => ({ unavailable }));
  }

  #all(read: (fact: HttpFact) => FactReading): EntityFacts['facts'] {
    return Object.fromEntries(
      this.#config.facts.map(fact => [fact.schema.name, read(fact)]),
    );
  }
}
