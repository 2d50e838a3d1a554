import type {
  FactReading,
  NamedFact,
} from '@callboard/backstage-plugin-scorecards-common';
import type { EntityFacts } from '@callboard/backstage-plugin-scorecards-node';
import type { CheckReading } from '../checkFacts';
import { isInScope, type PushScope, type ScopedEntity } from './pushScope';
import type { PushItem, PushProblem } from './readPush';

/** Clocks of machines that build are not all the same. */
const SLACK_MS = 5 * 60_000;
const MOST_NAMES = 20;

/** What a push is checked against. */
export interface PushContext {
  scope: PushScope;
  /** Of the set that the token is of, by their full names; none once it is retired. */
  facts: ReadonlyMap<string, NamedFact>;
  /** Those of the named entities that there are, by their references. */
  entities: ReadonlyMap<string, ScopedEntity>;
  /** When what is known of a fact was true, ISO 8601; undefined where nothing is. */
  knownAt: (entityRef: string, fact: string) => string | undefined;
  checkReading: CheckReading;
  now: Date;
}

/** A push that is taken in. */
export interface CheckedPush {
  /** To be kept, each with the time at which it was true. */
  facts: EntityFacts[];
  /** Of these something newer is known. */
  ignored: { index: number; message: string }[];
}

function factProblem(
  name: string,
  { scope, facts }: PushContext,
): string | undefined {
  const { provider } = scope;
  if (!name.startsWith(`${provider}/`)) {
    return `this token is of ${provider} alone; write ${provider}/ and the name of the fact`;
  }
  if (facts.has(name)) return undefined;
  const names = [...facts.keys()].slice(0, MOST_NAMES).join(', ');
  return names
    ? `there is no such fact; there are ${names}`
    : `the set of facts ${provider} is not published`;
}

/** Whether there is such an entity is not for everybody to know, so that both are said in the same words. */
function entityProblem(
  entityRef: string,
  { scope, entities }: PushContext,
): string | undefined {
  const entity = entities.get(entityRef);
  return entity && isInScope(scope, entity)
    ? undefined
    : `${entityRef} is not in the catalog, or this token may say nothing of it`;
}

/** One fact of a push, as it is to be kept; or what is wrong with it. */
function checkItem(
  sent: PushItem,
  context: PushContext,
): { reading: FactReading; name: string } | { field: string; message: string } {
  const { entityRef, fact, observedAt, ...said } = sent;
  const unknownFact = factProblem(fact, context);
  if (unknownFact) return { field: '.fact', message: unknownFact };
  const unknownEntity = entityProblem(entityRef, context);
  if (unknownEntity) return { field: '.entityRef', message: unknownEntity };
  const at = observedAt ? Date.parse(observedAt) : context.now.getTime();
  if (at > context.now.getTime() + SLACK_MS) {
    return {
      field: '.observedAt',
      message: `is ahead of ${context.now.toISOString()}, the time of this server`,
    };
  }
  const schema = context.facts.get(fact)!;
  const { reading, problems } = context.checkReading(schema, {
    ...said,
    observedAt: new Date(at).toISOString(),
  });
  return reading
    ? { reading, name: schema.name }
    : { field: '', message: problems.join(' ') };
}

/**
 * Checks a push against what there is. It is taken in as a whole, or not at all. The same push again changes nothing: what is as old
 * as what is known says the same.
 */
export function checkPush(
  items: readonly PushItem[],
  context: PushContext,
): CheckedPush | { problems: PushProblem[] } {
  const problems: PushProblem[] = [];
  const ignored: CheckedPush['ignored'] = [];
  const firstIndexes = new Map<string, number>();
  const found = new Map<string, Map<string, FactReading>>();
  for (const [index, sent] of items.entries()) {
    const { entityRef, fact } = sent;
    const key = `${entityRef} ${fact}`;
    const first = firstIndexes.get(key);
    const checked =
      first === undefined
        ? checkItem(sent, context)
        : { field: '', message: `says the same fact as facts[${first}]` };
    firstIndexes.set(key, first ?? index);
    if ('message' in checked) {
      const { field, message } = checked;
      problems.push({ path: `facts[${index}]${field}`, message });
      continue;
    }
    const { reading, name } = checked;
    const knownAt = context.knownAt(entityRef, fact);
    if (knownAt && Date.parse(knownAt) > Date.parse(reading.observedAt!)) {
      ignored.push({ index, message: `It is known as of ${knownAt}.` });
      continue;
    }
    const facts = found.get(entityRef) ?? new Map<string, FactReading>();
    found.set(entityRef, facts.set(name, reading));
  }
  if (problems.length > 0) return { problems };
  return {
    facts: [...found].map(([entityRef, facts]) => ({
      entityRef,
      facts: Object.fromEntries(facts),
    })),
    ignored,
  };
}
