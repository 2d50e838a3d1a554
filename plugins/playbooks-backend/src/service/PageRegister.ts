import { setImmediate as nextTurn } from 'node:timers/promises';
import { inBatches } from '@internal/backend-kit';
import {
  PageRelations,
  type LinkState,
  type OldAddresses,
  type PlaybookSummary,
} from '@callboard/backstage-plugin-playbooks-common';
import { changesOfPages } from '../changes/changesOfPages';
import type { ServiceChangeStore } from '../changes/ServiceChangeStore';
import type { ExternalConfig } from '../config/readPlaybooksConfig';
import type { PageRecord, PageStore, SourceState } from '../database/PageStore';
import type { Directory } from '../entities/Directory';
import { addressOf } from '../links/addressOf';
import type { LinkStore } from '../links/LinkStore';
import { configuredExternal, linkedExternal } from '../sources/externalPages';
import type { KnownSource, SourceBook, Sources } from '../sources/SourceBook';
import {
  registerOf,
  type Pages,
  type Register,
  type RegisterEntry,
} from './Register';
import { sortInSlices } from './sortInSlices';
import { coveredPageOf } from './trust/coveredPageOf';

/** Links that are looked at at a stretch, about 10 ms. */
const SLICE = 1_000;

interface Stored {
  records: PageRecord[];
  states: Map<string, SourceState>;
  /** Page → how many of its links are broken. */
  broken: Map<string, number>;
  linkStates: Map<string, LinkState>;
  /** Entity → when it changed. */
  serviceChanges: Map<string, number>;
}

const summaryOf = (
  { id, sourceId, path, index, changedAt }: PageRecord,
  url: string | undefined,
  brokenLinks: number | undefined,
): PlaybookSummary => ({
  kind: 'page',
  id,
  title: index.title,
  sourceId,
  path,
  ...(url && { url }),
  status: index.status,
  steps: index.steps,
  commands: index.commands,
  problems: index.notes.warning + index.notes.error,
  ...(brokenLinks && { brokenLinks }),
  alerts: index.alerts,
  ...(index.hasRollback && { hasRollback: true }),
  changedAt: changedAt.toISOString(),
});

function entryOf(
  record: PageRecord,
  known: KnownSource,
  { broken }: Stored,
): RegisterEntry {
  const { id, index, version, path } = record;
  const url = known.source.addressOf(path);
  const { services, owner } = index;
  return {
    summary: summaryOf(record, url, broken.get(id)),
    version,
    alertPage: { ...index, id, addresses: [url ?? [], index.replaces].flat() },
    covered: coveredPageOf(record, url),
    relatable: {
      id,
      services,
      ...(url && { address: url }),
      ...(owner && { owner }),
      ...(known.readFor && { readFor: known.readFor }),
    },
  };
}

/** A page of another system, with whether it is still at its address. */
function asFound(entry: RegisterEntry, { linkStates }: Stored): RegisterEntry {
  const { summary, covered } = entry;
  return linkStates.get(addressOf(summary.url ?? '') ?? '') === 'broken'
    ? {
        ...entry,
        summary: { ...summary, brokenLinks: 1 },
        covered: { ...covered, isGone: true },
      }
    : entry;
}

/** A page with when its services changed. */
function withChange(
  entry: RegisterEntry,
  changes: ReadonlyMap<string, number>,
): RegisterEntry {
  const at = changes.get(entry.summary.id);
  if (at === undefined) return entry;
  const serviceChangedAt = new Date(at).toISOString();
  return { ...entry, covered: { ...entry.covered, serviceChangedAt } };
}

/**
 * What is asked of all pages, in memory: an alert finds its page without a search. Each process reads it again when a write of
 * any process is seen, which costs a statement each time, or when entities bring other sources.
 */
export class PageRegister implements Pages {
  readonly #store: PageStore;
  readonly #book: Pick<SourceBook, 'read'>;
  readonly #external: readonly RegisterEntry[];
  readonly #oldAddresses: OldAddresses;
  readonly #links: Pick<LinkStore, 'readBroken' | 'readAddresses'>;
  readonly #changes: Pick<ServiceChangeStore, 'readChanges'>;
  readonly #directory: Pick<Directory, 'entities' | 'isWhole'>;
  #stored?: { revision: number; stored: Promise<Stored> };
  #known?: {
    stored: Promise<Stored>;
    sources: Sources;
    isWhole: boolean;
    register: Promise<Register>;
  };

  constructor(options: {
    store: PageStore;
    book: Pick<SourceBook, 'read'>;
    /** Pages of other systems in the configuration. */
    external?: readonly ExternalConfig[];
    oldAddresses: OldAddresses;
    links: Pick<LinkStore, 'readBroken' | 'readAddresses'>;
    changes: Pick<ServiceChangeStore, 'readChanges'>;
    directory: Pick<Directory, 'entities' | 'isWhole'>;
  }) {
    this.#changes = options.changes;
    this.#directory = options.directory;
    this.#links = options.links;
    this.#store = options.store;
    this.#book = options.book;
    this.#oldAddresses = options.oldAddresses;
    this.#external = (options.external ?? []).map(configuredExternal);
  }

  async read(): Promise<Register> {
    const revision = await this.#store.readRevision();
    const sources = this.#book.read();
    if (this.#stored?.revision !== revision) {
      this.#stored = { revision, stored: this.#readStored() };
    }
    const { stored } = this.#stored;
    const { isWhole } = this.#directory;
    const known = this.#known;
    if (
      known?.stored !== stored ||
      known.sources !== sources ||
      known.isWhole !== isWhole
    ) {
      const register = stored.then(found => this.#build(found, sources));
      const built = { stored, sources, isWhole, register };
      this.#known = built;
      register.catch(() => {
        if (this.#known === built) {
          this.#known = undefined;
          this.#stored = undefined;
        }
      });
    }
    return this.#known!.register;
  }

  async #readStored(): Promise<Stored> {
    const states = await this.#store.readSources();
    const asked = await this.#links.readAddresses();
    return {
      states,
      records: await this.#store.readPages(),
      broken: await this.#links.readBroken(),
      linkStates: new Map(asked.map(one => [one.address, one.state])),
      serviceChanges: await this.#changes.readChanges(),
    };
  }

  async #build(stored: Stored, { known, links }: Sources): Promise<Register> {
    const imported = stored.records.flatMap(record => {
      const source = known.get(record.sourceId);
      // A source that nobody names any more shows nothing.
      return source ? [entryOf(record, source, stored)] : [];
    });
    const external = this.#external.map(one => asFound(one, stored));
    const found = [...imported, ...external];
    await nextTurn();
    const places = new PageRelations(found.map(({ relatable }) => relatable));
    const changes = await changesOfPages(
      stored.serviceChanges,
      this.#directory.entities,
      places,
    );
    const ours = found.map(entry => withChange(entry, changes));
    const linked: RegisterEntry[] = [];
    for (const batch of inBatches(links, SLICE)) {
      await nextTurn();
      linked.push(
        ...batch
          .filter(({ url }) => places.at(url).length === 0)
          .map(link => asFound(linkedExternal(link), stored)),
      );
    }
    const collator = new Intl.Collator('en', { numeric: true });
    const entries = await sortInSlices(
      [...ours, ...linked],
      ({ summary: a }, { summary: b }) =>
        collator.compare(a.title, b.title) || (a.id < b.id ? -1 : 1),
    );
    return registerOf(entries, known, {
      sources: stored.states,
      linkStates: stored.linkStates,
      oldAddresses: this.#oldAddresses,
    });
  }
}
