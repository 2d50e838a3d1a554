import type { AlertSeverity } from '../types/coverage';

const WORDS: Record<Exclude<AlertSeverity, 'unknown'>, RegExp> = {
  critical:
    /^(?:critical|crit|page|emergency|disaster|fatal|blocker|p[01]|sev-?[01]|s1)$/,
  error: /^(?:error|err|major|high|p2|sev-?2|s2)$/,
  warning: /^(?:warning|warn|minor|medium|ticket|p3|sev-?3|s3)$/,
  info: /^(?:info|information|informational|notice|low|none|debug|p[45]|sev-?[45]|s[45])$/,
};

/**
 * The loudest first.
 *
 * @public
 */
export const SEVERITIES: readonly AlertSeverity[] = [
  'critical',
  'error',
  'warning',
  'info',
  'unknown',
];

/** How loud a label `severity` is; `unknown` where it is a template or a word of its own. */
export function severityOf(label: string | undefined): AlertSeverity {
  const word = (label ?? '').trim().toLowerCase();
  return (
    SEVERITIES.find(
      severity => severity !== 'unknown' && WORDS[severity].test(word),
    ) ?? 'unknown'
  );
}
