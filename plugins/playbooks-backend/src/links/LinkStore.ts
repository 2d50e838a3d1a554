import type {
  LinkState,
  PageLinkStates,
  PlaybookLink,
} from '@callboard/backstage-plugin-playbooks-common';

/** What a page links to, and what may link to it. */
export interface FoundLinks {
  anchors: string[];
  links: (Pick<PlaybookLink, 'target' | 'kind' | 'isBuilt'> & {
    line: number;
  })[];
}

/** A page of a source. */
export interface LinkedPage {
  id: string;
  path: string;
}

/** An address of another site, as it was last asked for. */
export interface AskedAddress {
  address: string;
  state: LinkState;
  checkedAt: Date;
}

/** Where links are kept, and what is known of where they lead. */
export interface LinkStore {
  /** By which rules the links of a source were checked since it, or what is known of addresses, last changed. */
  readChecked(sourceId: string): Promise<string | undefined>;
  /** Begins a check, with a word of its own. */
  beginCheck(sourceId: string, token: string): Promise<void>;
  /** Ends it, unless something has changed since, or another one has begun. */
  endCheck(sourceId: string, token: string, rules: string): Promise<void>;
  /** The pages that a source has. */
  readPages(sourceId: string): Promise<LinkedPage[]>;
  /** The pages of some sources. */
  readPageIds(sourceIds: readonly string[]): Promise<string[]>;
  readFound(pageIds: readonly string[]): Promise<Map<string, FoundLinks>>;
  readStates(pageIds: readonly string[]): Promise<Map<string, PageLinkStates>>;
  /**
   * Replaces what was known of these pages, and lets all processes know.
   *
   * @returns false, and nothing is written, where something has changed since the check began, or another one has begun
   */
  writeStates(
    check: { sourceId: string; token: string },
    states: ReadonlyMap<string, PageLinkStates>,
  ): Promise<boolean>;
  /** Page → how many of its links are broken; pages without are absent. */
  readBroken(): Promise<Map<string, number>>;
  readAddresses(): Promise<AskedAddress[]>;
  /** Adds addresses or what is new of them; where a state is another one, all sources are to be checked. */
  writeAddresses(asked: readonly AskedAddress[]): Promise<void>;
  /** Alike. */
  forgetAddresses(addresses: readonly string[]): Promise<void>;
}
