import {
  maskSecrets,
  type LogExcerpt,
} from '@callboard/backstage-plugin-build-health-common';
import { KeyLines } from './KeyLines';

const BEFORE = 100;
const AFTER = 20;
/** Of one line that is shown; the rest is left out. */
const LONGEST_LINE = 2_000;
/**
 * Of one line that secrets are looked for in: the longest form of one is known as such wherever it begins in what is shown.
 */
const LONGEST_READ = 20_000;
/** Where a line was cut, the beginning of a token may stand, which nothing is known by; they are not longer, but for signed ones, whose beginning opens nothing. */
const CUT_TOKEN = 512;
const MOST_BYTES = 64 * 1_024;

/** Escape sequences of terminals, and the moments that GitHub and Buildkite write before each line. */
const NOISE = [
  // eslint-disable-next-line no-control-regex -- it is what such a sequence begins with
  /\u001b\[[0-9;?]{0,20}[A-Za-z]/g,
  // eslint-disable-next-line no-control-regex -- as above
  /\u001b_bk;t=\d{1,20}\u0007/g,
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,9}Z /,
];
/** The provider itself says that this is why. */
const SURE = /^(?:##\[error\]|🚨 Error:|ERROR: script returned exit code)/;
/** Programs say it in these ways. */
const LIKELY =
  /\b(?:error|failed|failure|fatal|panic|exception|traceback)\b|✕|✗/i;

const clean = (line: string) =>
  NOISE.reduce((text, noise) => text.replace(noise, ''), line)
    .slice(0, LONGEST_READ)
    .trimEnd();

interface MaskedText {
  text: string;
  masked: number;
}

/** A line as it is shown. It is masked before it is cut: of half a token nobody knows that it is one. */
function maskLine(line: string): MaskedText {
  const { text, masked } = maskSecrets(line);
  const isCut = line.length === LONGEST_READ;
  const end = isCut ? Math.max(0, text.length - CUT_TOKEN) : text.length;
  return { text: text.slice(0, Math.min(LONGEST_LINE, end)), masked };
}

/** Lines around one place. */
class Window {
  readonly lines: string[];
  #left = AFTER;

  constructor(before: readonly string[], line: string) {
    this.lines = [...before, line];
  }

  add(line: string): void {
    if (this.#left <= 0) return;
    this.#left -= 1;
    this.lines.push(line);
  }
}

/** As many of the last lines as there is room for, as they are shown. */
function fitting(lines: readonly string[]): MaskedText[] {
  let left = MOST_BYTES;
  const shown: MaskedText[] = [];
  for (const line of [...lines].reverse()) {
    const masked = maskLine(line);
    left -= Buffer.byteLength(masked.text) + 1;
    if (left < 0) break;
    shown.unshift(masked);
  }
  return shown;
}

/**
 * Finds the part of a log that shows why a job failed, line by line, so that a log of any length takes little memory: around the
 * first place that the provider marks, else around the last one that looks like an error, else its end.
 */
export class LogExcerptReader {
  readonly #last: string[] = [];
  readonly #keys = new KeyLines();
  #rest = '';
  #sure?: Window;
  #likely?: Window;

  add(text: string): void {
    const lines = (this.#rest + text).split('\n');
    // A line without an end does not pile up.
    this.#rest = (lines.pop() ?? '').slice(0, 2 * LONGEST_READ);
    lines.forEach(line => this.#addRaw(line));
  }

  /** @param isCut - there is more of the log than was read */
  end(isCut: boolean): LogExcerpt {
    if (this.#rest !== '') this.#addRaw(this.#rest);
    const found = this.#sure ?? this.#likely;
    const lines = fitting(found?.lines ?? this.#last);
    // Once more: a name and its secret may stand on two lines.
    const { text, masked } = maskSecrets(
      lines.map(line => line.text).join('\n'),
    );
    return {
      text,
      lines: lines.length,
      masked: lines.reduce((sum, line) => sum + line.masked, masked),
      around: found ? 'failure' : 'end',
      isCut,
    };
  }

  #addRaw(raw: string): void {
    this.#keys.pass(clean(raw)).forEach(line => this.#addLine(line));
  }

  #addLine(line: string): void {
    this.#sure?.add(line);
    this.#likely?.add(line);
    if (!this.#sure && SURE.test(line)) {
      this.#sure = new Window(this.#last, line);
    } else if (!this.#sure && LIKELY.test(line)) {
      this.#likely = new Window(this.#last, line);
    }
    this.#last.push(line);
    if (this.#last.length > BEFORE) this.#last.shift();
  }
}
