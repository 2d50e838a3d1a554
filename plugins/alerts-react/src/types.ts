import type { JSX } from 'react';

/**
 * What a panel is told of the alert. Texts, labels and annotations are those of its sender: never mark-up.
 *
 * @public
 */
export interface PanelAlert {
  id: string;
  /** What it is called, in a few words. */
  title: string;
  /** What is wrong, in a sentence; may be empty. */
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

/**
 * Properties of the component of a panel.
 *
 * @public
 */
export interface AlertPanelProps {
  alert: PanelAlert;
}

/**
 * Where a panel stands on the page. `first`: before everything that is told of the past, for what to do now. `after-history`: for
 * what may be the cause.
 *
 * @public
 */
export type AlertPanelPlace = 'first' | 'after-history';

/**
 * A panel, as the page takes it.
 *
 * @public
 */
export interface AlertPanel {
  place: AlertPanelPlace;
  /** Draws an `AlertPanelFrame`, or nothing where it has nothing to say. */
  Component: (props: AlertPanelProps) => JSX.Element | null;
}
