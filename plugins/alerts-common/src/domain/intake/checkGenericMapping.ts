import {
  alertSeverities,
  type AlertSeverity,
  type GenericMapping,
} from '../../types';
import { fieldOf, isFields, type Fields } from './fields';
import { pointerNames } from './genericPlaces';
import { stepsOf, stepTo } from './jsonPointer';
import { Problems, refusedFor, shown } from './Problems';
import type { IntakeRefusal } from './results';

const MOST = { pointer: 300, steps: 16, words: 50, word: 100 };

const KNOWN: readonly string[] = [
  ...pointerNames,
  'severities',
  'resolvedValues',
  'acknowledgedValues',
];

/** As a step of a pointer, so that a long name makes no long answer. */
const stepOf = (name: string) => stepTo(name.slice(0, MOST.word));

function checkPointer(
  value: unknown,
  name: string,
  problems: Problems,
): string | undefined {
  const steps =
    typeof value === 'string' && value.length <= MOST.pointer
      ? stepsOf(value)
      : undefined;
  if (typeof value === 'string' && steps && steps.length <= MOST.steps) {
    return value;
  }
  return problems.add(
    stepOf(name),
    `is ${shown(
      value,
    )}; write a JSON pointer such as /alert/${name}, of at most ${
      MOST.pointer
    } characters and ${MOST.steps} steps`,
  );
}

function checkWords(
  value: unknown,
  name: string,
  problems: Problems,
): string[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || value.length > MOST.words) {
    return problems.add(
      stepOf(name),
      `is ${
        Array.isArray(value) ? `a list of ${value.length}` : shown(value)
      }; write a list of at most ${MOST.words} words`,
    );
  }
  const words: string[] = [];
  for (const [index, word] of value.entries()) {
    if (typeof word === 'string' && word.trim() && word.length <= MOST.word) {
      words.push(word);
    } else {
      problems.add(
        `${stepOf(name)}/${index}`,
        `is ${shown(word)}; write a word of at most ${MOST.word} characters`,
      );
    }
  }
  return words;
}

function checkSeverities(
  value: unknown,
  problems: Problems,
): Record<string, AlertSeverity> | undefined {
  if (value === undefined) return undefined;
  if (!isFields(value) || Object.keys(value).length > MOST.words) {
    return problems.add(
      '/severities',
      `is ${shown(value)}; write an object of at most ${
        MOST.words
      } words, such as { "P1": "critical" }`,
    );
  }
  const found: [string, AlertSeverity][] = [];
  for (const word of Object.keys(value)) {
    const severity = alertSeverities.find(each => each === value[word]);
    if (severity && word.trim() && word.length <= MOST.word) {
      found.push([word, severity]);
    } else {
      problems.add(
        `/severities${stepOf(word)}`,
        severity
          ? `is no word of 1 to ${MOST.word} characters; write what the sender sends`
          : `is ${shown(
              value[word],
            )}; write "critical", "error", "warning" or "info"`,
      );
    }
  }
  return Object.fromEntries(found);
}

function checkNames(mapping: Fields, problems: Problems): void {
  for (const name of Object.keys(mapping)) {
    if (!KNOWN.includes(name)) {
      problems.add(
        stepOf(name),
        `is no field that is known here; leave it out, or write ${KNOWN.join(
          ', ',
        )}`,
      );
    }
  }
}

/**
 * Checks where somebody says that the fields of generic JSON are.
 *
 * @public
 */
export function checkGenericMapping(
  mapping: unknown,
): { mapping: GenericMapping } | IntakeRefusal {
  if (!isFields(mapping)) {
    return refusedFor(
      '',
      `is ${shown(mapping)}; write an object such as { "summary": "/summary" }`,
    );
  }
  const problems = new Problems();
  checkNames(mapping, problems);
  const found: GenericMapping = {
    summary:
      checkPointer(fieldOf(mapping, 'summary'), 'summary', problems) ?? '',
  };
  for (const name of pointerNames) {
    const value = fieldOf(mapping, name);
    if (name !== 'summary' && value !== undefined) {
      found[name] = checkPointer(value, name, problems);
    }
  }
  const severities = checkSeverities(fieldOf(mapping, 'severities'), problems);
  if (severities) found.severities = severities;
  for (const name of ['resolvedValues', 'acknowledgedValues'] as const) {
    const words = checkWords(fieldOf(mapping, name), name, problems);
    if (words) found[name] = words;
  }
  return problems.isEmpty ? { mapping: found } : problems.refusal();
}
