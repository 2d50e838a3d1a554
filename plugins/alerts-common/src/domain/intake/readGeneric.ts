import type { AlertSeverity, GenericMapping, IncomingEvent } from '../../types';
import {
  bounds,
  keyOf,
  summaryOf,
  textsOf,
  titleOf,
  withTexts,
} from './bounds';
import { entityRefOf, statedEntity } from './entityRefs';
import { isFields, type Fields } from './fields';
import { type GenericPlaces, placesOf, wordOf } from './genericPlaces';
import { type Steps, valueAt } from './jsonPointer';
import { LinkList } from './LinkList';
import { Problems, refusedFor, shown } from './Problems';
import type { ReadResult } from './results';
import { severityOf } from './severities';
import { firstText, plainText } from './texts';
import { timeOf } from './times';

const DEFAULT_PLACES = placesOf(undefined);

/** Words that decide are short; of a long text nobody compares all. */
const LONGEST_WORD = 200;

function* valuesAt(element: Fields, places: readonly Steps[]) {
  for (const steps of places) yield valueAt(element, steps);
}

const textAt = (element: Fields, places: readonly Steps[]) =>
  firstText(valuesAt(element, places));

const wordAt = (element: Fields, places: readonly Steps[]) => {
  const text = textAt(element, places);
  return text && wordOf(text.slice(0, LONGEST_WORD));
};

function actionOf(
  element: Fields,
  places: GenericPlaces,
): IncomingEvent['action'] {
  const word = wordAt(element, places.status) ?? '';
  if (places.resolved.has(word)) return 'resolve';
  return places.acknowledged.has(word) ? 'acknowledge' : 'trigger';
}

function severityIn(
  element: Fields,
  places: GenericPlaces,
): AlertSeverity | undefined {
  const word = wordAt(element, places.severity);
  return word === undefined
    ? undefined
    : places.severities.get(word) ?? severityOf(word);
}

/** `env:prod, service:ledger`, as a text or a list: the form of tags. A name that comes twice has both values. */
function tagsOf(value: unknown): Fields {
  const parts: unknown[] =
    typeof value === 'string' ? value.split(',', 1_000) : [];
  const tags = new Map<string, string>();
  for (const part of Array.isArray(value) ? value.slice(0, 1_000) : parts) {
    const tag = plainText(part)?.slice(0, bounds.value) ?? '';
    const colon = tag.indexOf(':');
    const name = colon > 0 ? tag.slice(0, colon).trim() : tag;
    const text = colon > 0 ? tag.slice(colon + 1).trim() : 'true';
    const before = tags.get(name);
    if (name) tags.set(name, before === undefined ? text : `${before},${text}`);
  }
  return Object.fromEntries(tags);
}

function labelsIn(element: Fields, places: GenericPlaces): Fields {
  for (const value of valuesAt(element, places.labels)) {
    if (value !== undefined) return isFields(value) ? value : tagsOf(value);
  }
  return {};
}

/** The text that states the entity stays as a label where it is no reference. */
function labelsAndEntity(element: Fields, places: GenericPlaces) {
  const sent = labelsIn(element, places);
  const stated = textAt(element, places.entityRef);
  const named = entityRefOf(stated);
  const entityRef = named ?? statedEntity(sent);
  return {
    labels: named
      ? textsOf(sent)
      : withTexts(textsOf(sent), [['entity_ref', stated]]),
    ...(entityRef && { entityRef }),
  };
}

/** An address, and details that have no other place. */
function linksAndAnnotations(element: Fields, places: GenericPlaces) {
  const list = new LinkList();
  list.add('Link', textAt(element, places.link), 'link');
  const details = places.details
    .map(steps => [steps.join('/'), valueAt(element, steps)] as const)
    .filter(([, value]) => value !== undefined);
  return {
    links: list.links,
    annotations: withTexts({}, [...details, ...list.texts]),
  };
}

function readElement(
  element: Fields,
  pointer: string,
  places: GenericPlaces,
  problems: Problems,
): IncomingEvent | undefined {
  const action = actionOf(element, places);
  const summary = textAt(element, places.summary);
  const key = textAt(element, places.dedupKey) ?? summary;
  if (key === undefined || (summary === undefined && action === 'trigger')) {
    return problems.add(
      pointer + places.summaryPointer,
      'is missing or no text; send what is wrong',
    );
  }
  const dedupKey = keyOf(key);
  const groupKey = textAt(element, places.groupKey);
  const severity = severityIn(element, places);
  const startsAt = firstTime(valuesAt(element, places.startsAt));
  return {
    action,
    dedupKey,
    groupKey: groupKey === undefined ? dedupKey : keyOf(groupKey),
    title: titleOf(textAt(element, places.title) ?? summary ?? ''),
    summary: summaryOf(summary ?? ''),
    ...(severity && { severity }),
    ...labelsAndEntity(element, places),
    ...linksAndAnnotations(element, places),
    ...(startsAt && { startsAt }),
  };
}

function firstTime(values: Iterable<unknown>): string | undefined {
  for (const value of values) {
    const time = timeOf(value);
    if (time !== undefined) return time;
  }
  return undefined;
}

/**
 * Reads JSON whose fields are where a mapping says, one event or a list of them. Without a mapping, the fields of GoAlert's generic form
 * are read, and others by common names.
 *
 * @public
 */
export function readGeneric(
  body: unknown,
  mapping?: GenericMapping,
): ReadResult {
  if (!isFields(body) && !Array.isArray(body)) {
    return refusedFor(
      '',
      `is ${shown(body)}; send an object, or a list of them`,
    );
  }
  if (
    Array.isArray(body) &&
    (body.length === 0 || body.length > bounds.events)
  ) {
    return refusedFor(
      '',
      `is a list of ${body.length}; send 1 to ${bounds.events} objects in it`,
    );
  }
  const problems = new Problems();
  const places = mapping ? placesOf(mapping) : DEFAULT_PLACES;
  const elements: unknown[] = Array.isArray(body) ? body : [body];
  const events: IncomingEvent[] = [];
  for (const [index, element] of elements.entries()) {
    const pointer = Array.isArray(body) ? `/${index}` : '';
    const event = isFields(element)
      ? readElement(element, pointer, places, problems)
      : problems.add(pointer, `is ${shown(element)}; send an object`);
    if (event) events.push(event);
  }
  return problems.isEmpty ? { incoming: { events } } : problems.refusal();
}
