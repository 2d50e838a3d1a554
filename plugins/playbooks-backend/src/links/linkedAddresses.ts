import { setImmediate as nextTurn } from 'node:timers/promises';
import { inBatches } from '@internal/backend-kit';
import type { ExternalConfig } from '../config/readPlaybooksConfig';
import type { AlertRuleStore } from '../rules/AlertRuleStore';
import type { SourceBook } from '../sources/SourceBook';
import { addressOf } from './addressOf';
import type { LinkStore } from './LinkStore';

const SLICE = 100;
/** Most addresses that are asked for. */
const MOST = 50_000;

/** Where addresses of other sites stand. */
export interface LinkingPlaces {
  links: Pick<LinkStore, 'readPageIds' | 'readFound'>;
  rules: Pick<AlertRuleStore, 'readRules'>;
  book: Pick<SourceBook, 'read'>;
  external: readonly ExternalConfig[];
  /** Of the folders of rules that are configured. */
  ruleSourceIds: ReadonlySet<string>;
}

/**
 * Addresses that pages, entities, rules and the configuration link to, without those of our own sources, whose files are known.
 *
 * @param mayAsk - whether somebody may be asked for an address
 */
export async function linkedAddresses(
  { links, rules, book, external, ruleSourceIds }: LinkingPlaces,
  mayAsk: (address: string) => boolean,
): Promise<Set<string>> {
  const { known, links: ofEntities } = book.read();
  const own = [...known.values()].flatMap(
    ({ source }) => source.addressOf('') || [],
  );
  const found = new Set<string>();
  const add = (target: string | undefined) => {
    const address = target && addressOf(target.trim());
    if (
      address &&
      found.size < MOST &&
      mayAsk(address) &&
      !own.some(base => address.startsWith(base))
    ) {
      found.add(address);
    }
  };
  external.forEach(({ url }) => add(url));
  ofEntities.forEach(({ url }) => add(url));
  for (const { rules: ofAlert, sourceId } of await rules.readRules()) {
    if (!ruleSourceIds.has(sourceId)) continue;
    ofAlert.forEach(({ runbookUrl }) => add(runbookUrl));
  }
  const pageIds = await links.readPageIds([...known.keys()]);
  for (const ids of inBatches(pageIds, SLICE)) {
    await nextTurn();
    for (const page of (await links.readFound(ids)).values()) {
      page.links.forEach(({ target }) => add(target));
    }
  }
  return found;
}
