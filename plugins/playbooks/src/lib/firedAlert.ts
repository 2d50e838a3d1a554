import type { PanelAlert } from '@callboard/backstage-plugin-alerts-react';
import type { FiringAlert } from '@callboard/backstage-plugin-playbooks-common';

/** An alert of the page of alerts as playbooks know alerts: of a sender that has no names for them, its title is one. */
export const firedAlert = ({
  title,
  labels,
  annotations,
  startedAt,
  entityRef,
}: PanelAlert): FiringAlert => ({
  labels: { alertname: title, ...labels },
  annotations,
  startsAt: startedAt,
  ...(entityRef && { entityRef }),
});
