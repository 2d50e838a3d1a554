import { setImmediate as nextTurn } from 'node:timers/promises';
import { inBatches } from '@internal/backend-kit';
import type { PlaybookSummary } from '@callboard/backstage-plugin-playbooks-common';
import type { PageStore } from '../database/PageStore';
import type { Register } from './Register';

/** Pages that are read or looked through at a stretch: real ones have 6 kB, so this takes some milliseconds. */
const SLICE = 100;

/** More texts than this are not kept from one revision to the next. */
const MOST_KEPT = 20_000;

const normalised = (text: string) =>
  text.toLowerCase().replace(/\s+/g, ' ').trim();

/**
 * Finds pages by what stands in them, exactly: parts of words, commands with their signs, Chinese. The texts are in memory,
 * lower-cased, and read when they are first asked for and when they change.
 */
export class PageSearch {
  readonly #store: Pick<PageStore, 'readTexts'>;
  readonly #texts = new Map<string, { version: string; text: string }>();
  #reading: Promise<void> = Promise.resolve();

  constructor(store: Pick<PageStore, 'readTexts'>) {
    this.#store = store;
  }

  /**
   * Pages that hold all words. First those that are called so, then those that hold them one after the other, then all others,
   * each in the order of their titles.
   *
   * @param q - words, divided by spaces
   */
  async find(
    { pages, versions }: Pick<Register, 'pages' | 'versions'>,
    q: string,
  ): Promise<readonly PlaybookSummary[]> {
    const phrase = normalised(q);
    if (phrase === '') return pages;
    await this.#read(versions);
    const words = phrase.split(' ');
    const ranks: [PlaybookSummary[], PlaybookSummary[], PlaybookSummary[]] = [
      [],
      [],
      [],
    ];
    for (const batch of inBatches(pages, SLICE)) {
      for (const page of batch) {
        const { id, title, path, alerts } = page;
        const head = normalised([title, path, ...alerts].join('\n'));
        const text = this.#texts.get(id)?.text ?? '';
        if (words.every(word => head.includes(word))) ranks[0].push(page);
        else if (text.includes(phrase)) ranks[1].push(page);
        else if (
          words.every(word => text.includes(word) || head.includes(word))
        )
          ranks[2].push(page);
      }
      await nextTurn();
    }
    return ranks.flat();
  }

  /** One reading at a time: who comes second finds most of it done. */
  async #read(versions: ReadonlyMap<string, string>): Promise<void> {
    const mine = this.#reading.then(() => this.#readMissing(versions));
    this.#reading = mine.catch(() => {});
    await mine;
  }

  async #readMissing(versions: ReadonlyMap<string, string>): Promise<void> {
    const missing = [...versions]
      .filter(([id, version]) => this.#texts.get(id)?.version !== version)
      .map(([id]) => id);
    if (this.#texts.size + missing.length > MOST_KEPT) this.#texts.clear();
    for (const ids of inBatches(missing, SLICE)) {
      for (const { pageId, version, source } of await this.#store.readTexts(
        ids,
      )) {
        this.#texts.set(pageId, {
          version,
          text: normalised(source.toString('utf8')),
        });
      }
      await nextTurn();
    }
  }
}
