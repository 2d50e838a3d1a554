import { useUrlState } from '@internal/frontend-kit';
import { alertSeverities } from '@callboard/backstage-plugin-alerts-common';

/** What the simulator is asked, as it stands in the address. */
export function useSimulatorAsk() {
  const { params, change } = useUrlState();
  const named = params.get('severity');
  const severity = alertSeverities.find(one => one === named) ?? 'critical';
  const at = Date.parse(params.get('at') ?? '');
  return {
    severity,
    /** ISO 8601 in UTC; now when absent. */
    at: Number.isNaN(at) ? undefined : new Date(at).toISOString(),
    setSeverity: (chosen: string) =>
      change({ severity: chosen }, { replace: true }),
    setAt: (iso: string | undefined) => change({ at: iso }, { replace: true }),
  };
}
