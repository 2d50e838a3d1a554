import type { Placeholder } from './placeholders';

/**
 * How a shell reads what stands in the place of a variable. `unsure`: inside a here-document, backticks, arithmetic or a
 * comment, in a string that is itself a program, or where this reader lost the thread: only values without any meaning to
 * a shell may stand there.
 */
export type ShellPlace = 'bare' | 'single' | 'double' | 'unsure';

/**
 * A command whose arguments are read again by a second shell or program, where a quoted value is no longer quoted; and
 * `case`, whose brackets do not balance.
 */
const READS_AGAIN =
  /(?:^|[\s;&|(`'"/])(?:ssh|eval|watch|su|xargs|parallel|env|case|trap|alias|source|awk|sed|jq|yq|perl|python\d?|ruby|node|psql|mysql|sqlite\d?|redis-cli)(?:\s|$)|\s-{1,2}(?:\w{0,8}c|command|exec|e|eval)(?:\s|=|$)/;
/** What a quoted string may hold beside a variable to be a word and no program. */
const WORD = /^[\w./:@,+=-]*$/;

type Frame = 'top' | 'double' | 'paren';

interface Seen {
  place: ShellPlace;
  /** The quoted string around it, where there is one: its number. */
  quoted?: number;
}

/** Thrown inside this module only: the text is not something this reader understands. */
class Lost extends Error {}

class ShellReader {
  private readonly seen: Seen[] = [];
  private readonly frames: Frame[] = ['top'];
  /** What stands in each quoted string beside variables, in the order the strings begin. */
  private readonly strings: string[] = [];
  private readonly openStrings: number[] = [];
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly atoms: readonly Placeholder[],
  ) {}

  places(): ShellPlace[] {
    while (this.at < this.text.length) {
      this.step();
    }
    if (this.frames.length > 1) {
      throw new Lost();
    }
    return this.seen.map(({ place, quoted }) =>
      quoted === undefined || WORD.test(this.strings[quoted])
        ? place
        : 'unsure',
    );
  }

  private get frame() {
    return this.frames[this.frames.length - 1];
  }

  /** Takes the variable that begins here, if one does. */
  private atom(place: ShellPlace): boolean {
    const atom = this.atoms[this.seen.length];
    if (atom?.start !== this.at) {
      return false;
    }
    this.seen.push({
      place,
      quoted: this.openStrings[this.openStrings.length - 1],
    });
    this.at = atom.end;
    return true;
  }

  private step() {
    const { frame } = this;
    if (this.atom(frame === 'double' ? 'double' : 'bare')) {
      return;
    }
    const c = this.text[this.at];
    if (c === '\\') {
      this.say(this.text.slice(this.at, this.at + 2));
      this.skipEscaped();
    } else if (c === '`') {
      throw new Lost();
    } else if (c === '$') {
      this.dollar();
    } else if (frame === 'double') {
      this.inDouble(c);
    } else {
      this.inBare(c);
    }
  }

  /** A character of a quoted string. */
  private say(text: string) {
    const open = this.openStrings[this.openStrings.length - 1];
    if (open !== undefined) {
      this.strings[open] += text;
    }
  }

  private skipEscaped() {
    if (this.atoms[this.seen.length]?.start === this.at + 1) {
      throw new Lost();
    }
    this.at += 2;
  }

  private openString() {
    this.openStrings.push(this.strings.push('') - 1);
  }

  private dollar() {
    const next = this.text[this.at + 1];
    if (next === '(' && this.text[this.at + 2] !== '(') {
      this.say('$(');
      this.frames.push('paren');
      this.at += 2;
    } else if (next === '(' || next === "'" || next === '[') {
      throw new Lost();
    } else if (next === '{') {
      // `${name}`, perhaps with a plain ending as `${name:-x}`; anything else may hold quotes of its own.
      const expansion = /^\$\{[\w@*#?!:-]{1,80}\}/.exec(
        this.text.slice(this.at, this.at + 90),
      );
      if (!expansion) {
        throw new Lost();
      }
      this.at += expansion[0].length;
    } else {
      this.at += 1;
    }
  }

  private inDouble(c: string) {
    if (c === '"') {
      this.frames.pop();
      this.openStrings.pop();
    } else {
      this.say(c);
    }
    this.at += 1;
  }

  private inBare(c: string) {
    const before = this.text[this.at - 1] ?? '\n';
    if (c === "'") {
      this.single();
      return;
    }
    if (c === '#' && /[\s;&|()]/.test(before)) {
      this.comment();
      return;
    }
    if (c === '<' && this.text[this.at + 1] === '<') {
      throw new Lost();
    }
    if (c === '"') {
      this.frames.push('double');
      this.openString();
    } else if (c === '(') {
      this.frames.push('paren');
    } else if (c === ')') {
      if (this.frame !== 'paren') {
        throw new Lost();
      }
      this.frames.pop();
    }
    this.at += 1;
  }

  private single() {
    this.at += 1;
    this.openString();
    while (this.text[this.at] !== "'") {
      if (this.at >= this.text.length) {
        throw new Lost();
      }
      if (!this.atom('single')) {
        this.say(this.text[this.at]);
        this.at += 1;
      }
    }
    this.openStrings.pop();
    this.at += 1;
  }

  private comment() {
    while (this.at < this.text.length && this.text[this.at] !== '\n') {
      if (!this.atom('unsure')) {
        this.at += 1;
      }
    }
  }
}

/**
 * Where each variable of a shell command stands.
 *
 * @param text - one command, without prompt and answers
 * @param atoms - its variables, in order
 */
export function shellPlaces(
  text: string,
  atoms: readonly Placeholder[],
): ShellPlace[] {
  const unsure = atoms.map((): ShellPlace => 'unsure');
  if (READS_AGAIN.test(text)) {
    return unsure;
  }
  try {
    return new ShellReader(text, atoms).places();
  } catch (error) {
    if (error instanceof Lost) {
      return unsure;
    }
    throw error;
  }
}
