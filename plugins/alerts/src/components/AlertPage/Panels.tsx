import { createContext, useContext, useMemo } from 'react';
import { Text } from '@backstage/ui';
import { StatusText, useTexts } from '@internal/frontend-kit';
import type { AlertDetail } from '@callboard/backstage-plugin-alerts-common';
import type { AlertPanel, PanelAlert, PanelPlace } from '../../panels';
import { alertsTranslationRef } from '../../translation';
import { Part } from './Part';

/** A panel of another plugin. */
export interface PagePanel extends AlertPanel {
  id: string;
}

const PanelsContext = createContext<readonly PagePanel[]>([]);

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

/** What other plugins know about the alert; one that fails takes nothing with it. */
export function Panels(props: { alert: AlertDetail; place: PanelPlace }) {
  const { alert, place } = props;
  const { t } = useTexts(alertsTranslationRef);
  const panels = useContext(PanelsContext).filter(one => one.place === place);
  const { revision } = alert;
  // What is asked for with it is asked for again when it has changed, and not with each look.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const shown = useMemo(() => panelAlertOf(alert), [alert.id, revision]);
  return (
    <>
      {panels.map(({ id, title, Component }) => (
        <Part key={id} label={title}>
          <Text as="h3" variant="title-x-small" weight="bold">
            {title}
          </Text>
          <Component
            alert={shown}
            failed={
              <StatusText
                tone="unknown"
                text={t('alert.panel.failed', { title })}
              />
            }
          />
        </Part>
      ))}
    </>
  );
}
