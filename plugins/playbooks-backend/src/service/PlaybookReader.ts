import { NotFoundError } from '@backstage/errors';
import {
  runbookAddress,
  trustOf,
  type AlertAnswer,
  type AlertMatch,
  type FiringAlert,
  type FoundPlaybook,
  type PageChanges,
  type ParsedPage,
  type Playbook,
  type PlaybookPage,
  type PlaybookSource,
  type PlaybookSummary,
} from '@callboard/backstage-plugin-playbooks-common';
import { mappingFor, type VariableMapping } from '../config/readMappings';
import type { PageStore, PageVersion } from '../database/PageStore';
import type { RunStore } from '../database/RunStore';
import type { LinkStore } from '../links/LinkStore';
import { changesBetween } from './changesBetween';
import { pageOf } from './pageOf';
import type { PageSearch } from './PageSearch';
import type { Pages, Register } from './Register';

const MOST_REFUSED = 200;
/** Of a comparison that was asked for, and of one that comes with a page, which is to be short. */
const MOST_LINES = 400;
const MOST_LINES_OF_PAGE = 80;

const foundIn = (
  { byId }: Register,
  { pageId, sectionId, reason }: AlertMatch,
): FoundPlaybook => ({
  playbook: byId.get(pageId)!,
  ...(sectionId && { sectionId }),
  reason,
});

interface ReaderOptions {
  search: PageSearch;
  mappings?: readonly VariableMapping[];
  store: PageStore;
  links: Pick<LinkStore, 'readStates'>;
  runs: Pick<RunStore, 'readPageRuns' | 'readFacts'>;
  /** The pages that it answers from. */
  register: Pages;
  now?: () => Date;
}

