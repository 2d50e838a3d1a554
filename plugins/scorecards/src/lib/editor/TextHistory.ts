/** How many edits can be taken back. */
const MOST_EDITS = 100;
/** Keys that follow each other so quickly are one edit. */
const ONE_EDIT_MS = 600;

interface Edits {
  text: string;
  past: readonly string[];
  future: readonly string[];
}

/**
 * A text that is edited, with what can be taken back. It is not the state of a component, as whoever listens has the text of a key
 * before anything is drawn.
 */
export class TextHistory {
  #edits: Edits;
  #editedAt = 0;
  readonly #listeners = new Set<() => void>();

  constructor(text: string) {
    this.#edits = { text, past: [], future: [] };
  }

  /** The same object until the text changes. */
  readonly read = (): Edits => this.#edits;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly change = (edit: (text: string) => string): void => {
    const { text, past } = this.#edits;
    const next = edit(text);
    if (next === text) return;
    const now = Date.now();
    const isSameEdit = past.length > 0 && now - this.#editedAt < ONE_EDIT_MS;
    this.#put({
      text: next,
      past: isSameEdit ? past : [...past.slice(1 - MOST_EDITS), text],
      future: [],
    });
    this.#editedAt = now;
  };

  readonly undo = (): void => {
    const { text, past, future } = this.#edits;
    const next = past.at(-1);
    if (next === undefined) return;
    this.#put({
      text: next,
      past: past.slice(0, -1),
      future: [text, ...future],
    });
  };

  readonly redo = (): void => {
    const { text, past, future } = this.#edits;
    const [next] = future;
    if (next === undefined) return;
    this.#put({ text: next, past: [...past, text], future: future.slice(1) });
  };

  /** Begins with another text; the one that was typed can be had back, as any edit can. */
  readonly restart = (text: string): void => {
    const { text: typed, past } = this.#edits;
    this.#put({ text, past: [...past, typed], future: [] });
  };

  #put(edits: Edits): void {
    this.#edits = edits;
    this.#editedAt = 0;
    for (const listener of this.#listeners) listener();
  }
}
