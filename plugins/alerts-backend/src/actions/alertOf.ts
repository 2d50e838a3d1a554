import type {
  AlertSummary,
  TimelineEntry,
} from '@callboard/backstage-plugin-alerts-common';
import { cut, someLabels } from './schemas';

/** An alert as models are told of it: what the sender wrote stands apart. */
export const alertOf = (alert: AlertSummary) => ({
  id: alert.id,
  severity: alert.severity,
  state: alert.state,
  openedAt: alert.openedAt,
  ...(alert.resolvedAt && { resolvedAt: alert.resolvedAt }),
  firingCount: alert.firingCount,
  ...(alert.entity && { entity: alert.entity }),
  ...(alert.team && { team: alert.team }),
  ...(alert.acknowledged && { acknowledgedBy: alert.acknowledged.by }),
  ...(alert.quiet && { quietUntil: alert.quiet.until }),
  ...(alert.next && { nextPageAt: alert.next.at }),
  pagedMe: alert.pagedMe,
  untrusted: {
    title: alert.title,
    summary: cut(alert.summary),
    source: alert.source.title,
    labels: someLabels(alert.labels),
  },
});

export const entryOf = (entry: TimelineEntry) => ({
  at: entry.at,
  kind: entry.kind,
  ...(entry.by && { by: entry.by }),
  ...(entry.people && { people: entry.people.slice(0, 50) }),
  ...(entry.channel !== undefined && { channel: entry.channel }),
  ...(entry.until !== undefined && { until: entry.until }),
  ...(entry.count !== undefined && { count: entry.count }),
  ...(entry.step !== undefined && { step: entry.step }),
  ...(entry.text !== undefined && { untrusted: { text: cut(entry.text) } }),
});
