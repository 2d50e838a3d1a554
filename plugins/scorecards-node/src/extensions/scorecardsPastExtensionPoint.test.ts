import { scorecardsPastExtensionPoint } from './scorecardsPastExtensionPoint';

it('is found by modules of any version by its name', () => {
  expect(scorecardsPastExtensionPoint.id).toBe('scorecards.past');
});
