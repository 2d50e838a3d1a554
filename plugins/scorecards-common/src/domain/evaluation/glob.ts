const ONE = -1;
const STAR = -2;
const GLOBSTAR = -3;
/** The two tokens behind it, `**` and `/`, may be left out. */
const OPTIONAL = -4;

const SLASH = 0x2f;
const ASTERISK = 0x2a;
const QUESTION_MARK = 0x3f;

/** Characters of one pattern: a text costs its length times the pattern's. */
export const MAX_GLOB_LENGTH = 256;

function tokensOf(pattern: string): number[] {
  const points = Array.from(pattern, character => character.codePointAt(0)!);
  const tokens: number[] = [];
  for (let at = 0; at < points.length; at++) {
    const point = points[at];
    if (point === QUESTION_MARK) {
      tokens.push(ONE);
    } else if (point !== ASTERISK) {
      tokens.push(point);
    } else {
      const from = at;
      while (points[at + 1] === ASTERISK) at++;
      const isFolder = from === 0 || points[from - 1] === SLASH;
      if (at === from) tokens.push(STAR);
      else if (isFolder && points[at + 1] === SLASH) {
        tokens.push(OPTIONAL, GLOBSTAR);
      } else tokens.push(GLOBSTAR);
    }
  }
  return tokens;
}

/** Places in a pattern that a text has come to, each once. */
class Places {
  readonly at: Int32Array;
  count = 0;
  readonly #tokens: readonly number[];
  readonly #isIn: Uint8Array;

  constructor(tokens: readonly number[]) {
    this.#tokens = tokens;
    this.at = new Int32Array(tokens.length + 1);
    this.#isIn = new Uint8Array(tokens.length + 1);
  }

  /** Comes to a place, and to all behind it that need no character. */
  add(place: number): void {
    if (this.#isIn[place]) return;
    this.#isIn[place] = 1;
    this.at[this.count++] = place;
    const token = this.#tokens[place];
    if (token === OPTIONAL) this.add(place + 3);
    if (token === STAR || token === GLOBSTAR || token === OPTIONAL) {
      this.add(place + 1);
    }
  }

  clear(): void {
    for (let index = 0; index < this.count; index++) {
      this.#isIn[this.at[index]] = 0;
    }
    this.count = 0;
  }

  has(place: number): boolean {
    return this.#isIn[place] === 1;
  }
}

/**
 * A matcher of whole texts, case-sensitive: `*` is any text without `/`, `**` any text, `?` one character but `/`, and a folder of
 * two stars, as in `docs/**` + `/index.md`, may be left out. Everything else stands for itself.
 *
 * It follows all ways through the pattern at once, so that no text makes it try again.
 */
export function compileGlob(pattern: string): (text: string) => boolean {
  const tokens = tokensOf(pattern);
  // Most texts differ before the first star.
  const wild = pattern.search(/[*?]/);
  const plain = wild < 0 ? pattern : pattern.slice(0, wild);
  const start = Array.from(plain).length;
  let here = new Places(tokens);
  let next = new Places(tokens);

  const step = (point: number): void => {
    for (let index = 0; index < here.count; index++) {
      const place = here.at[index];
      const token = tokens[place];
      if (token === GLOBSTAR || (token === STAR && point !== SLASH)) {
        next.add(place);
      } else if (token === point || (token === ONE && point !== SLASH)) {
        next.add(place + 1);
      }
    }
    const left = here;
    left.clear();
    here = next;
    next = left;
  };

  return text => {
    if (!text.startsWith(plain)) return false;
    here.clear();
    here.add(start);
    for (let at = plain.length; at < text.length && here.count > 0; at++) {
      const point = text.codePointAt(at)!;
      if (point > 0xffff) at++;
      step(point);
    }
    return here.has(tokens.length);
  };
}
