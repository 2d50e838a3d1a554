import {
  answerHere,
  answerInTable,
  answerThere,
} from '../__testUtils__/published';
import {
  differingHandoffs,
  handoffCases,
} from '../__testUtils__/fixtures/goalertHandoffs';
import {
  differingRules,
  ruleMoments,
  ruleShifts,
} from '../__testUtils__/fixtures/goalertRules';
import {
  calculatedCases,
  differingShifts,
  overrideCases,
  stateCases,
} from '../__testUtils__/fixtures/goalertShifts';

describe('the cases of GoAlert', () => {
  it.each([
    ...handoffCases,
    ...ruleMoments,
    ...ruleShifts,
    ...stateCases,
    ...overrideCases,
    ...calculatedCases,
  ])('$source.test: $title', published => {
    expect(answerHere(published)).toEqual(answerInTable(published));
  });

  it.each([...differingHandoffs, ...differingRules, ...differingShifts])(
    'on purpose not the same: $title',
    differing => {
      expect(answerHere(differing)).toEqual(answerInTable(differing));
      expect(answerHere(differing)).not.toEqual(answerThere(differing));
    },
  );
});
