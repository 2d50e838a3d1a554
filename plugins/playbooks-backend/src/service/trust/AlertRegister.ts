import { setImmediate as nextTurn } from 'node:timers/promises';
import { groupBy, inBatches } from '@internal/backend-kit';
import {
  OwnAddresses,
  placeAlert,
  withAliases,
  type AlertOfFile,
  type PlacedAlert,
} from '@callboard/backstage-plugin-playbooks-common';
import type {
  AlertRuleRecord,
  AlertRuleStore,
  RuleSourceState,
} from '../../rules/AlertRuleStore';
import type { PageSource } from '../../sources/PageSource';
import type { PageRegister, Register } from '../PageRegister';

/** About 5 ms at a stretch. */
const SLICE = 500;

/** All alerts of rule files as of one revision of rules and of pages. */
export interface Alerts {
  placed: readonly PlacedAlert[];
  sources: ReadonlyMap<string, RuleSourceState>;
}

/**
 * Where alerts lead, in memory. Each process works it out again when a write of rules or pages of any process is seen.
 */
export class AlertRegister {
  readonly #store: Pick<
    AlertRuleStore,
    'readRevision' | 'readRules' | 'readSources'
  >;
  readonly #pages: Pick<PageRegister, 'read'>;
  readonly #pageSources: readonly PageSource[];
  readonly #ruleSources: ReadonlyMap<string, PageSource>;
  readonly #resolvers: readonly string[];
  #known?: { revision: number; register: Register; alerts: Promise<Alerts> };

  constructor(options: {
    store: Pick<AlertRuleStore, 'readRevision' | 'readRules' | 'readSources'>;
    pages: Pick<PageRegister, 'read'>;
    pageSources: readonly PageSource[];
    ruleSources: readonly PageSource[];
    /** Addresses below which the name of an alert leads to its page. */
    resolvers: readonly string[];
  }) {
    this.#store = options.store;
    this.#pages = options.pages;
    this.#pageSources = options.pageSources;
    this.#ruleSources = new Map(options.ruleSources.map(one => [one.id, one]));
    this.#resolvers = options.resolvers;
  }

  async read(): Promise<Alerts> {
    const register = await this.#pages.read();
    const revision = await this.#store.readRevision();
    const { revision: before, register: beside } = this.#known ?? {};
    if (before !== revision || beside !== register) {
      const known = { revision, register, alerts: this.#load(register) };
      this.#known = known;
      known.alerts.catch(() => {
        if (this.#known === known) {
          this.#known = undefined;
        }
      });
    }
    return this.#known!.alerts;
  }

  async #load(register: Register): Promise<Alerts> {
    // A source that is not configured any more shows nothing.
    const rules = (await this.#store.readRules()).filter(({ sourceId }) =>
      this.#ruleSources.has(sourceId),
    );
    const ground = {
      pages: register.covered,
      index: register.alerts,
      addresses: this.#addressesOf(register),
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
    return {
      placed: withAliases(placed, ground),
      sources: await this.#store.readSources(),
    };
  }

  #withAddress(record: AlertRuleRecord): AlertOfFile {
    const url = this.#ruleSources.get(record.sourceId)?.addressOf(record.path);
    return { ...record, ...(url && { url }) };
  }

  #addressesOf({ sources }: Register): OwnAddresses {
    return new OwnAddresses(
      this.#pageSources.flatMap(source => {
        const base = source.addressOf('');
        // Before a first complete reading nobody knows what is there.
        const files = sources.get(source.id)?.files ?? [];
        return base && files.length > 0 ? [{ base, files }] : [];
      }),
      this.#resolvers,
    );
  }
}
