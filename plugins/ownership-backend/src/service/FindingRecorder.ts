import { everything } from '@internal/backend-kit';
import type { FindingStore } from '../database/FindingStore';
import type { FindingsEvent } from '@callboard/backstage-plugin-ownership-common';
import type { OwnershipNews } from './OwnershipNews';
import { findingsOf } from './presentOwnership';
import type { Presenter } from './Presenter';
import type { Register } from './Register';
import { survey } from './survey';

/**
 * Writes down since when each finding is seen, for whoever sees everything. Only what appeared or went is written: a pass
 * over an unchanged catalog writes nothing.
 */
export class FindingRecorder {
  readonly #register: Register;
  readonly #presenter: Presenter;
  readonly #store: FindingStore;
  readonly #news: Pick<OwnershipNews, 'findingsChanged'>;

  constructor(options: {
    register: Register;
    presenter: Presenter;
    store: FindingStore;
    news: Pick<OwnershipNews, 'findingsChanged'>;
  }) {
    this.#register = options.register;
    this.#presenter = options.presenter;
    this.#store = options.store;
    this.#news = options.news;
  }

  /** Compares what is found now with what is written; after each complete pass over the catalog. */
  async record(now: Date): Promise<{ appeared: number; gone: number }> {
    const snapshot = await this.#register.current();
    const viewpoint = this.#presenter.viewpoint(
      everything,
      snapshot.organisation,
    );
    const presentation = this.#presenter.presentation(snapshot, viewpoint);
    const rows = await survey(
      snapshot,
      viewpoint,
      presentation.furtherFindings,
    );
    const changes: FindingsEvent['changes'] = [];
    const seen = new Set<string>();
    for (const { facts, ownership } of rows) {
      const { entityRef } = facts;
      seen.add(entityRef);
      const found = new Set<string>(
        findingsOf(facts, ownership, presentation).map(({ code }) => code),
      );
      const written = snapshot.foundAt.get(entityRef);
      const appeared = [...found].filter(code => !written?.has(code));
      const gone = [...(written?.keys() ?? [])].filter(
        code => !found.has(code),
      );
      if (appeared.length + gone.length > 0) {
        changes.push({ entityRef, appeared, gone });
      }
    }
    for (const [entityRef, written] of snapshot.foundAt) {
      if (!seen.has(entityRef) && written.size > 0) {
        changes.push({ entityRef, appeared: [], gone: [...written.keys()] });
      }
    }
    const flat = (which: 'appeared' | 'gone') =>
      changes.flatMap(change =>
        change[which].map(code => ({ entityRef: change.entityRef, code })),
      );
    const appeared = flat('appeared');
    const gone = flat('gone');
    await this.#store.changeFindings({ appeared, gone, now });
    if (changes.length > 0) this.#news.findingsChanged(changes, now);
    return { appeared: appeared.length, gone: gone.length };
  }
}
