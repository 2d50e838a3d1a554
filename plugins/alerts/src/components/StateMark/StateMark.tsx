import { StatusText } from '@internal/frontend-kit';
import type { AlertSummary } from '@callboard/backstage-plugin-alerts-common';
import { useStateText } from '../../hooks/useStateText';
import { HeldMark } from './HeldMark';

/** Who has an alert, or why nobody is paged for it. */
export function StateMark({ alert }: { alert: AlertSummary }) {
  const { tone, text } = useStateText()(alert);
  return tone === 'progress' ? (
    <HeldMark text={text} />
  ) : (
    <StatusText tone={tone} text={text} />
  );
}
