export { explainCheck, type ExplainCheckOptions } from './explainCheck';
export { explainCondition } from './explainCondition';
export { factText } from './actual';
export { wantedText } from './wanted';
export { fillFix, type FixValues } from './fillFix';
export { smallestChange } from './smallestChange';
export { factsOf, type FindFact, type Subject } from './subject';
