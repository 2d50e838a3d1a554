import type {
  DeclaredTotal,
  SuiteError,
  TestFailure,
  TestReport,
} from '../types';
import { keptText } from './keptText';
import type { JUnitLimits } from './limits';
import { OpenCase, type ResultKind } from './OpenCase';
import { readMilliseconds, roundMilliseconds } from './readMilliseconds';
import { StopReading } from './StopReading';
import { Tests } from './Tests';

type Attributes = Readonly<Record<string, string | undefined>>;

const TOTALS: readonly DeclaredTotal[] = [
  'tests',
  'failures',
  'errors',
  'skipped',
  'disabled',
  'time',
];

const RESULTS: ReadonlyMap<string, ResultKind> = new Map([
  ['failure', { outcome: 'failed', role: 'result' }],
  ['error', { outcome: 'errored', role: 'result' }],
  ['skipped', { outcome: 'skipped', role: 'result' }],
  ['ignored', { outcome: 'skipped', role: 'result' }],
  ['disabled', { outcome: 'skipped', role: 'result' }],
  ['flakyFailure', { outcome: 'failed', role: 'flaky' }],
  ['flakyError', { outcome: 'errored', role: 'flaky' }],
  ['rerunFailure', { outcome: 'failed', role: 'rerun' }],
  ['rerunError', { outcome: 'errored', role: 'rerun' }],
]);

/** Of a case without a result: it did not run. GoogleTest writes `notrun`. */
const DID_NOT_RUN = /^(?:disabled|not_?run|skipped|ignored|suppressed)$/i;

/** What a test printed is not why it failed. */
const PRINTED = new Set(['system-out', 'system-err']);

/** Most names that are looked up again: where tests run side by side, their classes take turns. */
const MOST_SHARED = 1_000;

interface OpenResult {
  kind: ResultKind;
  message?: string;
  text: string;
}

/**
 * An element that is open. `text`: it stands in a result and is a part of its text. `printed`: whatever stands in it is what a test
 * printed.
 */
interface Frame {
  kind: 'suite' | 'case' | 'result' | 'text' | 'printed' | 'other';
  suitePath: readonly string[];
  file?: string;
  openCase?: OpenCase;
  result?: OpenResult;
}

const OUTSIDE: Frame = { kind: 'other', suitePath: [] };
const PRINTED_FRAME: Frame = { kind: 'printed', suitePath: [] };

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** Makes a report from the elements of a document. */
export class ReportBuilder {
  readonly #frames: Frame[] = [];
  readonly #tests = new Tests();
  readonly #suiteErrors: SuiteError[] = [];
  readonly #shared = new Map<string, string>();
  #rootAttributes: TestReport['rootAttributes'] = {};
  /** Counted with the next event: the parser tells only afterwards that an end tag was the wrong one. */
  #closed: OpenCase | undefined;
  #isBegun = false;
  #suites = 0;
  #records = 0;
  #milliseconds: number | undefined;

  constructor(private readonly limits: Required<JUnitLimits>) {}

  get isReadingText(): boolean {
    const { kind } = this.#top;
    return kind === 'result' || kind === 'text';
  }

  /** It is a report, of which something may be used. */
  get isBegun(): boolean {
    return this.#isBegun;
  }

  open(qualifiedName: string, attributes: Attributes): void {
    this.#settle();
    const name = localName(qualifiedName);
    if (!this.#isBegun) {
      this.#begin(name, attributes);
    }
    if (this.#frames.length >= this.limits.maxDepth) {
      throw new StopReading(
        'too-large',
        `More than ${this.limits.maxDepth} elements within each other`,
      );
    }
    this.#frames.push(this.#frameOf(name, attributes));
  }

  text(text: string): void {
    const { result } = this.#top;
    const free = this.limits.maxTextLength - (result?.text.length ?? 0);
    // Where an astral character did not fit, nothing after it may take its place.
    if (this.isReadingText && result && free > 1) {
      result.text += keptText(text, free);
    }
  }

  close(): void {
    this.#settle();
    const frame = this.#frames.pop();
    if (frame?.kind === 'case' && frame.openCase) {
      this.#countRecord();
      this.#closed = frame.openCase;
    } else if (frame?.kind === 'result' && frame.result) {
      this.#finishResult(frame.result);
    }
  }

  /** What closed last did not: its end is one of something else. */
  takeBackClose(): void {
    this.#closed = undefined;
  }

