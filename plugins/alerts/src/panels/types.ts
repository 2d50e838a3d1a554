import type { ReactNode } from 'react';

/** What a panel is told of the alert. Texts, labels and annotations are those of its sender: never mark-up. */
export interface PanelAlert {
  id: string;
  title: string;
  summary: string;
  severity: 'critical' | 'error' | 'warning' | 'info';
  state: 'firing' | 'acknowledged' | 'resolved';
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** ISO 8601 in UTC. */
  startedAt: string;
  /** ISO 8601 in UTC; absent while it is open. */
  resolvedAt?: string;
  /** Full reference of the service; absent where none is known. */
  entityRef?: string;
  /** Full reference of the team that answers for it. */
  teamRef?: string;
}

/** Properties of the component of a panel. */
export interface AlertPanelProps {
  alert: PanelAlert;
}

/** What the page gives to a panel. */
export interface FramedPanelProps extends AlertPanelProps {
  /** Shown in place of one that fails. */
  failed: ReactNode;
}

/** Where a panel stands. */
export type PanelPlace = 'first' | 'after-history';

/** A panel, as the page gets it. */
export interface AlertPanel {
  title: string;
  place: PanelPlace;
  Component: (props: FramedPanelProps) => JSX.Element;
}
