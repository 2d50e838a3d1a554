import {
  coveragePasses,
  type AlertAnswer,
  type CoverageFilter,
  type CoveragePage,
  type EntityPlaybooks,
  type FiringAlert,
  type PageChanges,
  type Playbook,
  type PlaybookPage,
  type PlaybooksApi,
  type PlaybookSource,
  type PlaybookSummary,
} from '@callboard/backstage-plugin-playbooks-common';
import { parsePlaybook } from '@callboard/backstage-plugin-playbooks-common/parse';
import { FakeRuns } from './FakeRuns';

/** A page as the backend would answer it. */
export function playbookOf(
  source: string,
  change: Partial<PlaybookSummary> & Pick<Playbook, 'links'> = {},
): Playbook {
  const path = change.path ?? 'LedgerLag.md';
  const page = parsePlaybook(source, { path });
  return {
    kind: 'page',
    id: 'lag',
    title: page.title,
    sourceId: 'docs',
    path,
    status: 'active',
    steps: page.steps.length,
    commands: page.commands.length,
    problems: 0,
    alerts: page.frontMatter.alerts,
    changedAt: '2026-11-20T03:00:00.000Z',
    ...change,
    version: '0'.repeat(64),
    page,
    runs: { open: [] },
    mapping: {},
  };
}

/** The API in memory. */
export class FakePlaybooksApi extends FakeRuns implements PlaybooksApi {
  readonly asked: FiringAlert[] = [];
  answer: AlertAnswer = { matches: [], near: [] };
  coverage: CoveragePage = {
    items: [],
    pageInfo: {},
    totalItems: 0,
    totals: { alerts: 0, used: 0, nowhere: 0, byState: {} },
    sources: [],
  };
  /** What is known of entities. */
  entities: EntityPlaybooks[] = [];
  failure?: Error;
  /** What has changed in pages. */
  changes: Pick<PageChanges, 'changes'> & Partial<PageChanges> = {
    changes: [],
  };
  readonly compared: { id: string; from?: string; to?: string }[] = [];
  /** Images of all pages, by what the pages write for their addresses. */
  images = new Map<string, Blob>();

  async listPlaybooks({
    q = '',
    brokenLinks = false,
  }: {
    q?: string;
    brokenLinks?: boolean;
  }): Promise<PlaybookPage> {
    if (this.failure) throw this.failure;
    const named = this.playbooks.filter(({ title }) =>
      title.toLowerCase().includes(q.toLowerCase()),
    );
    const broken = named.filter(one => one.brokenLinks);
    const items = brokenLinks ? broken : named;
    return {
      items,
      pageInfo: {},
      totalItems: items.length,
      withBrokenLinks: broken.length,
    };
  }

  async getPlaybook({ id }: { id: string }): Promise<Playbook> {
    const found = this.playbooks.find(one => one.id === id);
    if (!found) {
      throw Object.assign(new Error('No page'), { statusCode: 404 });
    }
    return found;
  }

  async comparePlaybook(request: {
    id: string;
    from?: string;
    to?: string;
  }): Promise<PageChanges> {
    this.compared.push(request);
    const { from = 'a'.repeat(64), to = '0'.repeat(64) } = request;
    return { from, to, moreLines: 0, isTooDifferent: false, ...this.changes };
  }

  async getImage({ path }: { path: string }): Promise<Blob> {
    const image = this.images.get(path);
    if (image) return image;
    throw Object.assign(new Error('No image'), { statusCode: 404 });
  }

  async findPlaybooks(alert: FiringAlert): Promise<AlertAnswer> {
    this.asked.push(alert);
    if (this.failure) throw this.failure;
    return this.answer;
  }

  async listCoverage({
    limit,
    ...filter
  }: CoverageFilter & { limit?: number }): Promise<CoveragePage> {
    if (this.failure) throw this.failure;
    const items = this.coverage.items.filter(coveragePasses(filter));
    return {
      ...this.coverage,
      items: items.slice(0, limit),
      totalItems: items.length,
    };
  }

  async exportCoverage(): Promise<string> {
    return 'alert\r\n';
  }

  async getPlaybooksOfEntities({
    entityRefs,
  }: {
    entityRefs: string[];
  }): Promise<{ items: (EntityPlaybooks | null)[] }> {
    if (this.failure) throw this.failure;
    return {
      items: entityRefs.map(
        ref => this.entities.find(one => one.entityRef === ref) ?? null,
      ),
    };
  }

  async listSources(): Promise<{ items: PlaybookSource[] }> {
    return { items: [] };
  }
}
