/** Annotations of alerts that name a page, the first one counts. */
const KEYS = ['runbook_url', 'runbook', 'playbook_url', 'playbook'];

/**
 * The address of the page that an alert or its rule names.
 *
 * @public
 */
export const runbookAddress = (
  annotations: Readonly<Record<string, string>>,
): string | undefined => KEYS.map(key => annotations[key]).find(Boolean);
