import type {
  AlertDetail,
  AlertInstance,
  AlertSummary,
  EarlierAlert,
  PagedRecipient,
  TimelineEntry,
} from '@callboard/backstage-plugin-alerts-common';
import type { KeptEntry, KeptPage } from '../database/AlertQueryStore';
import type { AlertRecord, InstanceRecord } from '../lifecycle/records';
import { iso, type AlertNaming } from './AlertNaming';
import { resolutionOf } from './toSummary';

/** A clock that is off by less is not told of. */
const SKEW_MS = 60_000;
const MOST_MESSAGES = 100;

const isoOf = (at: number | undefined) => (at === undefined ? at : iso(at));

export const toInstance = (instance: InstanceRecord): AlertInstance => {
  const { dedupKey, state, summary, severity, repeats } = instance;
  const { labels, annotations, startsAt, endsAt } = instance;
  return {
    ...{ dedupKey, state, summary, labels, annotations, repeats },
    ...(severity !== undefined && { severity }),
    ...(startsAt !== undefined && { startsAt: iso(startsAt) }),
    ...(endsAt !== undefined && { endsAt: iso(endsAt) }),
    lastSeenAt: iso(instance.lastSeenAt),
  };
};

export const toPaged = (
  { id, userRef, channel, at, messages }: KeptPage,
  naming: AlertNaming,
): PagedRecipient => ({
  id,
  ...(userRef !== undefined && { person: naming.named(userRef) }),
  ...(channel !== undefined && { channel: naming.channel(channel) }),
  at: iso(at),
  messages: messages.slice(0, MOST_MESSAGES).map(message => ({
    id: message.id,
    channel: naming.channel(message.channel),
    at: iso(message.at),
    state: message.state,
    ...(message.problem !== undefined && { problem: message.problem }),
  })),
});

export const toEarlier = (
  alert: AlertRecord,
  naming: AlertNaming,
): EarlierAlert => {
  const { id, openedAt, resolved, acknowledged, helped } = alert;
  const resolution = resolutionOf(alert, naming);
  return {
    ...{ id, openedAt: iso(openedAt) },
    resolvedAt: iso(resolved?.at ?? alert.lastSeenAt),
    ...(acknowledged?.by && { acknowledgedBy: naming.named(acknowledged.by) }),
    ...(resolution && { resolution }),
    ...(helped !== undefined && { helped }),
  };
};

/** A line of a timeline with names. */
export function toTimelineEntry(
  { id, at, kind, actorRef, data = {} }: KeptEntry,
  naming: AlertNaming,
): TimelineEntry {
  const { userRefs, channel, until, count, text, step, round } = data;
  return {
    ...{ id: String(id), at: iso(at), kind },
    by: naming.maybe(actorRef),
    people: userRefs?.map(ref => naming.named(ref)),
    channel: channel === undefined ? undefined : naming.channel(channel),
    until: isoOf(until),
    ...{ count, text, step, round },
  };
}

/** Everything of an alert, with what belongs to it. */
export function toDetail(
  alert: AlertRecord,
  summary: AlertSummary,
  rest: Pick<AlertDetail, 'instances' | 'pages' | 'earlier' | 'allowed'>,
): AlertDetail {
  const { revision, annotations, links, truncated } = alert;
  const { policy, routedBy, clockSkewMs, helped } = alert;
  return {
    ...summary,
    ...{ revision, annotations, links, truncated },
    ...rest,
    ...(policy && { policy }),
    ...(!alert.isUnrouted && routedBy !== undefined && { routedBy }),
    ...(clockSkewMs >= SKEW_MS && {
      clockSkewSeconds: Math.round(clockSkewMs / 1_000),
    }),
    ...(helped !== undefined && { helped }),
  };
}
