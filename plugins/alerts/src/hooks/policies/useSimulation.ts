import { useMemo, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  AlertSeverity,
  EscalationPreview,
  EscalationRules,
  SimulationRequest,
} from '@callboard/backstage-plugin-alerts-common';
import { useQuery } from '@tanstack/react-query';
import { alertsApiRef } from '../../api';
import { useSettled } from '../useSettled';

const TYPING_MS = 350;
/** What is asked of now is of now for so long only. */
const NOW_MS = 60_000;

/**
 * What rules would do. While they are half typed, or the backend is asked, it is what was known before.
 *
 * @param options.rules - absent while they are wrong
 */
export function useSimulation(options: {
  rules: EscalationRules | undefined;
  teamRef: string;
  severity: AlertSeverity;
  /** The policy that is changed. */
  policyId?: string;
  /** ISO 8601 in UTC; now when absent. */
  at?: string;
}) {
  const { rules, teamRef, severity, policyId, at } = options;
  const api = useApi(alertsApiRef);
  const isComplete = rules !== undefined && teamRef !== '';
  // Compared by what it says: the form makes a new object with each key.
  const wanted = isComplete
    ? JSON.stringify({ rules, teamRef, severity, policyId, at })
    : '';
  const [last, setLast] = useState(wanted);
  if (wanted !== '' && wanted !== last) setLast(wanted);
  const asked = useSettled(last, TYPING_MS);
  const request = useMemo(
    () => (asked ? (JSON.parse(asked) as SimulationRequest) : undefined),
    [asked],
  );
  const query = useQuery({
    queryKey: ['policy-simulation', asked],
    queryFn: ({ signal }) =>
      request ? api.simulatePolicy(request, { signal }) : null,
    enabled: request !== undefined,
    staleTime: 0,
    refetchInterval: at === undefined ? NOW_MS : false,
  });
  const [known, setKnown] = useState<EscalationPreview>();
  if (query.data && query.data !== known) setKnown(query.data);
  const preview = query.data ?? known;
  return {
    query,
    preview,
    /** What was asked last. */
    request,
    isWaiting: wanted !== asked || (query.isFetching && !query.data),
    isOld: wanted !== asked || !query.data,
    isComplete,
  };
}

export type Simulated = ReturnType<typeof useSimulation>;
