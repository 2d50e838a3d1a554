import {
  answerHere,
  answerInTable,
  answerThere,
} from '../__testUtils__/published';
import { daysCases, daysOfIssues } from '../__testUtils__/fixtures/grafanaDays';
import {
  clockChangeCases,
  differingFinal,
  finalCases,
  swapCases,
} from '../__testUtils__/fixtures/grafanaFinal';
import { shiftMoments } from '../__testUtils__/fixtures/grafanaShifts';

describe('the cases of Grafana OnCall', () => {
  it.each([
    ...daysCases,
    ...daysOfIssues,
    ...finalCases,
    ...swapCases,
    ...clockChangeCases,
    ...shiftMoments,
  ])('$source.test: $title', published => {
    expect(answerHere(published)).toEqual(answerInTable(published));
  });

  it.each([...differingFinal])('on purpose not the same: $title', differing => {
    expect(answerHere(differing)).toEqual(answerInTable(differing));
    expect(answerHere(differing)).not.toEqual(answerThere(differing));
  });
});
