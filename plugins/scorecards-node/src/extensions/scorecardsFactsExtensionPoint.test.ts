import { scorecardsFactsExtensionPoint } from './scorecardsFactsExtensionPoint';

it('is found by modules of any version by its name', () => {
  expect(scorecardsFactsExtensionPoint.id).toBe('scorecards.facts');
});
