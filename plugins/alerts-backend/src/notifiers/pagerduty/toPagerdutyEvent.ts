import type { AlertMessage } from '@callboard/backstage-plugin-alerts-node';
import { oneLine, webLinks } from '../texts';

/** https://developer.pagerduty.com/docs/events-api-v2-overview */
const MOST_SUMMARY = 1_024;
const MOST_LINKS = 10;

/** Under which PagerDuty knows the alert again. */
export const dedupKeyOf = ({ alert }: AlertMessage) => `callboard-${alert.id}`;

/**
 * A page that is late, of an alert that is over, opens nothing: nobody would close it. A test opens an incident of the severity `info`, since
 * that is what it tries.
 */
function actionOf({ kind, alert }: AlertMessage) {
  if (kind === 'test') return 'trigger';
  if (alert.state === 'resolved') return 'resolve';
  return kind === 'news' && alert.state === 'acknowledged'
    ? 'acknowledge'
    : 'trigger';
}

/** An event of PagerDuty's Events API v2. */
export function toPagerdutyEvent(message: AlertMessage, routingKey: string) {
  const { title, text, url, alert } = message;
  const action = actionOf(message);
  const event = {
    routing_key: routingKey,
    event_action: action,
    dedup_key: dedupKeyOf(message),
  };
  if (action !== 'trigger') return event;
  return {
    ...event,
    client: 'Callboard',
    client_url: url,
    payload: {
      summary: oneLine(title === '' ? text : title, MOST_SUMMARY),
      source: alert.entityRef ?? alert.teamRef ?? 'callboard',
      severity: alert.severity,
      timestamp: alert.openedAt,
      component: alert.entityRef,
      custom_details: alert.labels,
    },
    links: [
      { href: url, text: 'Open the alert in Callboard' },
      ...webLinks(alert.links, MOST_LINKS).map(link => ({
        href: link.url,
        text: link.label,
      })),
    ],
  };
}
