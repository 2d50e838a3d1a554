import type { Incoming, IncomingEvent } from '../../../types';
import { bounds } from '../bounds';
import type { IntakeRefusal } from '../results';

/** What does not hold, in words: asserted once, since random tests look at millions of texts. */
type Faults = string[];

function check(faults: Faults, holds: boolean, what: string): void {
  if (!holds) faults.push(what);
}

function checkText(faults: Faults, text: unknown, max: number, what: string) {
  check(
    faults,
    typeof text === 'string' &&
      text.length <= max &&
      !/[\0\p{Surrogate}]/u.test(text),
    `${what} is no text of at most ${max} that can be kept`,
  );
}

function checkTexts(
  faults: Faults,
  texts: Record<string, string>,
  what: string,
) {
  const entries = Object.entries(texts);
  check(faults, entries.length <= bounds.names, `${what} are too many`);
  for (const [name, value] of entries) {
    checkText(faults, name, bounds.name, `a name of ${what}`);
    checkText(faults, value, bounds.value, `a value of ${what}`);
  }
}

function checkLinks(faults: Faults, { links }: IncomingEvent) {
  check(faults, links.length <= bounds.links, 'links are too many');
  for (const { label, url } of links) {
    checkText(faults, label, bounds.linkLabel, 'a label of a link');
    checkText(faults, url, bounds.url, 'an address');
    const isWeb = /^https?:$/.test(new URL(url).protocol);
    check(faults, isWeb, 'an address is none of the web');
  }
}

function checkEvent(faults: Faults, event: IncomingEvent) {
  const isAction = ['trigger', 'acknowledge', 'resolve'].includes(event.action);
  check(faults, isAction, 'the action is unknown');
  for (const key of [event.dedupKey, event.groupKey]) {
    checkText(faults, key, bounds.key, 'a key');
    check(faults, key !== '', 'a key is empty');
  }
  checkText(faults, event.title, bounds.title, 'the title');
  checkText(faults, event.summary, bounds.summary, 'the summary');
  check(faults, !/[\r\n]/.test(event.title), 'the title has lines');
  if (event.action === 'trigger') {
    check(faults, event.title.trim() !== '', 'the title is empty');
    check(faults, event.summary.trim() !== '', 'the summary is empty');
  }
  checkTexts(faults, event.labels, 'labels');
  checkTexts(faults, event.annotations, 'annotations');
  checkLinks(faults, event);
  for (const time of [event.startsAt, event.endsAt]) {
    const isIso = time === undefined || new Date(time).toISOString() === time;
    check(faults, isIso, 'a time is not ISO 8601 in UTC');
  }
  const { entityRef = 'component:default/x' } = event;
  const isRef = /^[a-z0-9]+:[^:/\sA-Z]+\/[^:/\sA-Z]+$/.test(entityRef);
  check(faults, isRef, 'the entity is no full reference in lower case');
}

/** Equal as far as JSON goes: fields that are undefined would be lost, and those of an inherited name with them. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== undefined;
  return Reflect.ownKeys(value).every(
    key =>
      (Array.isArray(value) && key === 'length') ||
      isPlain(Reflect.get(value, key)),
  );
}

/** What is not within the bounds, or what a store cannot keep. */
export function keepFaults(incoming: Incoming): Faults {
  const faults: Faults = [];
  const { events, group } = incoming;
  check(faults, events.length > 0, 'there is no event');
  check(faults, events.length <= bounds.events, 'events are too many');
  for (const event of events) checkEvent(faults, event);
  if (group) {
    checkText(faults, group.groupKey, bounds.key, 'the key of the group');
    const isCount = Number.isInteger(group.truncated) && group.truncated >= 0;
    check(faults, isCount, 'what is left out is not counted');
  }
  const text = JSON.stringify(incoming);
  const isSame = JSON.stringify(JSON.parse(text)) === text;
  check(faults, isSame && isPlain(incoming), 'it is no plain JSON');
  check(faults, !('polluted' in {}), 'all objects have a new field');
  return faults;
}

export const expectKeepable = (incoming: Incoming): void =>
  expect(keepFaults(incoming)).toEqual([]);

/** What nobody can act on. */
export function tellFaults({ problems, more }: IntakeRefusal): Faults {
  const faults: Faults = [];
  const { length } = problems;
  check(faults, length > 0 && length <= 10, `${length} problems are told`);
  check(faults, more === 0 || length === 10, 'more could be told');
  for (const { pointer, message } of problems) {
    const isPointer = /^(?:\/(?:[^~/]|~[01])*)*$/.test(pointer);
    check(faults, isPointer, `${pointer} is no pointer`);
    check(faults, pointer.length <= 400, `${pointer} is long`);
    const isHelp = /^(?:is|has|ends|nests) .+; (?:send|write|leave) /s.test(
      message,
    );
    check(faults, isHelp, `"${message}" does not help`);
    check(faults, message.length <= 400, `"${message}" is long`);
  }
  return faults;
}
