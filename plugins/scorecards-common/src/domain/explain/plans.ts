import type { Condition } from '../../types';
import { isList } from '../conditions';
import { askedBy, type Asked } from './comparison';
import { listOf } from './items';
import { FALSE, TRUE, type Truth } from '../evaluation/truth';

/** A part of a condition that is decided by one fact: a leaf, a question about a list, or an expression. */
export interface Part {
  condition: Condition;
  /** What has to be changed for it: a fact, or what an expression reads. */
  place: string;
  truth: Truth;
  /** Whether its fact was read and is not too old. */
  isRead: boolean;
}

/** A part that has to become, or to stay, true or false. */
export interface Need {
  part: Part;
  wanted: boolean;
}

/** Needs that make the whole what is wanted when all of them are met. */
export type Plan = readonly Need[];

/** Of each part of the tree only the best plans are kept: with `n` choices one beside the other there are 2ⁿ. */
const MOST_PLANS = 32;

/** The fact that a part asks for; an expression has none of its own. */
export const factNameOf = (condition: Condition): string | undefined => {
  if ('fact' in condition) return condition.fact;
  return isList(condition) ? listOf(condition) : undefined;
};

export const keyOf = (condition: Condition): string | undefined =>
  'fact' in condition ? condition.key : undefined;

/** What is asked of a fact itself, and not of the items of a list. */
export const askedOf = (needs: readonly Need[]): Asked[] =>
  needs.flatMap(({ part, wanted }) =>
    'fact' in part.condition ? [askedBy(part.condition, wanted)] : [],
  );

export const isMet = ({ part, wanted }: Need): boolean =>
  part.truth === (wanted ? TRUE : FALSE);

/** First the number of places to change, then how many of these nobody knows, then how much has to be different there. */
function costOf(plan: Plan): number {
  const unmet = plan.filter(need => !isMet(need));
  const places = new Set(unmet.map(({ part }) => part.place));
  const unread = unmet.filter(({ part }) => !part.isRead);
  return places.size * 1e6 + unread.length * 1e3 + unmet.length;
}

function best(plans: Plan[]): Plan[] {
  if (plans.length < 2) return plans;
  return plans
    .map(plan => ({ plan, cost: costOf(plan) }))
    .sort((left, right) => left.cost - right.cost)
    .slice(0, MOST_PLANS)
    .map(({ plan }) => plan);
}

const withEach = (plans: Plan[], more: Plan[]): Plan[] =>
  best(plans.flatMap(plan => more.map(needs => [...plan, ...needs])));

/**
 * The ways in which a condition becomes true, or false, the cheapest first. Parts that are already as they must be belong to a plan
 * too: a change may not break them.
 */
export function plansFor(
  condition: Condition,
  wanted: boolean,
  partOf: (condition: Condition) => Part,
): Plan[] {
  if ('not' in condition) return plansFor(condition.not, !wanted, partOf);
  const isAll = 'all' in condition;
  if (!isAll && !('any' in condition)) {
    return [[{ part: partOf(condition), wanted }]];
  }
  const choices = (isAll ? condition.all : condition.any).map(child =>
    plansFor(child, wanted, partOf),
  );
  return isAll === wanted
    ? choices.reduce(withEach, [[]])
    : best(choices.flat());
}
