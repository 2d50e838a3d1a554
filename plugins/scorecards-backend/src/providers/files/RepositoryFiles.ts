import type { Entity } from '@backstage/catalog-model';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type {
  FactReading,
  FactSchema,
} from '@callboard/backstage-plugin-scorecards-common';
import type {
  EntityFacts,
  FactBatch,
  FactProvider,
} from '@callboard/backstage-plugin-scorecards-node';
import { addressBelow, ownFolder } from '@internal/backend-kit';
import { Lanes } from '../reading/Lanes';
import { readEach } from '../reading/readEach';
import { readAbsentFile, readFileFact, type FileFact } from './fileFacts';
import { FileReader } from './FileReader';
import { FileText } from './FileText';

const AT_A_TIME = 8;
/** Files that are not sent again when they have not changed: five of each of 10,000 services. */
const MOST_KEPT = 50_000;
/** Of the readings of one file; what is longer is read again. */
const MOST_CHARACTERS = 2_000;

type Readings = ReadonlyMap<string, FactReading>;

/** What a file says; `undefined` where it is not there. */
type Found = Readings | undefined;

/** A set of files that an operator has named, read in the folder of each entity. */
export class RepositoryFiles implements FactProvider {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly FactSchema[];
  readonly kinds: readonly string[];
  readonly everyMs: number;
  readonly batchSize = 100;
  readonly #facts: readonly FileFact[];
  readonly #reader: FileReader;
  readonly #lanes = new Lanes(AT_A_TIME);
  /** By address, the one that was read longest ago first. */
  readonly #kept = new Map<string, { etag: string; readings: Readings }>();

  constructor(options: {
    id: string;
    title: string;
    kinds: readonly string[];
    everyMs: number;
    facts: readonly FileFact[];
    urlReader: UrlReaderService;
    /** Of one file; for tests. */
    timeoutMs?: number;
  }) {
    this.id = options.id;
    this.title = options.title;
    this.kinds = options.kinds;
    this.everyMs = options.everyMs;
    this.#facts = options.facts;
    this.facts = options.facts.map(({ schema }) => schema);
    this.#reader = new FileReader(options);
  }

  async collect(batch: FactBatch): Promise<EntityFacts[]> {
    // Entities of one folder have the same files.
    const reads = new Map<string, Promise<Found>>();
    return readEach(batch, {
      lanes: this.#lanes,
      read: (entity, signal) => this.#readEntity(entity, { signal, reads }),
    });
  }

  async #readEntity(
    entity: Entity,
    options: { signal: AbortSignal; reads: Map<string, Promise<Found>> },
  ): Promise<EntityFacts['facts']> {
    const own = ownFolder(entity.metadata.annotations ?? {});
    const facts = new Map<string, FactReading>();
    for (const fact of this.#facts) {
      const { name } = fact.schema;
      facts.set(
        name,
        'problem' in own
          ? { unavailable: `Files are not read: ${own.problem}.` }
          : await this.#readFact(fact, { ...options, folder: own.folder }),
      );
    }
    return Object.fromEntries(facts);
  }

  async #readFact(
    fact: FileFact,
    options: {
      folder: string;
      signal: AbortSignal;
      reads: Map<string, Promise<Found>>;
    },
  ): Promise<FactReading> {
    for (const file of fact.files) {
      const address = addressBelow(options.folder, file);
      let read = options.reads.get(address);
      if (!read) {
        read = this.#readFile(address, file, options.signal);
        options.reads.set(address, read);
      }
      const found = (await read)?.get(fact.schema.name);
      if (found) {
        return { ...found, evidence: { url: address, title: file } };
      }
    }
    return readAbsentFile(fact);
  }

  /** All that a file says, to all facts that it is named for. */
  async #readFile(
    address: string,
    file: string,
    signal: AbortSignal,
  ): Promise<Found> {
    const known = this.#kept.get(address);
    const read = await this.#reader.read(address, {
      etag: known?.etag,
      signal,
    });
    this.#kept.delete(address);
    if (read.outcome === 'absent') return undefined;
    if (read.outcome === 'unchanged' && known) {
      this.#keep(address, known);
      return known.readings;
    }
    const concerned = this.#facts.filter(({ files }) => files.includes(file));
    if (read.outcome !== 'read') {
      const reason =
        read.outcome === 'refused' ? read.reason : 'its host sends nothing';
      const unavailable = `${file} cannot be read: ${reason}.`;
      return new Map(
        concerned.map(({ schema }) => [schema.name, { unavailable }]),
      );
    }
    const content = new FileText(read.text);
    const readings = new Map(
      concerned.map(fact => [
        fact.schema.name,
        readFileFact(fact, content, file),
      ]),
    );
    if (read.etag) this.#keep(address, { etag: read.etag, readings });
    return readings;
  }

  #keep(address: string, entry: { etag: string; readings: Readings }): void {
    if (JSON.stringify([...entry.readings]).length > MOST_CHARACTERS) return;
    this.#kept.set(address, entry);
    if (this.#kept.size <= MOST_KEPT) return;
    const [oldest] = this.#kept.keys();
    this.#kept.delete(oldest);
  }
}