  /** What was read so far. A case that is still open is none of it: how it ended is not known. */
  finish(): TestReport {
    this.#settle();
    const milliseconds =
      this.#milliseconds ?? (this.#tests.raw.tests === 0 ? 0 : undefined);
    return {
      suites: this.#suites,
      suiteErrors: this.#suiteErrors,
      ...this.#tests.finish(),
      ...(milliseconds !== undefined && {
        timeSumMs: roundMilliseconds(milliseconds),
      }),
      rootAttributes: this.#rootAttributes,
    };
  }

  get #top(): Frame {
    return this.#frames.at(-1) ?? OUTSIDE;
  }

  #begin(name: string, attributes: Attributes): void {
    if (name !== 'testsuites' && name !== 'testsuite') {
      throw new StopReading(
        'not-junit',
        `The outermost element is "${keptText(name, 100)}"`,
      );
    }
    this.#isBegun = true;
    this.#rootAttributes = Object.fromEntries(
      TOTALS.flatMap(total => {
        const value = this.#name(attributes[total]);
        return value === undefined ? [] : [[total, value]];
      }),
    );
  }

  #frameOf(name: string, attributes: Attributes): Frame {
    const parent = this.#top;
    if (parent.kind === 'printed' || PRINTED.has(name)) {
      return PRINTED_FRAME;
    }
    if (parent.result) {
      return { ...parent, kind: 'text' };
    }
    if (name === 'testsuite') {
      return this.#suiteOf(parent, attributes);
    }
    if (name === 'testcase') {
      return this.#caseOf(parent, attributes);
    }
    const kind = RESULTS.get(name);
    return kind && (parent.kind === 'case' || parent.kind === 'suite')
      ? { ...parent, kind: 'result', result: this.#resultOf(kind, attributes) }
      : { ...parent, kind: 'other' };
  }

  #suiteOf({ suitePath, file }: Frame, attributes: Attributes): Frame {
    this.#suites += 1;
    return {
      kind: 'suite',
      suitePath: [...suitePath, this.#name(attributes.name) ?? ''],
      file: this.#sharedName(attributes.file) ?? file,
    };
  }

  #caseOf({ suitePath, file }: Frame, attributes: Attributes): Frame {
    const className = this.#sharedName(
      attributes.classname ?? attributes.class,
    );
    const identity = {
      suitePath,
      className,
      name: this.#name(attributes.name) ?? '',
      file: this.#sharedName(attributes.file) ?? file,
    };
    const openCase = new OpenCase(identity, {
      milliseconds: readMilliseconds(attributes.time),
      didNotRun: DID_NOT_RUN.test(attributes.status ?? ''),
    });
    return { kind: 'case', suitePath, file, openCase };
  }

  #resultOf(kind: ResultKind, { message }: Attributes): OpenResult {
    return {
      kind,
      ...(message !== undefined && {
        message: keptText(message, this.limits.maxMessageLength),
      }),
      text: '',
    };
  }

  #settle(): void {
    const openCase = this.#closed;
    if (!openCase) {
      return;
    }
    this.#closed = undefined;
    if (openCase.milliseconds !== undefined) {
      this.#milliseconds = (this.#milliseconds ?? 0) + openCase.milliseconds;
    }
    this.#tests.add(openCase.finish());
  }

  #finishResult({ kind, message, text }: OpenResult): void {
    const parent = this.#top;
    const trimmed = text.trim();
    const failure: TestFailure | undefined =
      kind.outcome === 'skipped'
        ? undefined
        : {
            kind: kind.outcome,
            ...(message !== undefined && { message }),
            ...(trimmed && { text: trimmed }),
          };
    if (parent.openCase) {
      parent.openCase.add(kind, failure);
    } else if (failure && kind.role === 'result') {
      this.#countRecord();
      this.#suiteErrors.push({ suitePath: parent.suitePath, ...failure });
    }
  }

  /** Cases and errors of suites are what takes memory. */
  #countRecord(): void {
    this.#records += 1;
    if (this.#records > this.limits.maxCases) {
      throw new StopReading(
        'too-large',
        `More than ${this.limits.maxCases} cases`,
      );
    }
  }

  #name(value: string | undefined): string | undefined {
    return value === undefined
      ? undefined
      : keptText(value, this.limits.maxNameLength);
  }

  /** Of classes and files, which many tests in a row share. */
  #sharedName(value: string | undefined): string | undefined {
    if (value === undefined) {
      return undefined;
    }
    const known = this.#shared.get(value);
    if (known !== undefined) {
      return known;
    }
    const name = keptText(value, this.limits.maxNameLength);
    if (this.#shared.size >= MOST_SHARED) {
      this.#shared.clear();
    }
    this.#shared.set(name, name);
    return name;
  }
}
