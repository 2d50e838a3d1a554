const BEGINS = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/;
const ENDS = /-----END [A-Z ]{0,40}PRIVATE KEY-----/;
/** Lines of keys are 64 characters of base64, and the last one may be shorter. Less of a key is worth nothing. */
const OF_KEY = /[A-Za-z0-9+/=]{48}|[A-Za-z0-9+/=]{16,64}\W{0,8}$/;
/** So many lines of something else, and there is no key: a script may name its first line without printing one. */
const OTHERS = 3;

/**
 * Leaves out lines of private keys. It looks at a log as it comes: an excerpt, which begins somewhere, need not have the line by
 * which a key is known.
 */
export class KeyLines {
  #isInside = false;
  #others = 0;

  /** @returns what may be shown of the line; the first one of a key is to be masked as others are */
  pass(line: string): string[] {
    if (!this.#isInside) return this.#passOther(line);
    const [end] = ENDS.exec(line) ?? [];
    if (end !== undefined) {
      this.#isInside = false;
      const behind = line.slice(line.indexOf(end) + end.length);
      return behind.trim() === '' ? [] : this.#passOther(behind);
    }
    if (OF_KEY.test(line)) {
      this.#others = 0;
      return [];
    }
    if (line.trim() !== '') this.#others += 1;
    if (this.#others === OTHERS) this.#isInside = false;
    return [line];
  }

  #passOther(line: string): string[] {
    const behind = line.split(BEGINS).at(-1)!;
    this.#isInside = behind !== line && !ENDS.test(behind);
    this.#others = 0;
    return [line];
  }
}
