import { useApi } from '@backstage/core-plugin-api';
import type {
  AlertDetail,
  AlertsApi,
} from '@callboard/backstage-plugin-alerts-common';
import { useMutation } from '@tanstack/react-query';
import { alertsApiRef } from '../api';
import { answeredWithin } from '../lib/answeredWithin';
import { useKeepAlert } from './useKeepAlert';

/** A dialog waits no longer: what hangs may have been done, and says so. */
const ANSWER_MS = 15_000;

/** Does something about an alert. Nothing is shown as done before the backend has said so. */
export function useAlertAct() {
  const api = useApi(alertsApiRef);
  return useMutation({
    mutationFn: (act: (api: AlertsApi) => Promise<AlertDetail>) =>
      answeredWithin(ANSWER_MS, () => act(api)),
    onSuccess: useKeepAlert(),
  });
}
