/* Where Tech Insights lets pass what it does not know, or says nothing at all, and what ours says of the same. */
import type { TechInsightJsonRuleCheck } from '@backstage-community/plugin-tech-insights-backend-module-jsonfc';
import type {
  CheckState,
  Condition,
  FactReading,
} from '../../../plugins/scorecards-common/src';

type Rule = TechInsightJsonRuleCheck['rule']['conditions'];

/** The same question, to both. Checks are named `a` and `b`. */
export interface CorrectionCase {
  title: string;
  theirs: {
    /** Facts of the retrievers `one` and `two`; a retriever that is left out has told nothing. */
    one?: Record<string, unknown>;
    two?: Record<string, unknown>;
    isSixYearsOld?: boolean;
    a: Rule;
    b?: { retriever: 'one' | 'two'; rule: Rule };
  };
  ours: {
    one?: Record<string, FactReading>;
    two?: Record<string, FactReading>;
    a: Condition;
    b?: Condition;
  };
  /** What must come out: of theirs, verdicts of checks, or why there are none. */
  theirVerdicts: string;
  ourStates: Partial<Record<'a' | 'b', CheckState>>;
}

const SIX_YEARS_MS = 6 * 366 * 86_400_000;

const tier = {
  theirs: { one: { data: {}, size: 3 } },
  ours: { one: { tier: { missing: 'There is no tier.' } } },
};

const fine: Pick<CorrectionCase['theirs'], 'one' | 'b'> = {
  one: { size: 3 },
  b: {
    retriever: 'one',
    rule: { all: [{ fact: 'size', operator: 'greaterThan', value: 2 }] },
  },
};

const isFine = { fact: 'one/size', moreThan: 2 };

export const CASES: CorrectionCase[] = [
  {
    title: 'what is missing is not equal to something',
    theirs: {
      ...tier.theirs,
      a: {
        all: [
          { fact: 'data', path: '$.tier', operator: 'notEqual', value: '1' },
        ],
      },
    },
    ours: { ...tier.ours, a: { fact: 'one/tier', notEquals: '1' } },
    theirVerdicts: 'a passes',
    ourStates: { a: 'unknown' },
  },
  {
    title: 'what is missing is in no list',
    theirs: {
      ...tier.theirs,
      a: {
        all: [
          {
            ...{ fact: 'data', path: '$.tier', operator: 'notIn' },
            value: ['1', '2'],
          },
        ],
      },
    },
    ours: { ...tier.ours, a: { fact: 'one/tier', notIn: ['1', '2'] } },
    theirVerdicts: 'a passes',
    ourStates: { a: 'unknown' },
  },
  {
    title: 'a text "80" where a number of at least 80 is asked for',
    theirs: {
      one: { size: '80' },
      a: {
        all: [{ fact: 'size', operator: 'greaterThanInclusive', value: 80 }],
      },
    },
    ours: {
      one: { size: { value: '80' } },
      a: { fact: 'one/size', atLeast: 80 },
    },
    theirVerdicts: 'a passes',
    ourStates: { a: 'unknown' },
  },
  {
    title: 'a fact of six years ago',
    theirs: {
      one: { age: 1 },
      isSixYearsOld: true,
      a: { all: [{ fact: 'age', operator: 'equal', value: 1 }] },
    },
    ours: {
      one: {
        age: {
          value: 1,
          observedAt: new Date(Date.now() - SIX_YEARS_MS).toISOString(),
        },
      },
      a: { fact: 'one/age', equals: 1 },
    },
    theirVerdicts: 'a passes',
    ourStates: { a: 'stale' },
  },
  {
    title: 'two retrievers have a fact of one name',
    theirs: {
      one: { size: 1 },
      two: { size: 100 },
      a: { all: [{ fact: 'size', operator: 'greaterThan', value: 50 }] },
      b: {
        retriever: 'two',
        rule: { all: [{ fact: 'size', operator: 'greaterThan', value: 50 }] },
      },
    },
    ours: {
      one: { size: { value: 1 } },
      two: { size: { value: 100 } },
      a: { fact: 'one/size', moreThan: 50 },
      b: { fact: 'two/size', moreThan: 50 },
    },
    theirVerdicts: 'a passes, b passes',
    ourStates: { a: 'fail', b: 'pass' },
  },
  {
    title: 'a fact that was not collected',
    theirs: {
      one: { size: 3 },
      a: { all: [{ fact: 'age', operator: 'equal', value: 1 }] },
    },
    ours: { one: { size: { value: 3 } }, a: { fact: 'one/age', equals: 1 } },
    theirVerdicts: 'nothing is said',
    ourStates: { a: 'unknown' },
  },
  {
    title: 'a service without facts',
    theirs: { a: { all: [{ fact: 'age', operator: 'equal', value: 1 }] } },
    ours: { a: { fact: 'one/age', equals: 1 } },
    theirVerdicts: 'nothing is said',
    ourStates: { a: 'unknown' },
  },
  {
    title: 'one check of two asks for a fact that is in no schema',
    theirs: {
      ...fine,
      a: { all: [{ fact: 'nowhere', operator: 'equal', value: 1 }] },
    },
    ours: {
      one: { size: { value: 3 } },
      a: { fact: 'one/nowhere', equals: 1 },
      b: isFine,
    },
    theirVerdicts: 'all checks of the service fail: Not all facts are defined',
    ourStates: { a: 'error', b: 'pass' },
  },
  {
    title: 'one check of two has an operator that is unknown',
    theirs: {
      ...fine,
      a: { all: [{ fact: 'size', operator: 'about', value: 3 }] },
    },
    ours: {
      one: { size: { value: 3 } },
      a: { fact: 'one/size', about: 3 } as unknown as Condition,
      b: isFine,
    },
    theirVerdicts: 'all checks of the service fail: Failed to run rules engine',
    ourStates: { a: 'error', b: 'pass' },
  },
];
