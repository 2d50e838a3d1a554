import { toCsv } from '@internal/backend-kit';
import type { AlertCoverage } from '@callboard/backstage-plugin-playbooks-common';

const columns: [string, (row: AlertCoverage) => string | undefined][] = [
  ['alert', row => row.alert],
  ['severity', row => row.severity],
  ['services', row => row.services.join(' ')],
  ['state', row => row.state],
  ['findings', row => row.findings.map(({ state }) => state).join(' ')],
  ['page', row => row.page?.title],
  ['section', row => row.page?.sectionTitle],
  ['page address', row => row.page?.url],
  ['trust', row => row.trust?.level],
  ['used', row => (row.isUsed ? 'yes' : 'no')],
  ['rule', row => row.rules.map(({ path, line }) => `${path}:${line}`).at(0)],
];

/** Alerts with what they lead to as CSV, with a line of headings. */
export function coverageCsv(rows: readonly AlertCoverage[]): Promise<string> {
  return toCsv(
    columns.map(([heading]) => heading),
    rows.map(row => columns.map(([, read]) => read(row))),
  );
}
