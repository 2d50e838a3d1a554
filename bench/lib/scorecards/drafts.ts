/* Drafts of the bar, as somebody makes them who edits it. */
import type { Scorecard } from '../../../plugins/scorecards-common/src';
import { seededRandom } from '../../../packages/test-kit/src/organisation/random';
import { factName, RETRIEVERS } from './facts';
import { barCheck, barOf, checkName } from './rules';

type Edit = (draft: Scorecard, any: (below: number) => number) => void;

/** Another threshold, each time a digit is typed. */
const threshold: Edit = (draft, any) => {
  const check = any(draft.checks.length);
  draft.checks[check] = barCheck(check, any(100));
};

/** Each check of its own. */
const thresholds: Edit = (draft, any) => {
  draft.checks = draft.checks.map((_, check) => barCheck(check, any(100)));
};

const added: Edit = (draft, any) => {
  const retriever = any(RETRIEVERS.length);
  draft.checks.push({
    id: 'new-check',
    title: 'A new check',
    level: 'bronze',
    passes: {
      fact: `${RETRIEVERS[retriever]}/${factName(retriever, 4)}`,
      atLeast: any(100),
    },
    fix: { effort: '2h' },
  });
};

const level: Edit = (draft, any) => {
  const { checks } = draft;
  checks[any(checks.length)].level = draft.levels[any(3)].id;
};

const removed: Edit = (draft, any) => {
  draft.checks.splice(any(draft.checks.length), 1);
};

const filter: Edit = (draft, any) => {
  draft.appliesTo = {
    fact: `${RETRIEVERS[1]}/${factName(1, 7)}`,
    moreThan: any(100),
  };
};

const filterOfOne: Edit = (draft, any) => {
  const check = any(draft.checks.length);
  draft.checks[check] = {
    ...barCheck(check),
    id: checkName(check),
    appliesTo: { fact: `${RETRIEVERS[2]}/${factName(2, 3)}`, equals: true },
  };
};

const fewerLevels: Edit = draft => {
  draft.levels.pop();
  draft.checks = draft.checks.filter(check => check.level !== 'gold');
};

const EDITS: [name: string, edit: Edit][] = [
  ['threshold', threshold],
  ['check added', added],
  ['check of another level', level],
  ['threshold', threshold],
  ['check removed', removed],
  ['filter of a check', filterOfOne],
  ['threshold', threshold],
  ['filter', filter],
  ['all thresholds', thresholds],
  ['level removed', fewerLevels],
];

/** The same ones each time. */
export function draftsOf(checks: number, count: number) {
  const random = seededRandom(7);
  const any = (below: number) => Math.floor(random() * below);
  return Array.from({ length: count }, (_, index) => {
    const draft = barOf(checks);
    const [name, edit] = EDITS[index % EDITS.length];
    edit(draft, any);
    return { name, draft };
  });
}
