import type {
  FactReading,
  FactSchema,
  FactType,
  FactValue,
  ScalarSchema,
  ScalarValue,
} from '../../types';
import { parseInstant } from '../evaluation/instant';
import { parseVersion } from '../evaluation/version';
import { isFields, kindOf, listNames, shown, suggest } from './problems';
import { isLink } from './values';

const LONGEST_TEXT = 2_000;
const LONGEST_REASON = 500;
const MOST_ITEMS = 1_000;
const LARGEST_VALUE = 16 * 1024;
const MOST_PROBLEMS = 10;

const WANTED: Record<FactType, string> = {
  boolean: 'true or false',
  number: 'a number',
  string: 'a text',
  version: 'a version such as 1.20.3, as a text',
  time: 'a time with its zone, such as 2027-01-31T09:00:00Z',
  duration: 'a duration, a number of milliseconds',
  list: 'a list',
  map: 'fields with texts',
};

/** Reads one value; what it tells is a sentence about `name`. */
class ValueReader {
  readonly problems: string[] = [];

  tell(problem: string): undefined {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(problem);
    return undefined;
  }

  scalar(
    schema: ScalarSchema,
    value: unknown,
    name: string,
  ): ScalarValue | undefined {
    const { type } = schema;
    if (type === 'boolean' && typeof value === 'boolean') return value;
    if (type === 'number' || type === 'duration') {
      return typeof value === 'number' && Number.isFinite(value)
        ? this.#bounded(schema, value, name)
        : this.#wrong(type, value, name);
    }
    if (type === 'boolean' || typeof value !== 'string') {
      return this.#wrong(type, value, name);
    }
    const text = this.text(value, name);
    return text === undefined ? undefined : this.#parsed(schema, text, name);
  }

  text(value: unknown, name: string): string | undefined {
    if (typeof value !== 'string') return this.#wrong('string', value, name);
    return value.length <= LONGEST_TEXT
      ? value
      : this.tell(
          `${name} has ${value.length} characters; at most ${LONGEST_TEXT} are kept. Shorten it.`,
        );
  }

  list(fact: FactSchema, value: unknown): FactValue | undefined {
    if (!Array.isArray(value)) return this.#wrong('list', value, 'value');
    if (value.length > MOST_ITEMS) {
      return this.tell(
        `value has ${value.length} items; at most ${MOST_ITEMS} are kept. Send those that matter.`,
      );
    }
    const items = fact.items ?? { type: 'string' };
    return value.map((item, index) => {
      const name = `value[${index}]`;
      return 'parts' in items
        ? this.#parts(items.parts, item, name)
        : this.scalar(items, item, name);
    }) as FactValue;
  }

  map(value: unknown): FactValue | undefined {
    if (!isFields(value)) return this.#wrong('map', value, 'value');
    const entries = Object.entries(value);
    if (entries.length > MOST_ITEMS) {
      return this.tell(
        `value has ${entries.length} names; at most ${MOST_ITEMS} are kept. Send those that matter.`,
      );
    }
    return Object.fromEntries(
      entries.map(([key, of]) => [
        key,
        this.text(of, `value.${key.slice(0, 100)}`),
      ]),
    ) as FactValue;
  }

  #parts(
    parts: Record<string, ScalarSchema>,
    item: unknown,
    name: string,
  ): Record<string, unknown> | undefined {
    if (!isFields(item)) return this.#wrong('map', item, name);
    if (this.problems.length >= MOST_PROBLEMS) return undefined;
    return Object.fromEntries(
      Object.entries(item).map(([part, value]) => {
        const place = `${name}.${part.slice(0, 100)}`;
        if (Object.hasOwn(parts, part)) {
          return [part, this.scalar(parts[part], value, place)];
        }
        const { hint } = suggest(part, Object.keys(parts), 'Remove it.');
        return [part, this.tell(`${place} is no part of this fact. ${hint}`)];
      }),
    );
  }

  #bounded(
    { minimum = -Infinity, maximum = Infinity }: ScalarSchema,
    value: number,
    name: string,
  ): number | undefined {
    if (value >= minimum && value <= maximum) return value;
    return this.tell(
      value < minimum
        ? `${name} is ${value}, and has to be at least ${minimum}.`
        : `${name} is ${value}, and has to be at most ${maximum}.`,
    );
  }

  #parsed(
    { type, values }: ScalarSchema,
    text: string,
    name: string,
  ): string | undefined {
    if (type === 'time') {
      const at = text.length > 10 ? parseInstant(text) : undefined;
      return at === undefined
        ? this.#wrong('time', text, name)
        : new Date(at).toISOString();
    }
    if (type === 'version') {
      return parseVersion(text) ? text : this.#wrong('version', text, name);
    }
    return !values || values.includes(text)
      ? text
      : this.tell(
          `${name} is ${shown(text)}, which is none of ${listNames(values)}.`,
        );
  }

  #wrong(type: FactType, value: unknown, name: string): undefined {
    const isOnlyQuoted =
      type !== 'string' && typeof value === 'string' && value !== '';
    const note =
      isOnlyQuoted && ['number', 'boolean', 'duration'].includes(type)
        ? ' Send it without quotes.'
        : '';
    return this.tell(
      `${name} has to be ${WANTED[type]}, and it is ${kindOf(value)}.${note}`,
    );
  }
}

