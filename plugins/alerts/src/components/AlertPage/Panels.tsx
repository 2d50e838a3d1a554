import { createContext, useContext, useMemo } from 'react';
import type { AlertDetail } from '@callboard/backstage-plugin-alerts-common';
import type {
  AlertPanel,
  AlertPanelPlace,
  PanelAlert,
} from '@callboard/backstage-plugin-alerts-react';

const PanelsContext = createContext<readonly AlertPanel[]>([]);

export const PanelsProvider = PanelsContext.Provider;

const panelAlertOf = (alert: AlertDetail): PanelAlert => ({
  id: alert.id,
  title: alert.title,
  summary: alert.summary,
  severity: alert.severity,
  state: alert.state,
  labels: alert.labels,
  annotations: alert.annotations,
  startedAt: alert.startedAt,
  resolvedAt: alert.resolvedAt,
  entityRef: alert.entity?.entityRef,
  teamRef: alert.team?.entityRef,
});

/** What other plugins know about the alert. */
export function Panels(props: { alert: AlertDetail; place: AlertPanelPlace }) {
  const { alert, place } = props;
  const panels = useContext(PanelsContext).filter(one => one.place === place);
  const { revision } = alert;
  // What is asked for with it is asked for again when it has changed, and not with each look.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const shown = useMemo(() => panelAlertOf(alert), [alert.id, revision]);
  return (
    <>
      {panels.map(({ Component }, index) => (
        <Component key={index} alert={shown} />
      ))}
    </>
  );
}
