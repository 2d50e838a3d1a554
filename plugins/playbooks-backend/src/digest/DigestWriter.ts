import { setImmediate as nextTurn } from 'node:timers/promises';
import { inBatches, type Digest } from '@internal/backend-kit';
import {
  overdueSince,
  type PlaybookSummary,
} from '@callboard/backstage-plugin-playbooks-common';
import type { RunStore } from '../database/RunStore';
import type { Directory } from '../entities/Directory';
import type { AlertRuleStore } from '../rules/AlertRuleStore';
import { ownersByLabels } from '../service/alertOwner';
import type { PlaybookReader } from '../service/PlaybookReader';
import type { Pages, Register } from '../service/Register';
import type { CoverageReader } from '../service/trust/CoverageReader';
import { digestNotice, type TeamConcerns } from './digestNotice';

/** Entities that are worked out at a stretch, some 5 ms. */
const SLICE = 200;
const WEEK_DAYS = 7;

/** Team → what belongs to it. */
type ByTeam = Map<string, Set<string>>;

interface DigestWriterOptions {
  directory: Pick<Directory, 'entities' | 'groups' | 'ownedBy' | 'isWhole'>;
  /** All pages, whoever sees them. */
  register: Pages;
  reader: Pick<PlaybookReader, 'withTrust'>;
  coverage: Pick<CoverageReader, 'all'>;
  rules: Pick<AlertRuleStore, 'readRules'>;
  runs: Pick<RunStore, 'readFacts'>;
  /** Where the page of the frontend is. */
  pagePath: string;
  now?: () => Date;
}

function add(map: ByTeam, team: string, item: string) {
  map.set(team, (map.get(team) ?? new Set()).add(item));
}

/**
 * Writes what teams should look at. A team hears of its own only: of pages that name it as their owner or belong to what it
 * owns, and of alerts whose labels lead to it; not of what is owned by teams below it, which hear of that themselves.
 */
export class DigestWriter {
  readonly #options: DigestWriterOptions;

  constructor(options: DigestWriterOptions) {
    this.#options = options;
  }

  /** Nothing until the catalog has been read to its end: who owns what is half the answer before. */
  async write(): Promise<Digest[]> {
    const { directory, register, pagePath } = this.#options;
    if (!directory.isWhole) return [];
    const pages = await this.#pagesByTeam(await register.read());
    const astray = await this.#alertsByTeam();
    const digests: Digest[] = [];
    for (const [ownerRef, team] of directory.groups) {
      const notification = digestNotice(
        team,
        await this.#concernsOf(
          [...(pages.get(ownerRef) ?? [])],
          [...(astray.get(ownerRef) ?? [])],
        ),
        pagePath,
      );
      if (notification) digests.push({ ownerRef, notification });
    }
    return digests;
  }

  async #pagesByTeam(register: Register): Promise<ByTeam> {
    const { directory } = this.#options;
    const { relations } = register;
    const found: ByTeam = new Map();
    const addOwn = (team: string, pageId: string) => {
      if (isOf(team, pageId, register, directory)) add(found, team, pageId);
    };
    for (const team of directory.groups.keys()) {
      relations.ownedBy(team).forEach(pageId => addOwn(team, pageId));
    }
    for (const batch of inBatches([...directory.entities.values()], SLICE)) {
      await nextTurn();
      for (const { links, ...facts } of batch) {
        const urls = links.map(({ url }) => url);
        for (const { pageId } of relations.of({ ...facts, links: urls })) {
          facts.ownerRefs.forEach(team => addOwn(team, pageId));
        }
      }
    }
    return found;
  }

  async #alertsByTeam(): Promise<ByTeam> {
    const { coverage, rules, directory } = this.#options;
    const rows = await coverage.all({ states: ['none', 'dead-link'] });
    const names = new Set(rows.map(({ alert }) => alert));
    const found: ByTeam = new Map();
    for (const { alert, rules: ofAlert } of await rules.readRules()) {
      if (!names.has(alert)) continue;
      for (const { labels } of ofAlert) {
        const [owner] = ownersByLabels(labels, directory);
        if (owner) add(found, owner.ownerRef, alert);
      }
    }
    return found;
  }

  async #concernsOf(
    pageIds: readonly string[],
    astray: string[],
  ): Promise<TeamConcerns> {
    const { register, reader, runs } = this.#options;
    const now = this.#options.now?.() ?? new Date();
    const concerns: TeamConcerns = {
      astray: astray.sort(),
      setbacks: [],
      overdue: [],
      unproven: [],
      broken: [],
    };
    if (pageIds.length === 0) return concerns;
    const { byId, covered } = await register.read();
    const facts = await runs.readFacts(pageIds);
    const pages = await reader.withTrust(
      pageIds.flatMap(id => byId.get(id) ?? []),
    );
    for (const page of pages) {
      const input = covered.get(page.id);
      const isOverdue =
        input !== undefined &&
        overdueSince({ ...input, runs: facts.get(page.id) }, now) !== undefined;
      const kind = concernOf(page, isOverdue);
      if (kind) concerns[kind].push(page.title);
    }
    return concerns;
  }
}

/** Pages that came with entities are named only to teams that own one of these. */
function isOf(
  team: string,
  pageId: string,
  { byId, known }: Register,
  directory: Pick<Directory, 'entities'>,
): boolean {
  const readFor = known.get(byId.get(pageId)?.sourceId ?? '')?.readFor;
  return (
    readFor === undefined ||
    [...readFor.entityRefs].some(ref =>
      directory.entities.get(ref)?.ownerRefs.includes(team),
    )
  );
}

/** The worst thing to say of a page. */
function concernOf(
  { trust, brokenLinks }: PlaybookSummary,
  isOverdue: boolean,
): keyof Omit<TeamConcerns, 'astray'> | undefined {
  if (trust?.setback && trust.setback.daysAgo <= WEEK_DAYS) return 'setbacks';
  if (isOverdue) return 'overdue';
  if (trust && trust.changed.length > 0) return 'unproven';
  return brokenLinks ? 'broken' : undefined;
}
