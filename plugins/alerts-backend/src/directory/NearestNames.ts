import { rest } from '@internal/backend-kit';
import { NearNames } from '@callboard/backstage-plugin-alerts-common';

/** What 13,000 names take is spread over so many turns, each of some milliseconds. */
const PARTS = 16;

/** So many answers are kept until names change: in a storm the same is asked again and again, and an answer takes milliseconds. */
const MOST_ANSWERS = 1_000;
/** What is longer is clipped before it is compared. */
const LONGEST_TEXT = 64;

interface Part {
  names: Map<string, string>;
  /** Of the names as they were when it was made. */
  near?: NearNames;
  isOld: boolean;
}

function partOf(ref: string): number {
  let sum = 0;
  for (let at = 0; at < ref.length; at++) sum += ref.charCodeAt(at);
  return sum % PARTS;
}

const inOrder = (names: Iterable<readonly [string, string]>) =>
  [...names]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([entityRef, name]) => ({ entityRef, name }));

/** Which names are like a text, as of the last {@link prepare}: making them ready takes longer than anybody may be kept waiting. */
export class NearestNames {
  readonly #parts: Part[] = Array.from({ length: PARTS }, () => ({
    names: new Map(),
    isOld: false,
  }));
  readonly #answers = new Map<string, string[]>();

  set(ref: string, name: string): void {
    const part = this.#parts[partOf(ref)];
    if (part.names.get(ref) === name) return;
    part.names.set(ref, name);
    part.isOld = true;
  }

  delete(ref: string): void {
    const part = this.#parts[partOf(ref)];
    if (!part.names.delete(ref)) return;
    part.isOld = true;
    this.#answers.clear();
  }

  async prepare(): Promise<void> {
    for (const part of this.#parts) {
      if (!part.isOld) continue;
      part.isOld = false;
      part.near = new NearNames(inOrder(part.names));
      this.#answers.clear();
      await rest();
    }
  }

  /** References, the nearest first. */
  near(text: string, limit: number): string[] {
    const compared = text.slice(0, LONGEST_TEXT);
    const key = `${limit} ${compared}`;
    const found = this.#answers.get(key) ?? this.#find(compared, limit);
    if (this.#answers.size >= MOST_ANSWERS) this.#answers.clear();
    this.#answers.set(key, found);
    return [...found];
  }

  #find(text: string, limit: number): string[] {
    const candidates = this.#parts.flatMap(({ names, near }) =>
      (near?.near(text, limit) ?? []).flatMap(ref => {
        const name = names.get(ref);
        return name === undefined ? [] : [[ref, name] as const];
      }),
    );
    return new NearNames(inOrder(candidates)).near(text, limit);
  }
}
