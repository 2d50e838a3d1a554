import {
  maskSecrets,
  type LogExcerpt,
} from '@callboard/backstage-plugin-build-health-common';

const BEFORE = 100;
const AFTER = 20;
/** Of one line; the rest is left out. */
const LONGEST_LINE = 2_000;
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
    .slice(0, LONGEST_LINE)
    .trimEnd();

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

/** As many of the last lines as there is room for. */
function fitting(lines: readonly string[]): string[] {
  let left = MOST_BYTES;
  const shown: string[] = [];
  for (const line of [...lines].reverse()) {
    left -= Buffer.byteLength(line) + 1;
    if (left < 0) break;
    shown.unshift(line);
  }
  return shown;
}

/**
 * Finds the part of a log that shows why a job failed, line by line, so that a log of any length takes little memory: around the
 * first place that the provider marks, else around the last one that looks like an error, else its end.
 */
export class LogExcerptReader {
  readonly #last: string[] = [];
  #rest = '';
  #sure?: Window;
  #likely?: Window;

  add(text: string): void {
    const lines = (this.#rest + text).split('\n');
    // A line without an end does not pile up.
    this.#rest = (lines.pop() ?? '').slice(0, 2 * LONGEST_LINE);
    lines.forEach(line => this.#addLine(clean(line)));
  }

  /** @param isCut - there is more of the log than was read */
  end(isCut: boolean): LogExcerpt {
    if (this.#rest !== '') this.#addLine(clean(this.#rest));
    const found = this.#sure ?? this.#likely;
    const lines = fitting(found?.lines ?? this.#last);
    const { text, masked } = maskSecrets(lines.join('\n'));
    return {
      text,
      lines: lines.length,
      masked,
      around: found ? 'failure' : 'end',
      isCut,
    };
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
