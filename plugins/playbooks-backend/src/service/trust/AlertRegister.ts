import { setImmediate as nextTurn } from 'node:timers/promises';
import { groupBy, inBatches } from '@internal/backend-kit';
import {
  OwnAddresses,
  placeAlert,
  withAliases,
  type AlertOfFile,
  type LinkState,
  type PlacedAlert,
} from '@callboard/backstage-plugin-playbooks-common';
import { addressOf } from '../../links/addressOf';
import type {
  AlertRuleRecord,
  AlertRuleStore,
  RuleSourceState,
} from '../../rules/AlertRuleStore';
import type { PageSource } from '../../sources/PageSource';
import type { Register } from '../Register';

/** About 5 ms at a stretch. */
const SLICE = 500;

/**
 * Where alerts lead, in memory. Each process works it out again when a write of rules or pages of any process is seen.
 */
export class AlertRegister {
  readonly #store: Pick<
    AlertRuleStore,
    'readRevision' | 'readRules' | 'readSources'
  >;
  readonly #ruleSources: ReadonlyMap<string, PageSource>;
  readonly #resolvers: readonly string[];
  /** For the pages of everybody who sees the same ones. */
  readonly #known = new WeakMap<
    Register,
    { revision: number; alerts: Promise<readonly PlacedAlert[]> }
  >();

  constructor(options: {
    store: Pick<AlertRuleStore, 'readRevision' | 'readRules' | 'readSources'>;
    ruleSources: readonly PageSource[];
    /** Addresses below which the name of an alert leads to its page. */
    resolvers: readonly string[];
  }) {
    this.#store = options.store;
    this.#ruleSources = new Map(options.ruleSources.map(one => [one.id, one]));
    this.#resolvers = options.resolvers;
  }

  /** @param register - the pages that alerts may lead to */
  async read(register: Register): Promise<readonly PlacedAlert[]> {
    const revision = await this.#store.readRevision();
    const before = this.#known.get(register);
    if (before?.revision === revision) {
      return before.alerts;
    }
    const known = { revision, alerts: this.#load(register) };
    this.#known.set(register, known);
    known.alerts.catch(() => {
      if (this.#known.get(register) === known) {
        this.#known.delete(register);
      }
    });
    return known.alerts;
  }

  /** How the last readings of rule files went. */
  readSources(): Promise<ReadonlyMap<string, RuleSourceState>> {
    return this.#store.readSources();
  }

  async #load(register: Register): Promise<readonly PlacedAlert[]> {
    // A source that is not configured any more shows nothing.
    const rules = (await this.#store.readRules()).filter(({ sourceId }) =>
      this.#ruleSources.has(sourceId),
    );
    const ground = {
      pages: register.covered,
      index: register.alerts,
      addresses: this.#addressesOf(register),
      linkStateOf: (url: string): LinkState =>
        register.linkStates.get(addressOf(url.trim()) ?? '') ?? 'cannot-tell',
    };
    const byName = groupBy(rules, ({ alert }) => alert);
    const placed: PlacedAlert[] = [];
    for (const batch of inBatches([...byName], SLICE)) {
      await nextTurn();
      for (const [alert, records] of batch) {
        const files = records.map(record => this.#withAddress(record));
        placed.push(placeAlert(alert, files, ground));
      }
    }
    await nextTurn();
    return withAliases(placed, ground);
  }

  #withAddress(record: AlertRuleRecord): AlertOfFile {
    const url = this.#ruleSources.get(record.sourceId)?.addressOf(record.path);
    return { ...record, ...(url && { url }) };
  }

  #addressesOf({ sources, known }: Register): OwnAddresses {
    return new OwnAddresses(
      [...known.values()].flatMap(({ source }) => {
        const base = source.addressOf('');
        // Before a first complete reading nobody knows what is there.
        const files = sources.get(source.id)?.files ?? [];
        return base && files.length > 0 ? [{ base, files }] : [];
      }),
      this.#resolvers,
    );
  }
}
