import { RE2JS } from 're2js';
import type { AlertSeverity, LabelMatcher } from '../../types';

/** Characters of an expression. */
export const MOST_EXPRESSION = 512;

/** Instructions of an expression: a text costs its length times these. */
const MOST_SIZE = 1_000;

/** Characters of a value; no label has more. */
const MOST_VALUE = 2_048;

/**
 * What matchers read of an alert.
 *
 * @public
 */
export interface MatchedAlert {
  title: string;
  severity: AlertSeverity;
  labels: Readonly<Record<string, string>>;
  /** Full reference in lower case. */
  entityRef?: string;
  /** Full reference of the group that answers for it, in lower case. */
  teamRef?: string;
}

/** The value of a label; empty where there is none. Reserved labels go before those of the sender. */
export function labelValue(alert: MatchedAlert, label: string): string {
  switch (label) {
    case '@title':
      return alert.title;
    case '@severity':
      return alert.severity;
    case '@entity':
      return alert.entityRef ?? '';
    default:
      return Object.hasOwn(alert.labels, label) ? alert.labels[label] : '';
  }
}

/** Texts that are one of some words, as most expressions of silences are. */
const WORDS = /^[\w@ /-]+(\|[\w@ /-]+)*$/;

/** What each text that an expression matches begins with; most texts are told apart by it alone. */
function beginningOf(expression: string): string {
  if (expression.includes('|')) return '';
  const plain = /^[\w@ /-]*/.exec(expression)?.[0] ?? '';
  // What is repeated may be absent.
  return /^[?*+{]/.test(expression.slice(plain.length))
    ? plain.slice(0, -1)
    : plain;
}

/**
 * A test of whole texts by an expression of RE2, in time that grows with the text alone.
 *
 * @throws Error whose message ends a sentence such as "The expression …"
 */
export function compileExpression(
  expression: string,
): (text: string) => boolean {
  if (expression.length > MOST_EXPRESSION) {
    throw new Error(`is longer than ${MOST_EXPRESSION} characters`);
  }
  if (WORDS.test(expression)) {
    const words = new Set(expression.split('|'));
    return text => words.has(text);
  }
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(expression);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'it is wrong';
    throw new Error(
      `cannot be read: ${message.replace('error parsing regexp: ', '')}`,
    );
  }
  if (compiled.programSize() > MOST_SIZE) {
    throw new Error('is too large: repeat less');
  }
  const beginning = beginningOf(expression);
  return text =>
    text.startsWith(beginning) && compiled.testExact(text.slice(0, MOST_VALUE));
}

/** As many as are kept: those of all silences of a portal, and of drafts that somebody types. */
const KEPT = 1_000;

/** Those that have been used lately, by their text: silences are made ready again with each change of one of them. */
const kept = new Map<string, (text: string) => boolean>();

function expressionOf(expression: string) {
  const test = kept.get(expression) ?? compileExpression(expression);
  kept.delete(expression);
  kept.set(expression, test);
  if (kept.size > KEPT) {
    const [oldest] = kept.keys();
    kept.delete(oldest);
  }
  return test;
}

/** A matcher that is ready. */
export type CompiledMatcher = (alert: MatchedAlert) => boolean;

/** @throws as {@link compileExpression} */
export function compileMatcher({
  label,
  op,
  value,
}: LabelMatcher): CompiledMatcher {
  switch (op) {
    case '=':
      return alert => labelValue(alert, label) === value;
    case '!=':
      return alert => labelValue(alert, label) !== value;
    case '=~': {
      const test = expressionOf(value);
      return alert => test(labelValue(alert, label));
    }
    case '!~': {
      const test = expressionOf(value);
      return alert => !test(labelValue(alert, label));
    }
    default:
      return op satisfies never;
  }
}

/** All matchers as one; undefined where one cannot be read: such a list is for no alert. */
export function compileMatchers(
  matchers: readonly LabelMatcher[],
): CompiledMatcher | undefined {
  // Comparisons are quick, and mostly decide.
  const quickFirst = [...matchers].sort(
    (one, other) =>
      Number(one.op.endsWith('~')) - Number(other.op.endsWith('~')),
  );
  try {
    const compiled = quickFirst.map(compileMatcher);
    return alert => compiled.every(each => each(alert));
  } catch {
    return undefined;
  }
}
