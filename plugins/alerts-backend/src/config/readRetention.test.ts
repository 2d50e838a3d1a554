import { ConfigReader } from '@backstage/config';
import { readRetention } from './readRetention';

const DAY_MS = 86_400_000;

describe('readRetention', () => {
  const read = (retention?: object) =>
    readRetention(new ConfigReader(retention ? { alerts: { retention } } : {}));

  it('keeps alerts for 400 days unless it says otherwise', () => {
    expect(read()).toMatchObject({
      alerts: 400 * DAY_MS,
      messages: 90 * DAY_MS,
      deliveries: 7 * DAY_MS,
    });
    expect(read({ alerts: 'P800D', deliveries: { days: 2 } })).toMatchObject({
      alerts: 800 * DAY_MS,
      messages: 90 * DAY_MS,
      deliveries: 2 * DAY_MS,
    });
  });

  it('names what is too short', () => {
    expect(() => read({ alerts: { days: 30 } })).toThrow(
      'alerts.retention.alerts: give 90 days or more',
    );
    expect(() => read({ silences: 'P1D' })).toThrow(
      'alerts.retention.silences: give 90 days or more',
    );
  });
});
