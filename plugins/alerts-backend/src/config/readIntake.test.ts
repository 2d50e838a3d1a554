import { mockServices } from '@backstage/backend-test-utils';
import { readIntake } from './readIntake';

const read = (alerts: object) =>
  readIntake(mockServices.rootConfig({ data: { alerts } }));

describe('alerts.intake', () => {
  it('takes 6,000 deliveries a minute, or as many as it says', () => {
    expect(read({})).toEqual({ ratePerMinute: 6_000 });
    expect(read({ intake: { ratePerMinute: 12_000 } })).toEqual({
      ratePerMinute: 12_000,
    });
  });

  it.each([0, -1, 1.5, 1_000_001])('refuses %d', ratePerMinute => {
    expect(() => read({ intake: { ratePerMinute } })).toThrow(
      `alerts.intake.ratePerMinute: must be a whole number from 1 to 1000000, not ${ratePerMinute}`,
    );
  });
});
