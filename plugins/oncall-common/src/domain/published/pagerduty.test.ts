import {
  answerHere,
  answerInTable,
  answerThere,
} from '../__testUtils__/published';
import { documentedCases } from '../__testUtils__/fixtures/pagerduty';
import {
  differingLayers,
  layerCases,
} from '../__testUtils__/fixtures/pagerdutyLayers';

describe('the cases of PagerDuty', () => {
  it.each([...documentedCases, ...layerCases])(
    '$source.test: $title',
    published => {
      expect(answerHere(published)).toEqual(answerInTable(published));
    },
  );

  it.each([...differingLayers])(
    'on purpose not the same: $title',
    differing => {
      expect(answerHere(differing)).toEqual(answerInTable(differing));
      expect(answerHere(differing)).not.toEqual(answerThere(differing));
    },
  );
});
