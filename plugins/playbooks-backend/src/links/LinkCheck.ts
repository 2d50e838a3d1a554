import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { inBatches } from '@internal/backend-kit';
import {
  checkLink,
  type LinkState,
  type PageLinkStates,
} from '@callboard/backstage-plugin-playbooks-common';
import type { PageStore } from '../database/PageStore';
import type { PageSource } from '../sources/PageSource';
import { addressOf } from './addressOf';
import type { FoundLinks, LinkedPage, LinkStore } from './LinkStore';

/** Raised when links are checked differently: those of all sources are then checked anew, once. */
const CHECK_VERSION = 1;

/** Pages that are read, or written, at a stretch: some 2 kB each, a few ms. */
const SLICE = 50;

/** Links that are checked at a stretch: some 5 ms where all of them are broken, as each was looked for in 300 places. */
const LINKS = 50;

/** Broken links of a page that are told with their lines. */
const MOST_TOLD = 200;

/** A source, as far as its links need it. */
interface Ground {
  files: ReadonlySet<string>;
  anchors: ReadonlyMap<string, ReadonlySet<string>>;
  addresses: ReadonlyMap<string, LinkState>;
  routes: PageSource['routes'];
}

type Source = Pick<PageSource, 'id' | 'routes'>;

/** Says of each link of a source whether it leads somewhere, as far as that is known without asking anybody. */
export class LinkCheck {
  readonly #pages: Pick<PageStore, 'readSource'>;
  readonly #links: LinkStore;

  constructor(options: {
    pages: Pick<PageStore, 'readSource'>;
    links: LinkStore;
  }) {
    this.#pages = options.pages;
    this.#links = options.links;
  }

  /**
   * Checks the links of a source that was read to its end, unless nothing has changed since the last check: neither the source, nor
   * its rules, nor what is known of other sites.
   */
  async check(source: Source, signal: AbortSignal): Promise<void> {
    const rules = JSON.stringify([CHECK_VERSION, source.routes ?? null]);
    if ((await this.#links.readChecked(source.id)) === rules) return;
    const token = randomUUID();
    await this.#links.beginCheck(source.id, token);
    if (!(await this.#checkAll(source, token, signal))) return;
    await this.#links.endCheck(source.id, token, rules);
  }

  /** @returns false where another check has begun, or something has changed meanwhile */
  async #checkAll(
    source: Source,
    token: string,
    signal: AbortSignal,
  ): Promise<boolean> {
    const state = await this.#pages.readSource(source.id);
    // Before a first complete reading nobody knows what is there.
    if (!state?.completedAt) return true;
    const pages = await this.#links.readPages(source.id);
    const found = await this.#readFound(pages, signal);
    const asked = await this.#links.readAddresses();
    const ground: Ground = {
      routes: source.routes,
      // A reading that broke off may have found pages that are in no list of files yet.
      files: new Set([...state.files, ...pages.map(({ path }) => path)]),
      anchors: anchorsOf(pages, found),
      addresses: new Map(asked.map(one => [one.address, one.state])),
    };
    for (const batch of inBatches(pages, SLICE)) {
      signal.throwIfAborted();
      const ids = batch.map(({ id }) => id);
      const before = await this.#links.readStates(ids);
      const news = new Map<string, PageLinkStates>();
      for (const { id, path } of batch) {
        const links = found.get(id)?.links ?? [];
        const states = await statesOf(path, links, ground);
        if (!isDeepStrictEqual(states, before.get(id))) news.set(id, states);
      }
      const own = { sourceId: source.id, token };
      if (!(await this.#links.writeStates(own, news))) return false;
    }
    return true;
  }

  async #readFound(pages: readonly LinkedPage[], signal: AbortSignal) {
    const found = new Map<string, FoundLinks>();
    for (const batch of inBatches(pages, SLICE)) {
      signal.throwIfAborted();
      const ids = batch.map(({ id }) => id);
      for (const [id, one] of await this.#links.readFound(ids)) {
        found.set(id, one);
      }
      await nextTurn();
    }
    return found;
  }
}

function anchorsOf(
  pages: readonly LinkedPage[],
  found: ReadonlyMap<string, FoundLinks>,
): Ground['anchors'] {
  return new Map(
    pages.flatMap(({ id, path }) => {
      const own = found.get(id);
      return own ? [[path, new Set(own.anchors)] as const] : [];
    }),
  );
}

const NONE: ReadonlySet<string> = new Set();

async function statesOf(
  path: string,
  links: FoundLinks['links'],
  { files, anchors, addresses, routes }: Ground,
): Promise<PageLinkStates> {
  const counts = { ok: 0, broken: 0, 'cannot-tell': 0 };
  const brokenLinks: PageLinkStates['brokenLinks'] = [];
  const surroundings = {
    path,
    files,
    anchors: anchors.get(path) ?? NONE,
    anchorsOf: (other: string) => anchors.get(other),
    routes,
  };
  for (const batch of inBatches(links, LINKS)) {
    for (const link of batch) {
      const address = addressOf(link.target);
      const state =
        address === undefined
          ? checkLink(link, surroundings)
          : addresses.get(address) ?? 'cannot-tell';
      counts[state] += 1;
      if (state === 'broken' && brokenLinks.length < MOST_TOLD) {
        brokenLinks.push({ target: link.target, line: link.line });
      }
    }
    await nextTurn();
  }
  return {
    ok: counts.ok,
    broken: counts.broken,
    cannotTell: counts['cannot-tell'],
    brokenLinks,
  };
}
