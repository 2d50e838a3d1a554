import {
  AlertIndex,
  type OldAddresses,
  PageRelations,
  type AlertPage,
  type CoveredPage,
  type LinkState,
  type PlaybookSummary,
  type RelatablePage,
} from '@callboard/backstage-plugin-playbooks-common';
import type { SourceState } from '../database/PageStore';
import type { KnownSource } from '../sources/SourceBook';

/** A page in each of its roles. */
export interface RegisterEntry {
  summary: PlaybookSummary;
  /** Absent for pages of other systems. */
  version?: string;
  alertPage: AlertPage;
  covered: CoveredPage;
  relatable: RelatablePage;
}

/** All pages as of one revision, or those of them that somebody sees. */
export interface Register {
  /** In the order of their titles. */
  readonly pages: readonly PlaybookSummary[];
  readonly byId: ReadonlyMap<string, PlaybookSummary>;
  /** Of the pages whose text we have. */
  readonly versions: ReadonlyMap<string, string>;
  readonly alerts: AlertIndex;
  /** Which pages belong to which entities. */
  readonly relations: PageRelations;
  readonly sources: ReadonlyMap<string, SourceState>;
  readonly known: ReadonlyMap<string, KnownSource>;
  /** What coverage and trust need to know of pages. */
  readonly covered: ReadonlyMap<string, CoveredPage>;
  readonly entries: readonly RegisterEntry[];
  /** Where addresses lead that are of no page. */
  readonly oldAddresses: OldAddresses;
  /** What was asked of other sites, by the addresses of `addressOf`. */
  readonly linkStates: ReadonlyMap<string, LinkState>;
}

/** What gives the pages that somebody sees, as they are now. */
export interface Pages {
  read(): Promise<Register>;
}

/** Works out a thing when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/**
 * @param entries - in the order of their titles
 * @param rest - what does not depend on who sees it
 */
export function registerOf(
  entries: readonly RegisterEntry[],
  known: ReadonlyMap<string, KnownSource>,
  rest: Pick<Register, 'sources' | 'linkStates' | 'oldAddresses'>,
): Register {
  // One by one: it may be a register of others, whose pages stay theirs.
  const { sources, linkStates, oldAddresses } = rest;
  const alerts = once(
    () =>
      new AlertIndex(
        entries.map(({ alertPage }) => alertPage),
        [],
        oldAddresses,
      ),
  );
  const relations = once(
    () => new PageRelations(entries.map(({ relatable }) => relatable)),
  );
  return {
    pages: entries.map(({ summary }) => summary),
    byId: new Map(entries.map(({ summary }) => [summary.id, summary])),
    versions: new Map(
      entries.flatMap(({ summary, version }) =>
        version === undefined ? [] : [[summary.id, version] as const],
      ),
    ),
    get alerts() {
      return alerts();
    },
    get relations() {
      return relations();
    },
    known,
    covered: new Map(
      entries.map(({ summary, covered }) => [summary.id, covered]),
    ),
    entries,
    sources,
    linkStates,
    oldAddresses,
  };
}
