import { setImmediate as nextTurn } from 'node:timers/promises';
import { inBatches, type Digest } from '@internal/backend-kit';
import {
  overdueSince,
  trustOf,
  type PageRunFacts,
} from '@callboard/backstage-plugin-playbooks-common';
import type { RunStore } from '../database/RunStore';
import type { Directory } from '../entities/Directory';
import type { AlertRuleStore } from '../rules/AlertRuleStore';
import { ownersByLabels } from '../service/alertOwner';
import type { Pages, Register } from '../service/Register';
import type { CoverageReader } from '../service/trust/CoverageReader';
import { digestNotice, type TeamConcerns } from './digestNotice';

/** Entities that are worked out at a stretch, some 5 ms. */
const SLICE = 200;
const WEEK_DAYS = 7;

/** Team → what belongs to it. */
type ByTeam = Map<string, Set<string>>;

interface DigestWriterOptions {
  directory: Pick<Directory, 'entities' | 'groups' | 'isWhole'>;
  /** All pages, whoever sees them. */
  register: Pages;
  coverage: Pick<CoverageReader, 'all'>;
  rules: Pick<AlertRuleStore, 'readRules'>;
  runs: Pick<RunStore, 'readFacts'>;
  /** Where the page of the frontend is. */
  pagePath: string;
  now?: () => Date;
}

const noConcerns = (): TeamConcerns => ({
  astray: [],
  deadLinks: [],
  setbacks: [],
  overdue: [],
  unproven: [],
  broken: [],
});

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
    const { directory, runs, pagePath } = this.#options;
    if (!directory.isWhole) return [];
    const register = await this.#options.register.read();
    const pages = await this.#pagesByTeam(register);
    const astray = await this.#alertsByTeam('none');
    const deadLinks = await this.#alertsByTeam('dead-link');
    const facts = await runs.readFacts();
    const now = this.#options.now?.() ?? new Date();
    const digests: Digest[] = [];
    for (const [ownerRef, team] of directory.groups) {
      const concerns = noConcerns();
      concerns.astray = [...(astray.get(ownerRef) ?? [])].sort();
      concerns.deadLinks = [...(deadLinks.get(ownerRef) ?? [])].sort();
      for (const pageId of pages.get(ownerRef) ?? []) {
        const kind = concernOf(pageId, { register, facts, now });
        if (kind) concerns[kind].push(register.byId.get(pageId)!.title);
      }
      const notification = digestNotice(team, concerns, pagePath);
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

  async #alertsByTeam(state: 'none' | 'dead-link'): Promise<ByTeam> {
    const { coverage, rules, directory } = this.#options;
    const rows = await coverage.all({ states: [state] });
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
  pageId: string,
  context: {
    register: Register;
    facts: ReadonlyMap<string, PageRunFacts>;
    now: Date;
  },
): keyof Omit<TeamConcerns, 'astray' | 'deadLinks'> | undefined {
  const { register, facts, now } = context;
  const page = register.covered.get(pageId);
  if (page && !page.isExternal) {
    const used = { ...page, runs: facts.get(pageId) };
    const { setback, changed } = trustOf(used, now);
    if (setback && setback.daysAgo <= WEEK_DAYS) return 'setbacks';
    if (overdueSince(used, now) !== undefined) return 'overdue';
    if (changed.length > 0) return 'unproven';
  }
  return register.byId.get(pageId)?.brokenLinks ? 'broken' : undefined;
}