/** Answers about playbooks. */
export class PlaybookReader {
  readonly #store: PageStore;
  readonly #runs: Pick<RunStore, 'readPageRuns' | 'readFacts'>;
  readonly #register: Pages;
  readonly #now: () => Date;
  readonly #options: ReaderOptions;

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.#store = options.store;
    this.#runs = options.runs;
    this.#register = options.register;
    this.#now = options.now ?? (() => new Date());
  }

  /** The same, from other pages: those that somebody sees. */
  over(register: Pages): PlaybookReader {
    return new PlaybookReader({ ...this.#options, register });
  }

  async list(request: {
    q?: string;
    brokenLinks?: boolean;
    limit: number;
    cursor?: string;
  }): Promise<PlaybookPage> {
    const register = await this.#register.read();
    const named = await this.#options.search.find(register, request.q ?? '');
    const broken = named.filter(({ brokenLinks }) => brokenLinks);
    const found = request.brokenLinks ? broken : named;
    const { items, pageInfo } = pageOf(found, ({ id }) => id, request);
    return {
      items: await this.#withTrust(items, register),
      pageInfo,
      totalItems: found.length,
      withBrokenLinks: broken.length,
    };
  }

  async get(id: string, version?: string): Promise<Playbook> {
    const register = await this.#register.read();
    const summary = register.byId.get(id);
    if (summary?.kind === 'external') {
      throw new NotFoundError(
        `${summary.title} is kept at ${summary.url}: it has no text here`,
      );
    }
    const wanted = version ?? register.versions.get(id);
    // Links are known of the present text only.
    const isPresent = wanted === register.versions.get(id);
    const [page, runs, [trusted], states] =
      summary && wanted
        ? await Promise.all([
            this.#store.readPage(id, wanted),
            this.#runs.readPageRuns(id),
            this.#withTrust([summary], register),
            isPresent ? this.#options.links.readStates([id]) : undefined,
          ])
        : [undefined, undefined, []];
    if (!trusted || !page || !runs) {
      throw new NotFoundError(
        version ? `No page ${id} in version ${version}` : `No page ${id}`,
      );
    }
    const { owner } = page.parsed.frontMatter;
    const links = states?.get(id);
    const untried = isPresent ? await this.#untried(trusted, page) : undefined;
    return {
      ...trusted,
      version: page.version,
      page: page.parsed,
      runs,
      ...(links && { links }),
      ...(untried && { untried }),
      mapping: mappingFor(owner, this.#options.mappings ?? []),
    };
  }

  /** A page with its text as its author wrote it, without the front matter. */
  async getText(id: string): Promise<{ text: string; page: ParsedPage }> {
    const { byId, versions } = await this.#register.read();
    const wanted = byId.has(id) ? versions.get(id) : undefined;
    const found = wanted ? await this.#store.readPage(id, wanted) : undefined;
    if (!found) throw new NotFoundError(`No page ${id}`);
    const { source, parsed: page } = found;
    const { end = 0 } = page.frontMatterRange ?? {};
    return { text: source.toString('utf8').slice(end).trim(), page };
  }

  /** What changed in a page since `from`, or since its last good run; until `to`, or until now. */
  async compare(
    id: string,
    versions: { from?: string; to?: string },
  ): Promise<PageChanges> {
    const register = await this.#register.read();
    const present = register.byId.has(id) && register.versions.get(id);
    if (!present) throw new NotFoundError(`No page ${id}`);
    const from = versions.from ?? (await this.#lastGoodVersion(id));
    if (!from) {
      throw new NotFoundError(
        `No run of page ${id} ended well: name the version to compare with in "from"`,
      );
    }
    const [before, after] = await Promise.all(
      [from, versions.to ?? present].map(one => this.#readVersion(id, one)),
    );
    return changesBetween(before, after, { mostLines: MOST_LINES });
  }

  /** What nobody has tried yet of a page that was proven once. A run says which text it was; a review does not. */
  async #untried(
    { trust }: PlaybookSummary,
    page: PageVersion,
  ): Promise<PageChanges | undefined> {
    if (!trust?.basis || trust.basis.kind === 'review') return undefined;
    if (!trust.changed.includes('page')) return undefined;
    const from = await this.#lastGoodVersion(page.pageId);
    if (!from) return undefined;
    const before = await this.#readVersion(page.pageId, from);
    return changesBetween(before, page, { mostLines: MOST_LINES_OF_PAGE });
  }

  async #lastGoodVersion(id: string): Promise<string | undefined> {
    const facts = await this.#runs.readFacts([id]);
    return facts.get(id)?.lastGoodRun?.version;
  }

  async #readVersion(id: string, version: string): Promise<PageVersion> {
    const found = await this.#store.readPage(id, version);
    if (found) return found;
    throw new NotFoundError(`No page ${id} in version ${version}`);
  }

  /** Page → its present version, of all pages that are seen. */
  async present(): Promise<
    ReadonlyMap<string, { version: string; changedAt: string }>
  > {
    const { pages, versions } = await this.#register.read();
    return new Map(
      pages.flatMap(({ id, changedAt }) => {
        const version = versions.get(id);
        // What another system keeps has no version here.
        return version && changedAt ? [[id, { version, changedAt }]] : [];
      }),
    );
  }

  /** Pages with how much they are to be trusted. */
  async withTrust(
    summaries: readonly PlaybookSummary[],
  ): Promise<PlaybookSummary[]> {
    return this.#withTrust(summaries, await this.#register.read());
  }

  async #withTrust(
    summaries: readonly PlaybookSummary[],
    { covered }: Register,
  ): Promise<PlaybookSummary[]> {
    const facts = await this.#runs.readFacts(summaries.map(({ id }) => id));
    const now = this.#now();
    return summaries.map(summary => {
      const page = covered.get(summary.id);
      if (!page || page.isExternal) return summary;
      const runs = facts.get(page.id);
      return {
        ...summary,
        trust: trustOf({ ...page, runs }, now),
        ...(runs?.lastGoodRun && { lastGoodRunAt: runs.lastGoodRun.endedAt }),
        ...(runs?.lastDrill && { lastDrillAt: runs.lastDrill.endedAt }),
      };
    });
  }

  async find({
    labels,
    annotations,
  }: Pick<FiringAlert, 'labels' | 'annotations'>): Promise<AlertAnswer> {
    const register = await this.#register.read();
    const name = labels.alertname ?? '';
    const matches = register.alerts
      .find(name, runbookAddress(annotations))
      .map(match => foundIn(register, match));
    return {
      matches,
      near:
        matches.length > 0
          ? []
          : register.alerts.near(name).map(({ alert, match }) => ({
              alert,
              ...foundIn(register, match),
            })),
    };
  }

  async sources(): Promise<PlaybookSource[]> {
    const { pages, known } = await this.#register.read();
    const sources = await this.#store.readSources();
    return [...known].map(([id, { source }]) => {
      const state = sources.get(id);
      const url = source.addressOf('');
      return {
        id,
        ...(url && { url }),
        pages: pages.filter(({ sourceId }) => sourceId === id).length,
        refused: state?.refused.slice(0, MOST_REFUSED) ?? [],
        ...(state && { attemptedAt: state.attemptedAt.toISOString() }),
        ...(state?.completedAt && {
          completedAt: state.completedAt.toISOString(),
        }),
        ...(state?.problem && { problem: state.problem }),
      };
    });
  }
}
