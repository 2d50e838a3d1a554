import { setImmediate as nextTurn } from 'node:timers/promises';
import { inBatches } from '@internal/backend-kit';
import {
  compareCoverage,
  coverageOf,
  coveragePasses,
  coverageTotals,
  type AlertCoverage,
  type CoverageFilter,
  type CoveragePage,
  type CoverageTotals,
  type PageRunFacts,
  type RuleSource,
} from '@callboard/backstage-plugin-playbooks-common';
import type { RuleSourceState } from '../../rules/AlertRuleStore';
import type { PageSource } from '../../sources/PageSource';
import { pageOf } from '../pageOf';
import type { Pages } from '../Register';
import type { AlertRegister } from './AlertRegister';

/** About 5 ms at a stretch. */
const SLICE = 500;

const MOST_BROKEN = 100;

const shownSource = (
  source: PageSource,
  state: RuleSourceState | undefined,
): RuleSource => ({
  id: source.id,
  ...(state && { attemptedAt: state.attemptedAt.toISOString() }),
  ...(state?.completedAt && { completedAt: state.completedAt.toISOString() }),
  ...(state?.problem && { problem: state.problem }),
  broken: (state?.broken ?? [])
    .slice(0, MOST_BROKEN)
    .map(({ path, problems }) => {
      const url = source.addressOf(path);
      return { path, ...(url && { url }), problems };
    }),
});

interface CoverageOptions {
  /** The pages that alerts may lead to. */
  pages: Pages;
  alerts: Pick<AlertRegister, 'read' | 'readSources'>;
  /** Page → what runs say of it. */
  runFacts: () => Promise<ReadonlyMap<string, PageRunFacts>>;
  /** Folders of rule files. */
  sources: readonly PageSource[];
  now?: () => Date;
}

/** Answers which alerts lead where. */
export class CoverageReader {
  readonly #alerts: Pick<AlertRegister, 'read' | 'readSources'>;
  readonly #runFacts: () => Promise<ReadonlyMap<string, PageRunFacts>>;
  readonly #sources: readonly PageSource[];
  readonly #now: () => Date;
  readonly #pages: Pages;
  readonly #options: CoverageOptions;

  constructor(options: CoverageOptions) {
    this.#options = options;
    this.#pages = options.pages;
    this.#alerts = options.alerts;
    this.#runFacts = options.runFacts;
    this.#sources = options.sources;
    this.#now = options.now ?? (() => new Date());
  }

  /** The same, over other pages: those that somebody sees. */
  over(pages: Pages): CoverageReader {
    return new CoverageReader({ ...this.#options, pages });
  }

  async list(
    filter: CoverageFilter & { limit: number; cursor?: string },
  ): Promise<CoveragePage> {
    const rows = await this.#read();
    const sources = await this.#alerts.readSources();
    const found = rows.filter(coveragePasses(filter));
    return {
      ...pageOf(found, ({ alert }) => alert, filter),
      totalItems: found.length,
      totals: coverageTotals(rows),
      sources: this.#sources.map(source =>
        shownSource(source, sources.get(source.id)),
      ),
    };
  }

  /** All alerts that are asked for, the worst first. */
  async all(filter: CoverageFilter = {}): Promise<AlertCoverage[]> {
    return (await this.#read()).filter(coveragePasses(filter));
  }

  async totals(): Promise<CoverageTotals> {
    return coverageTotals(await this.#read());
  }

  async #read(): Promise<AlertCoverage[]> {
    const placed = await this.#alerts.read(await this.#pages.read());
    const facts = await this.#runFacts();
    const now = this.#now();
    const rows: AlertCoverage[] = [];
    for (const batch of inBatches(placed, SLICE)) {
      await nextTurn();
      for (const alert of batch) {
        const runs = alert.target && facts.get(alert.target.page.id);
        rows.push(coverageOf(alert, runs, now));
      }
    }
    return rows.sort(compareCoverage);
  }
}
