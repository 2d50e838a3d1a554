import type { AlertMessage } from '@callboard/backstage-plugin-alerts-node';
import type { ClaimedMessage } from '../database/MessageStore';
import type { AlertRecord } from '../lifecycle/records';

/** Names and addresses, as the catalog has them. */
export interface Names {
  /** Resolves once the catalog was read, or that has taken too long. */
  whenReady(signal: AbortSignal): Promise<void>;
  name(entityRef: string): string;
  email(userRef: string): string | undefined;
}

interface WordOptions {
  names: Pick<Names, 'name' | 'email'>;
  /** Of the portal's page of an alert. */
  urlOf: (alertId: string) => string;
}

const iso = (at: number) => new Date(at).toISOString();

const subjectOf = (alert: AlertRecord, { names }: WordOptions) => {
  const ref = alert.entityRef ?? alert.teamRef;
  return ref === undefined ? undefined : names.name(ref);
};

/** `03:06 UTC`, with the day where it is not today's. */
const timeOf = (at: number, now: number) => {
  const [day, time] = iso(at).split('T');
  const isToday = iso(now).startsWith(day);
  return `${isToday ? '' : `${day} `}${time.slice(0, 5)} UTC`;
};

function stateLine(alert: AlertRecord, options: WordOptions): string {
  const { resolved, acknowledged } = alert;
  if (resolved) {
    const isPerson = resolved.by.includes(':');
    const who = isPerson ? options.names.name(resolved.by) : 'its source';
    return `Resolved by ${who}.`;
  }
  if (acknowledged) {
    return acknowledged.by === undefined
      ? 'Acknowledged at its source.'
      : `${options.names.name(acknowledged.by)} has it.`;
  }
  return alert.firingCount > 1
    ? `${alert.firingCount} instances fire.`
    : 'Nobody has it yet.';
}

/** What a message says. The texts of the alert are those of its sender. */
export function wordsOf(
  message: ClaimedMessage,
  alert: AlertRecord,
  options: WordOptions & { now: number },
): AlertMessage {
  const { names, urlOf, now } = options;
  const { userRef } = message;
  const subject = subjectOf(alert, options);
  const isNews = message.kind === 'news';
  const word = isNews ? alert.state : alert.severity;
  const lines = [
    alert.summary,
    [
      subject,
      alert.teamRef && alert.entityRef ? names.name(alert.teamRef) : undefined,
    ]
      .filter(one => one !== undefined)
      .join(' · '),
    `Since ${timeOf(alert.startedAt, now)}. ${stateLine(alert, options)}`,
  ];
  return {
    key: message.id,
    kind: message.kind,
    ...(userRef !== undefined && {
      recipient: {
        userRef,
        name: names.name(userRef),
        email: names.email(userRef),
      },
    }),
    title: `${word}: ${alert.title}${subject ? ` (${subject})` : ''}`,
    text: lines.filter(line => line !== '').join('\n'),
    url: urlOf(alert.id),
    alert: {
      id: alert.id,
      title: alert.title,
      summary: alert.summary,
      severity: alert.severity,
      state: alert.state,
      openedAt: iso(alert.openedAt),
      entityRef: alert.entityRef,
      teamRef: alert.teamRef,
      labels: alert.labels,
      links: alert.links,
    },
  };
}

/** A message by which somebody tries a channel. */
export function testWords(
  message: ClaimedMessage,
  { names, urlOf, now }: WordOptions & { now: number },
): AlertMessage {
  const { userRef } = message;
  return {
    key: message.id,
    kind: 'test',
    ...(userRef !== undefined && {
      recipient: {
        userRef,
        name: names.name(userRef),
        email: names.email(userRef),
      },
    }),
    title: 'Test: this channel reaches you',
    text: 'Alerts of Callboard come this way. Nothing is wrong.',
    url: urlOf(''),
    alert: {
      id: message.id,
      title: 'Test',
      summary: 'Alerts of Callboard come this way. Nothing is wrong.',
      severity: 'info',
      state: 'resolved',
      openedAt: iso(now),
      labels: {},
      links: [],
    },
  };
}
