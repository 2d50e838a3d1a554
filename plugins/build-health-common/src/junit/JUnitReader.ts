import type { ReadTestReport, TestReportProblem } from '../types';
import { DEFAULT_LIMITS, type JUnitLimits } from './limits';
import { ReportBuilder } from './ReportBuilder';
import { ReportParser } from './ReportParser';
import { StopReading } from './StopReading';
import { boundUntold, untoldOf, type Untold } from './untold';
import { XmlDecoder } from './XmlDecoder';

/** How much is parsed before what the parser holds is looked at. */
const PIECE = 65_536;
const MOST_ATTRIBUTES = 256;
/** That of XHTML takes about 120 characters. */
const LONGEST_DOCTYPE = 1_000;

/**
 * Mistakes that change nothing of what a report says, and that tools make: colours of a terminal (`disallowed character.`, also of
 * `<` in an attribute, and `&#27;`), and an empty line before the declaration.
 */
const HARMLESS: ReadonlySet<string> = new Set([
  'disallowed character.',
  'malformed character entity.',
  'the string "]]>" is disallowed in char data.',
  'an XML declaration must be at the start of the document.',
]);

/**
 * Reads a JUnit report piece by piece, whatever wrote it, in memory that its size does not matter for: only its tests are kept.
 * Nothing is ever fetched or resolved.
 *
 * @public
 */
export class JUnitReader {
  readonly #limits: Required<JUnitLimits>;
  readonly #builder: ReportBuilder;
  readonly #decoder = new XmlDecoder();
  readonly #parser = new ReportParser(message => this.#onMistake(message));
  readonly #untold: Untold;
  /** Longer than anything that is kept. */
  readonly #mostUntold: number;
  #attributes = 0;
  #bytes = 0;
  /** Where the piece that is parsed begins in the document. */
  #pieceStart = 0;
  #piece = '';
  #problem: TestReportProblem | undefined;
  #isEnded = false;
  #isClosing = false;

  constructor(limits: JUnitLimits = {}) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
    this.#builder = new ReportBuilder(this.#limits);
    this.#untold = untoldOf(this.#parser);
    this.#mostUntold = Math.max(
      PIECE,
      this.#limits.maxNameLength,
      this.#limits.maxMessageLength,
      this.#limits.maxTextLength,
    );
    this.#listen();
  }

  /** Reads on. False where the rest need not come: it would not be read. */
  write(chunk: string | Uint8Array): boolean {
    if (this.#isEnded) {
      throw new Error('The report has ended');
    }
    const free = this.#limits.maxBytes - this.#bytes;
    const length = Math.min(chunk.length, free);
    for (let at = 0; at < length && !this.#problem; at += PIECE) {
      const end = Math.min(at + PIECE, length);
      const piece =
        typeof chunk === 'string'
          ? chunk.slice(at, end)
          : chunk.subarray(at, end);
      this.#parse(this.#decoder.decode(piece));
    }
    this.#bytes += chunk.length;
    if (chunk.length > free) {
      this.#stop('too-large', `More than ${this.#limits.maxBytes} bytes`);
    }
    return !this.#problem;
  }

  /** What was read. */
  end(): ReadTestReport {
    if (!this.#isEnded) {
      this.#isEnded = true;
      this.#parse(this.#decoder.end());
      this.#isClosing = true;
      this.#attempt(() => this.#parser.close());
    }
    const problem = this.#problem;
    const isUsable =
      this.#builder.isBegun && problem?.reason !== 'forbidden-doctype';
    return {
      ...(isUsable && { report: this.#builder.finish() }),
      ...(problem && { problem }),
    };
  }

  #listen(): void {
    const parser = this.#parser;
    const builder = this.#builder;
    const onText = (text: string) => builder.text(text);
    // Without a listener the parser does not put texts together: most of a report is what tests printed.
    const listenToText = () =>
      builder.isReadingText ? parser.on('text', onText) : parser.off('text');
    parser.on('doctype', onDoctype);
    parser.on('cdata', onText);
    parser.on('attribute', () => this.#onAttribute());
    parser.on('opentag', ({ name, attributes }) => {
      this.#attributes = 0;
      builder.open(name, attributes);
      listenToText();
    });
    parser.on('closetag', () => {
      builder.close();
      listenToText();
    });
  }

  #parse(text: string): void {
    if (text === '') {
      return;
    }
    this.#piece = text;
    this.#attempt(() => {
      this.#parser.write(text);
      if (!boundUntold(this.#untold, this.#mostUntold)) {
        throw new StopReading('malformed', 'A name has no end');
      }
    });
    this.#pieceStart += text.length;
  }

  #attempt(read: () => unknown): void {
    if (this.#problem) {
      return;
    }
    try {
      read();
    } catch (error) {
      const { reason, message } =
        error instanceof StopReading
          ? error
          : // The parser throws of itself at halves of astral characters.
            { reason: 'malformed' as const, message: String(error) };
      this.#stop(reason, message);
    }
  }

  #stop(reason: TestReportProblem['reason'], message: string): void {
    this.#problem ??= { reason, line: this.#parser.line, message };
  }

  #onAttribute(): void {
    this.#attributes += 1;
    if (this.#attributes > MOST_ATTRIBUTES) {
      throw new StopReading(
        'too-large',
        `More than ${MOST_ATTRIBUTES} attributes of an element`,
      );
    }
  }

  #onMistake(message: string): void {
    if (HARMLESS.has(message)) {
      this.#keepLessThan();
      return;
    }
    if (message === 'unexpected close tag.') {
      this.#builder.takeBackClose();
    }
    if (this.#isClosing) {
      throw new StopReading('malformed', `It is cut off: ${message}`);
    }
    throw new StopReading(
      this.#builder.isBegun ? 'malformed' : 'not-junit',
      message,
    );
  }

  /** The parser drops a `<` from an attribute. */
  #keepLessThan(): void {
    const at = this.#parser.position - 1 - this.#pieceStart;
    if (this.#piece.charAt(at) === '<') {
      this.#untold.text += '<';
    }
  }
}

/** Whoever declares entities wants files or memory of ours; a report needs none. */
function onDoctype(doctype: string): void {
  if (doctype.length > LONGEST_DOCTYPE || /<!ENTITY|%/i.test(doctype)) {
    throw new StopReading('forbidden-doctype', 'It declares entities');
  }
}
