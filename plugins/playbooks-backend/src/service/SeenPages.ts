import type { Sees, VisibleView } from '@internal/backend-kit';
import type { Bringers } from '../sources/SourceBook';
import { registerOf, type Pages, type Register } from './Register';

/** Most entities that the catalog is asked about one by one; for more, all that the caller sees is listed faster. */
const MOST_ASKED = 1_000;

/** Different sets of hidden pages whose register is kept. */
const MOST_KEPT = 20;

/** Pages that come with entities, and those entities. */
interface Restricted {
  sourceIds: string[];
  pageIds: string[];
  entityRefs: Bringers;
}

interface Parts {
  restricted: readonly Restricted[];
  refs: readonly string[];
  /** By what is hidden, the least recently used first. */
  kept: Map<string, Register>;
  /** For callers whose answers from the catalog are kept. */
  bySees: WeakMap<Sees, Register>;
}

function partsOf(register: Register): Parts {
  const found = new Map<Bringers, Restricted>();
  const at = (entityRefs: Bringers) => {
    const known = found.get(entityRefs) ?? {
      entityRefs,
      sourceIds: [],
      pageIds: [],
    };
    found.set(entityRefs, known);
    return known;
  };
  register.known.forEach(({ readFor }, id) => {
    if (readFor) at(readFor.entityRefs).sourceIds.push(id);
  });
  register.entries.forEach(({ relatable: { id, readFor } }) => {
    if (readFor) at(readFor.entityRefs).pageIds.push(id);
  });
  const restricted = [...found.values()];
  const refs = new Set(restricted.flatMap(({ entityRefs }) => [...entityRefs]));
  return {
    restricted,
    refs: [...refs],
    kept: new Map(),
    bySees: new WeakMap(),
  };
}

function without(register: Register, hidden: readonly Restricted[]): Register {
  const pageIds = new Set(hidden.flatMap(one => one.pageIds));
  const sourceIds = new Set(hidden.flatMap(one => one.sourceIds));
  return registerOf(
    register.entries.filter(({ summary }) => !pageIds.has(summary.id)),
    new Map([...register.known].filter(([id]) => !sourceIds.has(id))),
    register,
  );
}

function asSeen(register: Register, parts: Parts, sees: Sees): Register {
  const { restricted, kept } = parts;
  const isHidden = restricted.map(
    ({ entityRefs }) => ![...entityRefs].some(sees),
  );
  if (!isHidden.includes(true)) return register;
  const key = isHidden.map(Number).join('');
  const hidden = restricted.filter((_, i) => isHidden[i]);
  const found = kept.get(key) ?? without(register, hidden);
  kept.delete(key);
  kept.set(key, found);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return found;
}

/**
 * Pages as callers see them: those that came with an entity only together with it. Everything that answers from pages gets
 * them from here, so that none of it can name a page that its reader may not see.
 */
export class SeenPages {
  readonly #pages: Pages;
  readonly #parts = new WeakMap<Register, Parts>();

  constructor(pages: Pages) {
    this.#pages = pages;
  }

  /** @param view - what the caller sees of the catalog; asked only when there are pages that came with entities */
  seenBy(view: () => Promise<VisibleView>): Pages {
    return { read: async () => this.#read(view) };
  }

  async #read(view: () => Promise<VisibleView>): Promise<Register> {
    const register = await this.#pages.read();
    const parts = this.#parts.get(register) ?? partsOf(register);
    this.#parts.set(register, parts);
    if (parts.restricted.length === 0) return register;
    const { seesAll, check, checkAll } = await view();
    if (seesAll) return register;
    const sees = await (parts.refs.length > MOST_ASKED
      ? checkAll()
      : check(parts.refs));
    const found = parts.bySees.get(sees) ?? asSeen(register, parts, sees);
    parts.bySees.set(sees, found);
    return found;
  }
}
