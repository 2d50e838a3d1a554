import type {
  Condition,
  FactCondition,
  FactInfo,
} from '@callboard/backstage-plugin-scorecards-common';

/** A check to begin with. */
export interface ExampleCheck {
  id: string;
  title: string;
  /** The fact that it reads. */
  fact: string;
  passes: Condition;
  effort: string;
}

const of = (
  id: string,
  title: string,
  question: FactCondition,
  effort: string,
): ExampleCheck => ({
  id,
  title,
  fact: question.fact,
  passes: question,
  effort,
});

const EXAMPLES: readonly ExampleCheck[] = [
  of('owner', 'Has an owner', { fact: 'catalog/owner', present: true }, '15m'),
  of(
    'described',
    'Is described',
    { fact: 'catalog/description-length', atLeast: 40 },
    '15m',
  ),
  {
    id: 'dashboard',
    title: 'Links its dashboard',
    fact: 'catalog/links',
    passes: {
      exists: 'catalog/links',
      where: { item: 'type', equals: 'dashboard' },
    },
    effort: '30m',
  },
  of(
    'owner-confirmed',
    'Its owner is confirmed',
    { fact: 'ownership/owner-confirmed', equals: true },
    '15m',
  ),
  of(
    'reachable',
    'Somebody is on call for it now',
    { fact: 'oncall/reachable-now', equals: true },
    '2h',
  ),
  of(
    'main-green',
    'Its main branch is green',
    { fact: 'build-health/main-green', equals: true },
    '2h',
  ),
  of(
    'playbooks',
    'Most of its alerts have a playbook',
    { fact: 'playbooks/coverage', atLeast: 80 },
    '1d',
  ),
];

const MOST = 6;

/** Checks to begin with, of facts that are collected here. */
export const examplesOf = (
  facts: ReadonlyMap<string, FactInfo>,
): ExampleCheck[] =>
  EXAMPLES.filter(({ fact }) => facts.has(fact)).slice(0, MOST);
