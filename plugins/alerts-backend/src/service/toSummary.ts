import type { Sees } from '@internal/backend-kit';
import type {
  AlertQuiet,
  AlertResolution,
  AlertSummary,
  NextEscalation,
} from '@callboard/backstage-plugin-alerts-common';
import type { AlertQuietRecord, AlertRecord } from '../lifecycle/records';
import { iso, type AlertNaming } from './AlertNaming';

export function resolutionOf(
  { resolved }: AlertRecord,
  naming: AlertNaming,
): AlertResolution | undefined {
  if (!resolved) return undefined;
  const { by } = resolved;
  return by === 'source' || by === 'silence-of-source'
    ? { by }
    : { by: 'person', person: naming.named(by) };
}

const quietOf = (
  { kind, until, by, reason }: AlertQuietRecord,
  naming: AlertNaming,
): AlertQuiet => ({
  kind,
  until: iso(until),
  ...(by !== undefined && { by: naming.named(by) }),
  ...(reason !== undefined && { reason }),
});

function acknowledgedOf(
  { acknowledged }: AlertRecord,
  naming: AlertNaming,
): AlertSummary['acknowledged'] {
  if (!acknowledged) return undefined;
  const { by, at, endsAt } = acknowledged;
  return {
    ...(by !== undefined && { by: naming.named(by) }),
    at: iso(at),
    ...(endsAt !== undefined && { endsAt: iso(endsAt) }),
  };
}

/** What it may be of is told as far as the caller sees it. */
function unroutedOf(
  { isUnrouted, routedBy, nearest = [] }: AlertRecord,
  { naming, sees }: { naming: AlertNaming; sees: Sees },
): AlertSummary['unrouted'] {
  if (!isUnrouted) return undefined;
  const shown = nearest.filter(sees).map(ref => naming.named(ref));
  return {
    reason: routedBy ?? '',
    ...(shown.length > 0 && { nearest: shown }),
  };
}

/** An alert as lists show it. */
export function toSummary(
  alert: AlertRecord,
  options: {
    naming: AlertNaming;
    /** What the caller sees of the catalog. */
    sees: Sees;
    /** Who has paged by hand. */
    openedBy?: string;
    next: NextEscalation | undefined;
    pagedMe: boolean;
    ofMyTeams: boolean;
  },
): AlertSummary {
  const { naming, openedBy, next, pagedMe, ofMyTeams } = options;
  const { id, title, summary, severity, state, resolved, quiet } = alert;
  const { firingCount, instanceCount, repeats, labels } = alert;
  return {
    ...{ id, title, summary, severity, state },
    ...{ firingCount, instanceCount, repeats, labels },
    startedAt: iso(alert.startedAt),
    openedAt: iso(alert.openedAt),
    lastSeenAt: iso(alert.lastSeenAt),
    resolvedAt: resolved && iso(resolved.at),
    resolution: resolutionOf(alert, naming),
    acknowledged: acknowledgedOf(alert, naming),
    entity: naming.maybe(alert.entityRef),
    team: naming.maybe(alert.teamRef),
    unrouted: unroutedOf(alert, options),
    quiet: quiet && quietOf(quiet, naming),
    source: {
      kind: alert.sourceKind,
      title: naming.maybe(openedBy)?.title ?? alert.sourceTitle,
    },
    ...{ next, pagedMe, ofMyTeams },
  };
}
