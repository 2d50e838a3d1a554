import type { AlertMatch, AlertMatchReason } from '../types';
import type { OldAddresses } from './OldAddresses';

/**
 * What a page says of itself, as far as alerts go.
 *
 * @public
 */
export interface AlertPage {
  id: string;
  title: string;
  /** First heading of level 1, and the name of the file without its ending. */
  names: string[];
  /** Alerts of its front matter. */
  alerts: string[];
  /** Addresses under which the page is known, old ones too, without anchors. */
  addresses: string[];
  sections: { id: string; title: string }[];
  isDeprecated?: boolean;
}

/**
 * A row of an operator's map: this alert, that page.
 *
 * @public
 */
export interface AlertMapping {
  alert: string;
  pageId: string;
  sectionId?: string;
}

const ORDER: AlertMatchReason[] = [
  'runbook-url',
  'alert-map',
  'front-matter',
  'page-name',
  'section-name',
];

/** `Alert Name: "KubePodCrashLooping"` and `KubePodCrashLooping` name the same alert. */
const nameOf = (text: string) =>
  text
    .trim()
    .replace(/^alert(?: ?name)?\s{0,5}[:=]\s{0,5}/i, '')
    .replace(/^["'`“]{1,3}|["'`”]{1,3}$/g, '');

/** Names of alerts are words: a heading such as `Impact` is a section of every page and names none. */
const looksLikeAlert = (name: string) =>
  /^[A-Za-z][\w:.-]{3,200}$/.test(name) && /[a-z0-9][A-Z]|[_:.-]/.test(name);

const key = (name: string) => nameOf(name).toLowerCase();

/** A regular expression would look at a row of slashes once for each of them. */
function withoutSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

/**
 * The address without what does not say which page it is: a file of a repository is the same in all its views.
 *
 * @public
 */
export function addressKey(address: string): string {
  try {
    const { host, pathname } = new URL(address);
    const path = withoutSlashes(pathname)
      .replace(/\.(?:md|html?)$/i, '')
      .replace(/\/(?:tree|raw|edit|blame)\//, '/blob/');
    return `${host}${decodeURI(path)}`.toLowerCase();
  } catch {
    return address.split('#', 1)[0];
  }
}

/** The key that counts first: with the query, which alone tells pages of some wikis apart (`?pageId=7`). */
export function addressKeys(address: string): string[] {
  const exact = addressKey(address);
  const search =
    address.includes('?') && URL.canParse(address)
      ? new URL(address).search
      : '';
  return search ? [`${exact}${search.toLowerCase()}`, exact] : [exact];
}

const anchorOf = (address: string) => {
  const [, anchor] = /#([^#]{1,500})$/.exec(address) ?? [];
  try {
    return anchor && decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
};

/** Words of a name: `LedgerLagHigh` → ledger, lag, high. */
const wordsOf = (name: string) =>
  new Set(
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter(word => word.length > 1),
  );

/**
 * From an alert to the pages that answer it, without search: exact names and addresses only. Built once for all pages; an
 * answer takes microseconds.
 *
 * @public
 */
export class AlertIndex {
  private readonly byAlert = new Map<string, AlertMatch[]>();
  private readonly byAddress = new Map<string, AlertPage>();
  private readonly pages = new Map<string, AlertPage>();
  private readonly oldAddresses?: OldAddresses;

  /** @param oldAddresses - where addresses lead that are of no page */
  constructor(
    pages: readonly AlertPage[],
    mappings: readonly AlertMapping[],
    oldAddresses?: OldAddresses,
  ) {
    this.oldAddresses = oldAddresses;
    for (const page of pages) {
      this.pages.set(page.id, page);
      page.addresses.forEach(address =>
        this.byAddress.set(addressKeys(address)[0], page),
      );
      page.alerts.forEach(alert =>
        this.add(alert, { pageId: page.id, reason: 'front-matter' }),
      );
      page.names.forEach(name =>
        this.add(name, { pageId: page.id, reason: 'page-name' }),
      );
      page.sections
        .filter(({ title }) => looksLikeAlert(nameOf(title)))
        .filter(({ title }) => !page.names.some(n => key(n) === key(title)))
        .forEach(({ id, title }) =>
          this.add(title, {
            pageId: page.id,
            sectionId: id,
            reason: 'section-name',
          }),
        );
    }
    for (const { alert, pageId, sectionId } of mappings) {
      this.add(alert, {
        pageId,
        ...(sectionId && { sectionId }),
        reason: 'alert-map',
      });
    }
    this.byAlert.forEach(matches => matches.sort((a, b) => this.compare(a, b)));
  }

  /**
   * Pages and sections for an alert, the surest first, each page once.
   *
   * @param runbookUrl - annotation `runbook_url` of the alert
   */
  find(alertName: string, runbookUrl?: string): AlertMatch[] {
    const explicit = runbookUrl ? this.atAddress(runbookUrl) : undefined;
    const matches = [
      ...(explicit ? [explicit] : []),
      ...(this.byAlert.get(key(alertName)) ?? []),
    ];
    return matches.filter(
      ({ pageId }, i) => matches.findIndex(m => m.pageId === pageId) === i,
    );
  }

  /** The page an address points to, if it is one of ours, or was. */
  atAddress(address: string): AlertMatch | undefined {
    for (const one of this.oldAddresses?.follow(address) ?? [address]) {
      const found = this.pageAt(one) ?? this.namedBy(one);
      if (found) return found;
    }
    return undefined;
  }

  private namedBy(address: string): AlertMatch | undefined {
    const alert = this.oldAddresses?.alertOf(address);
    const [match] = (alert && this.byAlert.get(key(alert))) || [];
    return match && { ...match, reason: 'runbook-url' };
  }

  private pageAt(address: string): AlertMatch | undefined {
    const page = addressKeys(address)
      .map(found => this.byAddress.get(found))
      .find(Boolean);
    if (!page) {
      return undefined;
    }
    const anchor = anchorOf(address);
    const section = page.sections.find(
      ({ id }) => id !== '' && id.toLowerCase() === anchor?.toLowerCase(),
    );
    return {
      pageId: page.id,
      ...(section && { sectionId: section.id }),
      reason: 'runbook-url',
    };
  }

  /** Alerts with pages whose names share words with this one, the most alike first. */
  near(alertName: string, limit = 5): { alert: string; match: AlertMatch }[] {
    const words = wordsOf(alertName);
    // A page stands here under its name and under its alerts.
    const seen = new Set<string>();
    return [...this.byAlert]
      .filter(([alert]) => alert !== key(alertName))
      .map(([, [match]]) => {
        const alert = this.nameOfMatch(match);
        const other = wordsOf(alert);
        const shared = [...words].filter(word => other.has(word)).length;
        return {
          alert,
          match,
          likeness: (2 * shared) / (words.size + other.size || 1),
        };
      })
      .filter(({ likeness }) => likeness >= 0.4)
      .sort((a, b) => b.likeness - a.likeness || (a.alert < b.alert ? -1 : 1))
      .filter(({ match: { pageId, sectionId = '' } }) => {
        const before = seen.size;
        return seen.add(`${pageId} ${sectionId}`).size > before;
      })
      .slice(0, limit)
      .map(({ alert, match }) => ({ alert, match }));
  }

  private nameOfMatch({ pageId, sectionId }: AlertMatch): string {
    const page = this.pages.get(pageId);
    const section = page?.sections.find(({ id }) => id === sectionId);
    return nameOf(section?.title ?? page?.alerts[0] ?? page?.names[0] ?? '');
  }

  private add(alert: string, match: AlertMatch) {
    const name = key(alert);
    const known = this.byAlert.get(name);
    if (name !== '') {
      this.byAlert.set(name, known ? [...known, match] : [match]);
    }
  }

  /** A page that is deprecated comes after all that are not. */
  private compare(a: AlertMatch, b: AlertMatch): number {
    const retired = ({ pageId }: AlertMatch) =>
      Number(this.pages.get(pageId)?.isDeprecated ?? false);
    return (
      retired(a) - retired(b) ||
      ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason) ||
      (a.pageId < b.pageId ? -1 : 1)
    );
  }
}
