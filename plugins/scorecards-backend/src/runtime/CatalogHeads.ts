import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { EntityFacts } from '@callboard/backstage-plugin-scorecards-node';
import type { FollowedStore, FollowResult } from '@internal/backend-kit';
import { rest } from '@internal/backend-kit';
import type { EntityStore, FollowedHead } from '../database/EntityStore';
import type { FactStore, WrittenFacts } from '../database/FactStore';
import type { RunStore } from '../database/RunStore';
import { readCatalogFacts } from '../providers/catalog/CatalogFacts';
import { defaultTierPlaces } from '../providers/catalog/readTier';
import { own, textOf } from '../providers/values/written';
import type { Judging } from './Judging';
import type { Runtime } from './Runtime';
import type { StandardFacts } from './StandardFacts';
import { SystemDomains } from './SystemDomains';
import type { WorkQueue } from './WorkQueue';

const PROVIDER = 'catalog';
const OWNER = `${PROVIDER}/owner`;

type Entities = Pick<
  EntityStore,
  'readEtags' | 'upsert' | 'remove' | 'readHeads'
>;

/** Characters of a reference, as its column has them; longer ones name nothing that is there. */
const LONGEST_REF = 400;

/** What lists and filters need of an entity besides. */
const SHOWN = ['type', 'lifecycle', 'system', 'domain'];

function valueOf({ facts }: EntityFacts, name: string): string | undefined {
  const reading = facts[name];
  return 'value' in reading && typeof reading.value === 'string'
    ? reading.value
    : undefined;
}

function headOf(entity: Entity, said: EntityFacts): FollowedHead {
  const title = textOf(own(entity.metadata, 'title'));
  const ownerRef = valueOf(said, 'owner');
  const head: JsonObject = {
    name: valueOf(said, 'name')!,
    namespace: valueOf(said, 'namespace')!,
  };
  for (const name of SHOWN) {
    const value = valueOf(said, name);
    if (value !== undefined) head[name] = value;
  }
  return {
    entityRef: said.entityRef,
    kind: valueOf(said, 'kind')!,
    ...(ownerRef !== undefined &&
      ownerRef.length <= LONGEST_REF && { ownerRef }),
    ...(title !== undefined && { title }),
    head,
    etag: entity.metadata.etag ?? '',
  };
}

/**
 * Keeps entities as the catalog has them, with what it says of them. A pass that hands something over is a run of the provider
 * `catalog`: no other goes through the whole catalog for it.
 */
export class CatalogHeads implements FollowedStore {
  readonly #entities: Entities;
  readonly #facts: Pick<FactStore, 'write'>;
  readonly #runs: Pick<RunStore, 'begin' | 'end'>;
  readonly #domains: SystemDomains;
  readonly #standards: Pick<StandardFacts, 'say'>;
  readonly #judging: Judging;
  readonly #queue: WorkQueue;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  /** Those that were not judged: they are handed over again. */
  readonly #failed = new Set<string>();
  /** Of the pass under way. */
  #run?: { id: string; at: number; entities: number; changed: number };

  constructor(options: {
    entities: Entities;
    runtime: Pick<Runtime, 'engine'>;
    facts: Pick<FactStore, 'write'>;
    runs: Pick<RunStore, 'begin' | 'end'>;
    standards: Pick<StandardFacts, 'say'>;
    judging: Judging;
    queue: WorkQueue;
    logger: LoggerService;
    now?: () => number;
  }) {
    this.#entities = options.entities;
    this.#domains = new SystemDomains({ ...options, ...options.runtime });
    this.#facts = options.facts;
    this.#runs = options.runs;
    this.#standards = options.standards;
    this.#judging = options.judging;
    this.#queue = options.queue;
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
  }

  async readEtags(): Promise<Map<string, string>> {
    // A pass that failed has told nobody of its end.
    this.#run = undefined;
    const etags = await this.#entities.readEtags();
    for (const ref of this.#failed) etags.delete(ref);
    return etags;
  }

  async upsert(entities: Entity[]): Promise<void> {
    const heads: FollowedHead[] = [];
    const facts: EntityFacts[] = [];
    for (const entity of entities) {
      const said = readCatalogFacts(entity, defaultTierPlaces);
      if (!said) continue;
      heads.push(headOf(entity, said));
      facts.push(said);
      await rest();
    }
    const run = await this.#begin();
    for (const { entityRef } of heads) this.#failed.add(entityRef);
    await this.#queue.run(async () => {
      const others = await this.#domains.fill(facts);
      await this.#entities.upsert(heads);
      const written = await this.#write(facts, run);
      run.entities += facts.length;
      run.changed += written.changed.length;
      const added = await this.#judging.entities(written);
      if (others.length > 0)
        await this.#judging.written(await this.#write(others, run));
      await this.#sayStandards(added, written);
    });
    for (const { entityRef } of heads) this.#failed.delete(entityRef);
  }

  async remove(entityRefs: string[]): Promise<void> {
    const run = await this.#begin();
    await this.#queue.run(async () => {
      const others = await this.#domains.gone(entityRefs);
      await this.#entities.remove(entityRefs, this.#now());
      await this.#judging.follow();
      if (others.length > 0)
        await this.#judging.written(await this.#write(others, run));
    });
  }

  /** The follower has gone through the catalog. */
  async endPass({ complete }: Pick<FollowResult, 'complete'>): Promise<void> {
    if (!this.#run) return;
    const { id, entities, changed } = this.#run;
    this.#run = undefined;
    const state = complete ? 'ok' : 'aborted';
    try {
      await this.#runs.end({
        id,
        entities,
        changed,
        failed: 0,
        state,
        at: this.#now(),
      });
    } catch (error) {
      this.#logger.warn('A pass of the catalog was not noted', toError(error));
    }
  }

  /** What a team has read is so at once of what is new or became its own. */
  async #sayStandards(added: string[], { changed }: WrittenFacts) {
    const moved = changed.filter(({ facts }) => facts.includes(OWNER));
    const refs = new Set([
      ...added,
      ...moved.map(({ entityRef }) => entityRef),
    ]);
    if (refs.size === 0) return;
    for await (const told of this.#standards.say(refs))
      await this.#judging.written(await this.#facts.write(told));
  }

  #write(entities: EntityFacts[], run: { id: string; at: number }) {
    const { id: runId, at } = run;
    return this.#facts.write({ providerId: PROVIDER, runId, at, entities });
  }

  async #begin() {
    if (this.#run) return this.#run;
    const at = this.#now();
    const id = await this.#runs.begin({ providerId: PROVIDER, at });
    this.#run = { id, at, entities: 0, changed: 0 };
    return this.#run;
  }
}
