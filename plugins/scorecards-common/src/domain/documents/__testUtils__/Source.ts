import { parseDocument } from 'yaml';
import { OPERATORS } from '../operators';
import type { DocumentPath, DocumentPositions } from '../problems';
import { readYaml } from '../readYaml';

/** Numbers from 0 on that are the same in each run. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) % 2 ** 32;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A value of a document, with its place. */
export interface Part {
  path: DocumentPath;
  value: unknown;
}

export type Leaf = Part & { value: Record<string, unknown>; operator: string };

function partsOf(value: unknown, path: DocumentPath = []): Part[] {
  const inside =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, of]) =>
          partsOf(of, [...path, Array.isArray(value) ? Number(name) : name]),
        )
      : [];
  return [{ path, value }, ...inside];
}

/** The text of a good document, and edits of it as a hand would make them. */
export class Source {
  readonly parts: Part[];
  readonly id: string;
  readonly #positions: DocumentPositions;

  constructor(readonly text: string, readonly random: () => number) {
    const { value, positions } = readYaml(text);
    this.parts = partsOf(value);
    this.#positions = positions;
    this.id = String((value as { id: unknown }).id);
  }

  pick<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.random() * items.length)];
  }

  /** Values of fields of a name. */
  named(...names: string[]): Part[] {
    return this.parts.filter(({ path }) => names.includes(String(path.at(-1))));
  }

  /** Questions about facts and items, with their comparison. */
  leaves(...operators: string[]): Leaf[] {
    return this.parts.flatMap(part => {
      if (typeof part.value !== 'object' || part.value === null) return [];
      const value = part.value as Record<string, unknown>;
      const operator = Object.keys(value).find(name => OPERATORS.has(name));
      const isAsked = 'fact' in value || 'item' in value;
      return operator && isAsked && operators.includes(operator)
        ? [{ ...part, value, operator }]
        : [];
    });
  }

  /** Puts another text into the place of a value or a key; quotes stay unless the whole is written. */
  rewrite(
    path: DocumentPath,
    change: (text: string) => string,
    {
      part = 'value',
      isWhole = false,
    }: { part?: 'key' | 'value'; isWhole?: boolean } = {},
  ): string | undefined {
    const position = this.#positions.at(path, part);
    if (!position) return undefined;
    const { start, end } = position;
    const raw = this.text.slice(start, end);
    const isQuoted = !isWhole && /^["'].*["']$/s.test(raw);
    const inner = isQuoted ? raw.slice(1, -1) : raw;
    const changed = change(inner);
    if (changed === inner) return undefined;
    const written = isQuoted ? `${raw[0]}${changed}${raw[0]}` : changed;
    return this.text.slice(0, start) + written + this.text.slice(end);
  }

  /** Sets or, with undefined, removes a value, and writes the document anew. */
  set(path: DocumentPath, value: unknown): string {
    const document = parseDocument(this.text);
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, document.createNode(value));
    return document.toString();
  }

  /** A slip of the hand: letters swapped, doubled, left out or changed. */
  typo = (text: string): string => {
    const letters = [...text];
    const places = letters.flatMap((letter, index) =>
      /[a-z]/i.test(letter) ? [index] : [],
    );
    const at = this.pick(places) ?? 0;
    const letter = letters[at];
    const next = letters[at + 1] ?? letter;
    const slips = [
      [next, letter],
      [letter, letter, next],
      [next],
      [letter === 'q' ? 'x' : 'q', next],
    ];
    letters.splice(at, 2, ...this.pick(slips)!);
    return letters.join('');
  };

  /** A typo that is not another name of the same kind by chance. */
  typoIn =
    (known: readonly string[]) =>
    (text: string): string => {
      for (let tries = 0; tries < 20; tries++) {
        const slip = this.typo(text);
        if (slip !== text && !known.includes(slip)) return slip;
      }
      return `${text}q`;
    };
}
