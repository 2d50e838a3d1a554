import type { StatusTone } from '@internal/frontend-kit';
import type {
  AlertCoverage,
  AlertSeverity,
  CoverageState,
} from '@callboard/backstage-plugin-playbooks-common';

/** How a state is drawn. */
export const stateTones: Record<CoverageState, StatusTone> = {
  none: 'bad',
  'dead-link': 'bad',
  deprecated: 'warn',
  todo: 'warn',
  'cannot-tell': 'unknown',
  'no-command': 'warn',
  alias: 'warn',
  overdue: 'warn',
  'never-run': 'unknown',
  external: 'neutral',
  section: 'good',
  page: 'good',
};

/** How the severity of an alert is drawn. */
export const severityTones: Record<AlertSeverity, StatusTone> = {
  critical: 'critical',
  error: 'bad',
  warning: 'warn',
  info: 'neutral',
  unknown: 'unknown',
};

/** What whoever tends an alert can do next. */
export type CoverageAction =
  | { kind: 'write' }
  | { kind: 'edit' | 'rule'; href: string };

/** `component:default/ledger` is `ledger` to whoever reads a list. */
export const shortService = (service: string): string =>
  service.replace(/^component:(?:default\/)?/, '');

/** Where the first rule of an alert stands, as people know it. */
export const ruleAddress = ({ rules }: AlertCoverage): string | undefined => {
  const [rule] = rules;
  return rule?.url && `${rule.url}#L${rule.line}`;
};

/** The next thing to do about an alert; nothing where it is in order, or the page itself says it. */
export function actionFor(row: AlertCoverage): CoverageAction | undefined {
  const rule = ruleAddress(row);
  switch (row.state) {
    case 'none':
    case 'cannot-tell':
    case 'alias':
      return { kind: 'write' };
    case 'dead-link':
      return rule ? { kind: 'rule', href: rule } : { kind: 'write' };
    case 'deprecated':
    case 'todo':
    case 'no-command':
    case 'overdue':
      return row.page?.url ? { kind: 'edit', href: row.page.url } : undefined;
    default:
      return undefined;
  }
}
