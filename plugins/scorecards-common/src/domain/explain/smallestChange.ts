import type { Condition, NeededChange } from '../../types';
import { TRUE, UNKNOWN } from '../evaluation/truth';
import { changeOf, type Change } from './placeChange';
import {
  factNameOf,
  isMet,
  plansFor,
  type Need,
  type Part,
  type Plan,
} from './plans';
import { lookAt, type Subject } from './subject';
import { Trial, type Outcome } from './Trial';

function isRead(name: string, { known }: Subject): boolean {
  const fact = known(name);
  return !!fact && !fact.isStale && !('unavailable' in fact.reading);
}

function partsOf(subject: Subject): (condition: Condition) => Part {
  const parts = new Map<Condition, Part>();
  return condition => {
    const before = parts.get(condition);
    if (before) return before;
    const { truth } = lookAt(condition, subject);
    const name = factNameOf(condition);
    const part = {
      condition,
      place: name ?? JSON.stringify(condition),
      truth,
      isRead: name ? isRead(name, subject) : truth !== UNKNOWN,
    };
    parts.set(condition, part);
    return part;
  };
}

/** What a plan needs of each place where something has to change. */
function byPlace(plan: Plan): Need[][] {
  const places = new Map<string, Need[]>();
  for (const need of plan) {
    const needs = places.get(need.part.place) ?? [];
    const isThere = needs.some(
      each => each.part === need.part && each.wanted === need.wanted,
    );
    if (!isThere) needs.push(need);
    places.set(need.part.place, needs);
  }
  return [...places.values()].filter(needs => !needs.every(isMet));
}

function changesOf(plan: Plan, subject: Subject): Change[] | undefined {
  const changes: Change[] = [];
  for (const needs of byPlace(plan)) {
    const change = changeOf(needs, subject, findChanges);
    if (!change) return undefined;
    changes.push(change);
  }
  return changes;
}

const hasOutcome = (change: Change): change is Change & Outcome =>
  change.becomes !== undefined;

/**
 * The smallest set of facts to change so that a condition becomes true, with a value for each; `undefined` when nothing does it. An
 * expression counts as one fact more.
 */
export function findChanges(
  condition: Condition,
  subject: Subject,
): Change[] | undefined {
  const { truth, problem } = lookAt(condition, subject);
  if (problem !== undefined) return undefined;
  if (truth === TRUE) return [];
  for (const plan of plansFor(condition, true, partsOf(subject))) {
    const changes = changesOf(plan, subject);
    if (!changes) continue;
    if (!changes.every(hasOutcome)) return changes;
    // A list or an expression may read what another part of the plan changes.
    const whole = new Trial([{ condition, wanted: true }], subject);
    if (whole.unmet(changes).length === 0) return changes;
  }
  return undefined;
}

/**
 * The fewest changes of facts that make a condition true, in words; none when it is true, broken, or cannot become true.
 *
 * @public
 */
export function smallestChange(
  condition: Condition,
  subject: Subject,
): NeededChange[] {
  return (findChanges(condition, subject) ?? []).map(({ fact, text }) => ({
    fact,
    text,
  }));
}
