import { useApi } from '@backstage/core-plugin-api';
import type {
  AlertDetail,
  AlertsApi,
} from '@callboard/backstage-plugin-alerts-common';
import { useMutation } from '@tanstack/react-query';
import { alertsApiRef } from '../api';
import { useKeepAlert } from './useKeepAlert';

/** Does something about an alert. Nothing is shown as done before the backend has said so. */
export function useAlertAct() {
  const api = useApi(alertsApiRef);
  return useMutation({
    mutationFn: (act: (api: AlertsApi) => Promise<AlertDetail>) => act(api),
    onSuccess: useKeepAlert(),
  });
}
