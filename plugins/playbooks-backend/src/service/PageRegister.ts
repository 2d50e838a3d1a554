import {
  AlertIndex,
  type CoveredPage,
  type PlaybookSummary,
} from '@callboard/backstage-plugin-playbooks-common';
import type { PageRecord, PageStore, SourceState } from '../database/PageStore';
import type { PageSource } from '../sources/PageSource';
import { coveredPageOf } from './trust/coveredPageOf';

/** All pages as of one revision. */
export interface Register {
  /** In the order of their titles. */
  pages: PlaybookSummary[];
  byId: ReadonlyMap<string, PlaybookSummary>;
  versions: ReadonlyMap<string, string>;
  alerts: AlertIndex;
  sources: ReadonlyMap<string, SourceState>;
  /** What coverage and trust need to know of pages. */
  covered: ReadonlyMap<string, CoveredPage>;
}

/**
 * What is asked of all pages, in memory: an alert finds its page without a search. Each process reads it again when a write of
 * any process is seen; that costs a statement each time.
 */
export class PageRegister {
  readonly #store: PageStore;
  readonly #sources: ReadonlyMap<string, PageSource>;
  #known?: { revision: number; register: Promise<Register> };

  constructor(options: { store: PageStore; sources: readonly PageSource[] }) {
    this.#store = options.store;
    this.#sources = new Map(options.sources.map(one => [one.id, one]));
  }

  async read(): Promise<Register> {
    const revision = await this.#store.readRevision();
    if (this.#known?.revision !== revision) {
      const known = { revision, register: this.#load() };
      this.#known = known;
      known.register.catch(() => {
        if (this.#known === known) {
          this.#known = undefined;
        }
      });
    }
    return this.#known!.register;
  }

  async #load(): Promise<Register> {
    const sources = await this.#store.readSources();
    // A source that is not configured any more shows nothing.
    const records = (await this.#store.readPages()).filter(({ sourceId }) =>
      this.#sources.has(sourceId),
    );
    const summaries = records.map(record => this.#summaryOf(record));
    const collator = new Intl.Collator('en', { numeric: true });
    return {
      pages: [...summaries].sort(
        (a, b) => collator.compare(a.title, b.title) || (a.id < b.id ? -1 : 1),
      ),
      byId: new Map(summaries.map(summary => [summary.id, summary])),
      versions: new Map(records.map(({ id, version }) => [id, version])),
      alerts: new AlertIndex(
        records.map(({ id, index }, i) => ({
          ...index,
          id,
          addresses: [summaries[i].url ?? [], index.replaces].flat(),
        })),
        [],
      ),
      sources,
      covered: new Map(
        records.map((record, i) => [
          record.id,
          coveredPageOf(record, summaries[i].url),
        ]),
      ),
    };
  }

  #summaryOf({
    id,
    sourceId,
    path,
    index,
    changedAt,
  }: PageRecord): PlaybookSummary {
    const url = this.#sources.get(sourceId)?.addressOf(path);
    return {
      id,
      title: index.title,
      sourceId,
      path,
      ...(url && { url }),
      status: index.status,
      steps: index.steps,
      commands: index.commands,
      problems: index.notes.warning + index.notes.error,
      alerts: index.alerts,
      changedAt: changedAt.toISOString(),
    };
  }
}
