import {
  isGrafana,
  readAlertmanager,
  readEventsV2,
  readGeneric,
  readGrafana,
  type GenericMapping,
  type Incoming,
  type IncomingEvent,
  type IntakeKind,
} from '@callboard/backstage-plugin-alerts-common';
import { DeliveryError } from './refusals';

/** A body, read. */
export interface ReadDelivery {
  kind: IntakeKind;
  incoming: Incoming;
  /** Told to the sender once it is kept. */
  answer: object;
}

interface ReadOptions {
  mapping?: GenericMapping;
  /** Makes the key of an event that has none. */
  newKey: () => string;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whose key came in a header or not at all need not write it into the event as well. */
const withKey = (body: unknown): unknown =>
  isObject(body) ? { ...body, routing_key: 'known' } : body;

/** @throws DeliveryError */
export function readDelivery(
  kind: IntakeKind,
  body: unknown,
  { mapping, newKey }: ReadOptions,
): ReadDelivery {
  if (kind === 'events-v2') {
    const event = readEventsV2(withKey(body), { newKey });
    if ('problems' in event) throw new DeliveryError(event);
    const { incoming, dedupKey } = event;
    // Word for word as PagerDuty answers: tools read it.
    const answer = { status: 'success', message: 'Event processed' };
    return { kind, incoming, answer: { ...answer, dedup_key: dedupKey } };
  }
  const told = kind === 'alertmanager' && isGrafana(body) ? 'grafana' : kind;
  const read = {
    alertmanager: readAlertmanager,
    grafana: readGrafana,
    generic: (one: unknown) => readGeneric(one, mapping),
  }[told](body);
  if ('problems' in read) throw new DeliveryError(read);
  return {
    kind: told,
    incoming: read.incoming,
    answer: { status: 'accepted' },
  };
}

/** Where an event says which entity it is of. */
export function placeOf(
  { kind, incoming }: ReadDelivery,
  event: IncomingEvent,
  mapping?: GenericMapping,
): string {
  const index = incoming.events.indexOf(event);
  if (kind === 'events-v2') return '/payload/custom_details';
  if (kind !== 'generic') return `/alerts/${index}`;
  const element = incoming.events.length > 1 ? `/${index}` : '';
  return element + (mapping?.entityRef ?? '') || 'The body';
}