function readValue(
  fact: FactSchema,
  value: unknown,
  reader: ValueReader,
): FactValue | undefined {
  if (fact.type === 'list') return reader.list(fact, value);
  if (fact.type === 'map') return reader.map(value);
  return reader.scalar(fact as ScalarSchema, value, 'value');
}

const FIELDS = ['value', 'missing', 'unavailable', 'observedAt', 'evidence'];
const EVIDENCE_FIELDS = ['url', 'title', 'note'];

function unknownNames(
  value: Record<string, unknown>,
  known: string[],
  parent: string,
): string[] {
  return Object.keys(value)
    .filter(name => !known.includes(name))
    .map(name => {
      const { hint } = suggest(name, known, 'Remove it.');
      return `${parent}${name.slice(0, 100)} is unknown. ${hint}`;
    });
}

function readEvidence(
  value: unknown,
  reader: ValueReader,
): FactReading['evidence'] {
  if (!isFields(value)) {
    return reader.tell('evidence has to be fields with url, title and note.');
  }
  for (const problem of unknownNames(value, EVIDENCE_FIELDS, 'evidence.')) {
    reader.tell(problem);
  }
  const { url, title, note } = value;
  if (typeof url !== 'string' || !isLink(url)) {
    return reader.tell(
      'evidence.url has to begin with https:// or http://, or with / for a page of the portal.',
    );
  }
  return {
    url,
    ...(title !== undefined && {
      title: reader.text(title, 'evidence.title'),
    }),
    ...(note !== undefined && { note: reader.text(note, 'evidence.note') }),
  };
}

function readReason(
  field: string,
  value: unknown,
  reader: ValueReader,
): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') {
    return reader.tell(`${field} has to be a sentence that says why.`);
  }
  return value.slice(0, LONGEST_REASON);
}

function readBody(
  fact: FactSchema,
  reading: Record<string, unknown>,
  reader: ValueReader,
): Partial<Record<'value' | 'missing' | 'unavailable', unknown>> {
  const said = FIELDS.slice(0, 3).filter(name => Object.hasOwn(reading, name));
  if (said.length !== 1) {
    reader.tell('A reading has exactly one of value, missing and unavailable.');
    return {};
  }
  const [field] = said;
  if (field !== 'value') {
    return { [field]: readReason(field, reading[field], reader) };
  }
  const value = readValue(fact, reading.value, reader);
  // Only what is right is measured: it is bounded.
  if (
    reader.problems.length === 0 &&
    new TextEncoder().encode(JSON.stringify(value)).length > LARGEST_VALUE
  ) {
    reader.tell('value has more than 16 kB. Send what matters of it.');
  }
  return { value };
}

/**
 * Checks what a provider or a push says of a fact. Nothing is made to fit: text stays text. Times come out in UTC.
 *
 * @returns the reading when there are no problems, each of which is a sentence that names the field
 *
 * @public
 */
export function checkReading(
  fact: FactSchema,
  reading: unknown,
): { reading?: FactReading; problems: string[] } {
  if (!isFields(reading)) {
    return {
      problems: ['A reading has fields: value, missing or unavailable.'],
    };
  }
  const reader = new ValueReader();
  for (const problem of unknownNames(reading, FIELDS, '')) reader.tell(problem);
  const { observedAt, evidence } = reading;
  const read = {
    ...(observedAt !== undefined && {
      observedAt: reader.scalar({ type: 'time' }, observedAt, 'observedAt'),
    }),
    ...(evidence !== undefined && {
      evidence: readEvidence(evidence, reader),
    }),
    ...readBody(fact, reading, reader),
  };
  return reader.problems.length > 0
    ? { problems: reader.problems }
    : { reading: read as FactReading, problems: [] };
}
