import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { FactSet } from '@callboard/backstage-plugin-scorecards-common';
import { checkReading } from '@callboard/backstage-plugin-scorecards-common/domain';
import type {
  EntityFacts,
  KnownPresent,
  PastMoment,
} from '@callboard/backstage-plugin-scorecards-node';
import { inBatches } from '@internal/backend-kit';
import { refOf } from '../providers/values/written';
import { checkFacts } from '../collecting/checkFacts';
import type { CollectRun } from '../collecting/CollectRun';
import type { CatalogHeads } from '../runtime/CatalogHeads';
import type { GitDocuments } from '../runtime/documents/GitDocuments';
import type { Runtime } from '../runtime/Runtime';
import type { ScorecardRuntime } from '../runtime/ScorecardRuntime';
import type { Sweep } from '../runtime/Sweep';
import type { PastDecisions } from './PastDecisions';
import type { PastWork } from './PastJob';
import type { PastProvider } from './PastProvider';

/** Entities that are followed at a time. */
const BATCH = 500;

/** Where the clock stands, and what is so then. */
export interface PastScene {
  at: number;
  entities: readonly Entity[];
  /** Texts of documents that read otherwise. */
  texts: Record<string, string | undefined>;
}

/** What works at the moment of a scene. */
export interface PastParts {
  runtime: Runtime & Pick<ScorecardRuntime, 'open'>;
  heads: CatalogHeads;
  documents: GitDocuments;
  /** Sets of facts of all documents, those that are not in force yet too. */
  readSets: (signal: AbortSignal) => Promise<FactSet[]>;
  providers: readonly PastProvider[];
  run: Pick<CollectRun, 'run'>;
  decisions: PastDecisions;
  sweep: Pick<Sweep, 'run'>;
}

/** Has moments of the past judged by what judges now: only its clock, its documents and its collectors are of then. */
export class JudgedPast implements PastWork {
  readonly #scene: PastScene;
  readonly #parts: PastParts;
  #sets: readonly FactSet[] = [];
  #isFirst = true;

  constructor(scene: PastScene, parts: PastParts) {
    this.#scene = scene;
    this.#parts = parts;
  }

  async begin(present: KnownPresent, signal: AbortSignal): Promise<void> {
    const { runtime, readSets } = this.#parts;
    this.#scene.entities = present.entities;
    this.#sets = await readSets(signal);
    await runtime.open(signal);
  }

  pass({ files }: PastMoment): void {
    Object.assign(this.#scene.texts, files);
  }

  async take(moment: PastMoment, signal: AbortSignal): Promise<void> {
    const { documents, runtime, sweep, decisions } = this.#parts;
    this.#scene.at = moment.at.getTime();
    this.pass(moment);
    if (this.#isFirst) await this.#follow();
    await this.#collect(moment.facts ?? {}, signal);
    // Documents come after facts: what is judged for the first time has no history before it.
    if (this.#isFirst || moment.files) await documents.sync(signal);
    this.#isFirst = false;
    await runtime.publish();
    await decisions.take(moment);
    await sweep.run(signal);
  }

  async #follow(): Promise<void> {
    const { heads } = this.#parts;
    const { entities } = this.#scene;
    const etags = await heads.readEtags();
    const fresh = entities.filter(entity => {
      const ref = refOf(entity);
      return ref && etags.get(ref) !== entity.metadata.etag;
    });
    for (const batch of inBatches(fresh, BATCH)) await heads.upsert(batch);
    await heads.endPass({ complete: true });
  }

  async #collect(
    facts: NonNullable<PastMoment['facts']>,
    signal: AbortSignal,
  ): Promise<void> {
    const { providers, run } = this.#parts;
    for (const [id, said] of Object.entries(facts)) {
      const provider = providers.find(one => one.id === id);
      if (!provider) {
        await this.#push(id, said);
        continue;
      }
      provider.turn(said);
      await run.run(provider, signal);
    }
  }

  async #push(id: string, said: readonly EntityFacts[]): Promise<void> {
    const { runtime } = this.#parts;
    const set = this.#sets.find(one => one.id === id && one.source === 'push');
    if (!set) {
      throw new InputError(
        `The past has facts of ${id}, which is neither a provider nor a set of facts that is pushed`,
      );
    }
    const asked = new Set(said.map(({ entityRef }) => entityRef));
    const { facts, problems } = await checkFacts(set, said, {
      asked,
      checkReading,
    });
    if (problems.length > 0) throw new InputError(`The past: ${problems[0]}`);
    for (const entities of inBatches(facts, BATCH)) {
      const at = this.#scene.at;
      await runtime.ingest.write({ providerId: id, at, entities });
    }
  }
}
