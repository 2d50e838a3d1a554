import type {
  Condition,
  ExplainedCondition,
  ExplainedFact,
  FactCondition,
} from '../../types';
import { truthName, type Truth } from '../evaluation/truth';
import { actualOfExpression, actualOfLeaf, actualOfList } from './actual';
import { asFacts, listOf } from './items';
import { factsOf, lookAt, type Subject } from './subject';
import { wantedText } from './wanted';

interface Place {
  /** Whether the condition around this one decided that of the whole. */
  decides: boolean;
  /** Whether it stands under an odd number of `not`. */
  negated: boolean;
}

function explainedFact(name: string, subject: Subject): ExplainedFact {
  const { title, source } = factsOf(subject.table)(name);
  const known = subject.known(name);
  return {
    name,
    title,
    isStale: known?.isStale ?? false,
    ...(source && { source }),
    ...(known && {
      observedAt: known.observedAt,
      since: known.since,
      runId: known.runId,
      evidence: known.reading.evidence,
    }),
  };
}

function explainGroup(
  group: { kind: 'all' | 'any'; parts: Condition[]; truth: Truth },
  subject: Subject,
  place: Place,
): Pick<ExplainedCondition, 'kind' | 'children'> {
  return {
    kind: group.kind,
    children: group.parts.map(part => {
      const { truth } = lookAt(part, subject);
      return explain(part, subject, {
        ...place,
        // True of `all` and false of `any` as well: there, all of them are the same.
        decides: place.decides && truth === group.truth,
      });
    }),
  };
}

function explainKind(
  condition: Condition,
  subject: Subject,
  place: Place & { truth: Truth; slots: readonly number[] },
): Omit<ExplainedCondition, 'truth' | 'decides' | 'wanted'> {
  const { truth, decides, negated } = place;
  if ('all' in condition || 'any' in condition) {
    const kind = 'all' in condition ? 'all' : 'any';
    const parts = 'all' in condition ? condition.all : condition.any;
    return explainGroup({ kind, parts, truth }, subject, { decides, negated });
  }
  if ('not' in condition) {
    const child = { decides, negated: !negated };
    return { kind: 'not', children: [explain(condition.not, subject, child)] };
  }
  if ('cel' in condition) {
    return { kind: 'cel', actual: actualOfExpression(place.slots, subject) };
  }
  if ('fact' in condition || 'item' in condition) {
    const leaf = asFacts(condition) as FactCondition;
    return {
      kind: 'leaf',
      actual: actualOfLeaf(leaf, subject),
      fact: explainedFact(leaf.fact, subject),
    };
  }
  return {
    kind: 'list',
    ...actualOfList(condition, subject, { truth, negated }),
    fact: explainedFact(listOf(condition), subject),
  };
}

function explain(
  condition: Condition,
  subject: Subject,
  place: Place,
): ExplainedCondition {
  const { truth, slots, problem } = lookAt(condition, subject);
  const { kind, ...rest } = explainKind(condition, subject, {
    ...place,
    truth,
    slots,
  });
  const isBroken = problem !== undefined && !rest.children;
  return {
    kind,
    truth: truthName(truth),
    decides: place.decides,
    wanted: wantedText(condition, factsOf(subject.table)),
    ...rest,
    ...(isBroken && { actual: `the check is broken: ${problem}` }),
  };
}

/**
 * A condition with what it asks, what is so, and which of its parts decided.
 *
 * @public
 */
export function explainCondition(
  condition: Condition,
  subject: Subject,
): ExplainedCondition {
  return explain(condition, subject, { decides: true, negated: false });
}
