import type { AlertSeverity } from '../../types';
import { plainText } from './texts';

const WORDS: Record<AlertSeverity, string> = {
  critical:
    'critical crit page fatal p0 p1 sev0 sev1 disaster emergency emerg alert blocker urgent',
  error: 'error err high major p2 sev2',
  warning: 'warning warn minor medium moderate average p3 sev3',
  info: 'info information informational low none debug notice p4 p5 sev4 sev5 ok',
};

const byWord = new Map(
  (['critical', 'error', 'warning', 'info'] as const).flatMap(severity =>
    WORDS[severity].split(' ').map(word => [word, severity] as const),
  ),
);

/** `SEV-1` and `sev 1` are `sev1`. */
const wordOf = (text: string) =>
  text
    .slice(0, 100)
    .toLowerCase()
    .replace(/[\s_-]/g, '');

/**
 * What a word means for a severity; undefined where nothing is written. A word that nobody knows is an error: worse than what may wait,
 * and the label still tells it.
 */
export function severityOf(value: unknown): AlertSeverity | undefined {
  const text = plainText(value);
  return text === undefined ? undefined : byWord.get(wordOf(text)) ?? 'error';
}
