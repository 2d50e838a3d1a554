import {
  answerHere,
  answerInTable,
  answerThere,
} from '../__testUtils__/published';
import {
  differingCases,
  handoffCases,
  shiftCases,
} from '../__testUtils__/fixtures/linkedin';

describe('the cases of LinkedIn Oncall', () => {
  it.each([...handoffCases, ...shiftCases])(
    '$source.test: $title',
    published => {
      expect(answerHere(published)).toEqual(answerInTable(published));
    },
  );

  it.each([...differingCases])('on purpose not the same: $title', differing => {
    expect(answerHere(differing)).toEqual(answerInTable(differing));
    expect(answerHere(differing)).not.toEqual(answerThere(differing));
  });
});
