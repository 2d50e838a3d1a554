import {
  alertSeverities,
  type AlertSeverity,
  type Incoming,
  type IncomingEvent,
} from '../../types';
import {
  bounds,
  keyOf,
  summaryOf,
  textsOf,
  titleOf,
  withTexts,
} from './bounds';
import { statedEntity } from './entityRefs';
import { fieldOf, fieldsAt, isFields, type Fields } from './fields';
import { LinkList } from './LinkList';
import { Problems, refusedFor, shown } from './Problems';
import type { IntakeRefusal } from './results';
import { plainText } from './texts';
import { timeOf } from './times';

const ACTIONS = ['trigger', 'acknowledge', 'resolve'] as const;

/** Fields of the payload that become labels, before any custom detail of the same name. */
const LABELS = ['source', 'component', 'group', 'class'];

/** Looked at of a list of links or images; more than are kept, for what is no link stays as text. */
const MOST_LOOKED_AT = 100;

/**
 * An event of the Events API v2, with the secret that it came by.
 *
 * @public
 */
export interface EventsV2Event {
  incoming: Incoming;
  routingKey: string;
  /** To answer with: as it was sent, or the new one. */
  dedupKey: string;
}

/**
 * The secret in an event, before anything else of it is looked at: who has none is told nothing of the rest.
 *
 * @public
 */
export function routingKeyOf(body: unknown): string | undefined {
  const key = isFields(body) ? fieldOf(body, 'routing_key') : undefined;
  return typeof key === 'string' && key !== '' && key.length <= bounds.key
    ? key
    : undefined;
}

function actionOf(
  body: Fields,
  problems: Problems,
): IncomingEvent['action'] | undefined {
  const sent = fieldOf(body, 'event_action');
  const word = plainText(sent)?.toLowerCase();
  return (
    ACTIONS.find(action => action === word) ??
    problems.add(
      '/event_action',
      `is ${shown(sent)}; send "trigger", "acknowledge" or "resolve"`,
    )
  );
}

/** Details as texts by their names, those of the payload's own names under another. */
function detailsOf(payload: Fields): [name: string, text: unknown][] {
  const details = fieldOf(payload, 'custom_details');
  if (isFields(details)) {
    return Object.entries(textsOf(details)).map(([name, text]) => [
      LABELS.includes(name) ? `custom_details_${name}` : name,
      text,
    ]);
  }
  return Array.isArray(details)
    ? details
        .slice(0, bounds.names)
        .map((value, index) => [`custom_details_${index}`, value])
    : [['custom_details', details]];
}

const labelsOf = (body: Fields, payload: Fields): Record<string, string> =>
  withTexts({}, [
    ...LABELS.map(name => [name, fieldOf(payload, name)] as const),
    ['client', fieldOf(body, 'client')],
    ...detailsOf(payload),
  ]);

const entriesOf = (body: Fields, name: string): unknown[] => {
  const list = fieldOf(body, name);
  return Array.isArray(list) ? list.slice(0, MOST_LOOKED_AT) : [];
};

function linksOf(body: Fields): LinkList {
  const list = new LinkList();
  for (const [index, link] of entriesOf(body, 'links').entries()) {
    const { href, text } = isFields(link)
      ? { href: fieldOf(link, 'href'), text: fieldOf(link, 'text') }
      : { href: link, text: undefined };
    list.add(plainText(text) ?? 'Link', href, `link_${index}`);
  }
  for (const [index, image] of entriesOf(body, 'images').entries()) {
    const fields = isFields(image) ? image : { src: image };
    const label = plainText(fieldOf(fields, 'alt')) ?? 'Image';
    list.add(label, fieldOf(fields, 'src'), `image_${index}`);
    list.add(label, fieldOf(fields, 'href'), `image_link_${index}`);
  }
  const client = plainText(fieldOf(body, 'client')) ?? 'Source';
  list.add(client, fieldOf(body, 'client_url'), 'client_url');
  return list;
}

function severityIn(
  payload: Fields,
  action: IncomingEvent['action'],
  problems: Problems,
): AlertSeverity | undefined {
  const sent = fieldOf(payload, 'severity');
  const word = plainText(sent)?.toLowerCase();
  const severity = alertSeverities.find(each => each === word);
  if (severity || action !== 'trigger') return severity;
  return problems.add(
    '/payload/severity',
    `is ${shown(sent)}; send "critical", "error", "warning" or "info"`,
  );
}

/** Of a trigger: acknowledging and resolving need no more than the key. */
function checkPayload(body: Fields, problems: Problems): void {
  const payload = fieldOf(body, 'payload');
  if (!isFields(payload)) {
    problems.add(
      '/payload',
      `is ${shown(payload)}; send an object with summary, source and severity`,
    );
    return;
  }
  const summary = fieldOf(payload, 'summary');
  if (plainText(summary) === undefined) {
    problems.add(
      '/payload/summary',
      `is ${summary === undefined ? 'missing' : 'no text'}; send what is wrong`,
    );
  }
  severityIn(payload, 'trigger', problems);
}

function dedupKeyOf(
  body: Fields,
  action: IncomingEvent['action'],
  newKey: () => string,
  problems: Problems,
): string | undefined {
  const sent = fieldOf(body, 'dedup_key');
  // It is compared as it was sent, spaces and all.
  const key = typeof sent === 'string' ? sent : plainText(sent);
  if (key) return key;
  if (action === 'trigger') return newKey();
  return problems.add(
    '/dedup_key',
    `is ${
      sent === undefined ? 'missing' : 'no text'
    }; send the key that the alert was triggered with`,
  );
}

function eventOf(
  body: Fields,
  action: IncomingEvent['action'],
  key: string,
): IncomingEvent {
  const payload = fieldsAt(body, 'payload');
  const details = fieldsAt(payload, 'custom_details');
  const summary = plainText(fieldOf(payload, 'summary')) ?? '';
  const severity = severityIn(payload, action, new Problems());
  const entityRef = statedEntity(details);
  const startsAt = timeOf(fieldOf(payload, 'timestamp'));
  const { links, texts } = linksOf(body);
  return {
    action,
    dedupKey: key,
    groupKey: key,
    title: titleOf(summary),
    summary: summaryOf(summary),
    ...(severity && { severity }),
    labels: labelsOf(body, payload),
    annotations: withTexts({}, texts),
    links,
    ...(entityRef && { entityRef }),
    ...(startsAt && { startsAt }),
  };
}

/**
 * Reads an event of PagerDuty's Events API v2. What acknowledges or resolves may say no more than its key: title and summary are
 * empty then.
 *
 * @param options - `newKey` makes the key of an alert that was sent without one
 * @public
 */
export function readEventsV2(
  body: unknown,
  options: { newKey: () => string },
): EventsV2Event | IntakeRefusal {
  if (!isFields(body)) {
    return refusedFor(
      '',
      `is ${shown(body)}; send one event of the Events API v2 as an object`,
    );
  }
  const problems = new Problems();
  const routingKey =
    routingKeyOf(body) ??
    problems.add('/routing_key', 'is missing or no key; send the routing key');
  const action = actionOf(body, problems);
  // Without a known action, what is needed is not known either.
  if (action === undefined) return problems.refusal();
  if (action === 'trigger') checkPayload(body, problems);
  const dedupKey = dedupKeyOf(body, action, options.newKey, problems);
  if (!problems.isEmpty || routingKey === undefined || dedupKey === undefined) {
    return problems.refusal();
  }
  return {
    incoming: { events: [eventOf(body, action, keyOf(dedupKey))] },
    routingKey,
    dedupKey,
  };
}
