/**
 * An alert rule as its file says it.
 *
 * @public
 */
export interface AlertRule {
  /** Name of the alert. */
  alert: string;
  /** Line of the file, from 1. */
  line: number;
  group?: string;
  /** The query; texts are cut at 4,000 characters. */
  expr?: string;
  /** How long it holds before the alert fires, as written: `5m`. */
  for?: string;
  /** At most 50; a value may be a template of Prometheus. */
  labels: Record<string, string>;
  /** The first of `runbook_url`, `runbook`, `playbook_url` and `playbook`. */
  runbookUrl?: string;
  /** Annotation `summary`, or else `description`. */
  summary?: string;
}

/**
 * Something in a rule file that its author should mend.
 *
 * @public
 */
export interface RuleProblem {
  /** Line of the file, from 1. */
  line?: number;
  /** What is wrong, and what to do. */
  message: string;
}
