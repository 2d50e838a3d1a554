import type { Condition, ListCondition } from '../../../types';
import type { DocumentPath } from '../problems';
import { isEmpty, join, meet, setOf, spanOf, type Domain } from './Domain';
import { leafDomain, universeOf } from './leafDomain';
import { operandProblems } from './operands';
import { isGroup, isList } from '../../conditions';
import {
  comparisonOf,
  findList,
  findSubject,
  operandSchema,
  operatorsFor,
  type Leaf,
  type Scope,
  type Subject,
} from './subjects';

/** What a condition asks of one subject. */
export interface Asks {
  domain: Domain;
  /** The comparison, in the words of its author. */
  text: string;
  path: DocumentPath;
}

/**
 * What has to be so for a condition to be true, subject by subject; subjects that are absent may be anything. Where questions are
 * linked more closely than that, it allows too much: what it calls impossible is so. `undefined`: nothing makes it true.
 */
export type Region = ReadonlyMap<string, Asks> | undefined;

const ANYTHING: Region = new Map();

/** Of a condition, or of its opposite. */
interface Place {
  scope: Scope;
  path: DocumentPath;
  negated: boolean;
}

/** Has a region ask what another asks too. @returns whether both can be so */
export function narrow(met: Map<string, Asks>, other: Region): boolean {
  if (!other) return false;
  for (const [subject, asks] of other) {
    const before = met.get(subject);
    const domain = before ? meet(before.domain, asks.domain) : asks.domain;
    if (isEmpty(domain)) return false;
    met.set(subject, { ...asks, domain });
  }
  return true;
}

/** What both ask. */
export function meetRegions(a: Region, b: Region): Region {
  if (!a) return undefined;
  const met = new Map(a);
  return narrow(met, b) ? met : undefined;
}

function joinRegions(a: Region, b: Region): Region {
  if (!a || !b) return a ?? b;
  const joined = new Map<string, Asks>();
  for (const [subject, asks] of a) {
    const other = b.get(subject);
    const domain = other && join(asks.domain, other.domain);
    if (domain) joined.set(subject, { ...asks, domain });
  }
  return joined;
}

/** Asks of one subject, which are nothing when they ask for no value. */
function single(subjects: [subject: string, asks: Asks][]): Region {
  return subjects.some(([, { domain }]) => isEmpty(domain))
    ? undefined
    : new Map(subjects);
}

const shownValue = (value: unknown): string =>
  (JSON.stringify(value) ?? '').slice(0, 80);

/** A question that is only itself: true, or not. */
function opaque(
  condition: Condition,
  place: Place,
  text = `${place.negated ? 'not ' : ''}${shownValue(condition)}`,
): [string, Asks] {
  const domain = setOf([!place.negated]);
  return [
    `whole\n${JSON.stringify(condition)}`,
    { domain, text, path: place.path },
  ];
}

const OPAQUE = ['present', 'glob', 'matches'];

/** Whether a question has a meaning: what is wrong is told elsewhere. */
const isRight = (
  subject: Subject,
  { operator, value }: { operator: string; value: unknown },
): boolean =>
  operatorsFor(subject).includes(operator) &&
  (OPAQUE.includes(operator) ||
    operandProblems({
      operator,
      value,
      subject: subject.name,
      schema: operandSchema(subject),
      path: [],
    }).length === 0);

function leafRegion(condition: Leaf, place: Place): Region {
  const found = findSubject(condition, place.scope, place.path);
  const { operator, value } = comparisonOf(condition);
  if (!('subject' in found)) return ANYTHING;
  const { name, schema } = found.subject;
  const path = [...place.path, operator];
  if (!isRight(found.subject, { operator, value })) return ANYTHING;
  const not = place.negated ? 'not ' : '';
  const text = `${name} ${not}${operator} ${shownValue(value)}`;
  if (operator === 'present') {
    const domain = setOf([value !== place.negated]);
    return single([[`present\n${name}`, { domain, text, path }]]);
  }
  const presence: [string, Asks] = [
    `present\n${name}`,
    { domain: setOf([true]), text, path },
  ];
  const asked = leafDomain(schema, { operator, value, negated: place.negated });
  if (!asked) return single([presence, opaque(condition, place, text)]);
  const isAge = operator === 'olderThan' || operator === 'newerThan';
  const domain = isAge ? asked : meet(universeOf(schema), asked);
  const subject = isAge ? `age\n${name}` : name;
  return single([presence, [subject, { domain, text, path }]]);
}

/** The scope of the items of a list; undefined when it is none. */
export function within(
  condition: ListCondition,
  scope: Scope,
): Scope | undefined {
  const list = findList(condition, scope, []);
  return 'items' in list ? { ...scope, items: list.items } : undefined;
}

function listRegion(condition: ListCondition, place: Place): Region {
  const { negated, path } = place;
  const scope = within(condition, place.scope);
  if (!scope) return ANYTHING;
  const { where } = condition;
  const inner = { scope, path, negated: false };
  const items = where ? regionOf(where, inner) : ANYTHING;
  if ('forAll' in condition) {
    // Its opposite asks for an item that is not so.
    const isNever =
      negated &&
      !meetRegions(items, regionOf(condition.is, { ...inner, negated }));
    return isNever ? undefined : single([opaque(condition, place)]);
  }
  const isCount = 'count' in condition;
  const list = isCount ? condition.count : condition.exists;
  const { operator, value } = isCount
    ? comparisonOf(condition)
    : { operator: 'atLeast', value: 1 };
  const asked = leafDomain({ type: 'number' }, { operator, value, negated });
  if (!asked) return ANYTHING;
  const high = items ? {} : { high: { value: 0, open: false } };
  const counts = spanOf({ low: { value: 0, open: false }, ...high });
  const name = `count\n${list}\n${JSON.stringify(where)}`;
  const not = negated ? 'not ' : '';
  const text = isCount
    ? `count of ${list} ${not}${operator} ${shownValue(value)}`
    : `${not}exists ${list}`;
  const domain = meet(counts, asked);
  const field = isCount ? operator : 'exists';
  return single([[name, { domain, text, path: [...path, field] }]]);
}

/** What has to be so for a condition to be true, or for its opposite. What is wrong in it asks nothing. */
export function regionOf(condition: Condition, place: Place): Region {
  if ('not' in condition) {
    const path = [...place.path, 'not'];
    return regionOf(condition.not, { ...place, path, negated: !place.negated });
  }
  if (isGroup(condition)) {
    const field = 'all' in condition ? 'all' : 'any';
    const children = 'all' in condition ? condition.all : condition.any;
    const regions = children.map((child, index) =>
      regionOf(child, { ...place, path: [...place.path, field, index] }),
    );
    const isAll = (field === 'all') !== place.negated;
    return isAll
      ? regions.reduce(meetRegions, ANYTHING)
      : regions.reduce(joinRegions, undefined);
  }
  if (isList(condition)) return listRegion(condition, place);
  if ('cel' in condition) return single([opaque(condition, place)]);
  return leafRegion(condition, place);
}

/** Two questions that cannot both be answered with yes. */
export function conflictOf(
  a: Region,
  b: Region,
): { first: Asks; second: Asks } | undefined {
  for (const [subject, second] of b ?? []) {
    const first = a?.get(subject);
    if (first && isEmpty(meet(first.domain, second.domain))) {
      return { first, second };
    }
  }
  return undefined;
}
