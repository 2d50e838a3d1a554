import { ConfigReader } from '@backstage/config';
import { readRetention } from './readRetention';

const DAY_MS = 86_400_000;

describe('readRetention', () => {
  const read = (retention: object) =>
    readRetention(new ConfigReader({ retention }));

  it('names what is too short, or outlives its builds', () => {
    expect(read({ builds: { days: 800 } }).buildsMs).toBe(800 * DAY_MS);
    expect(() => read({ jobs: 'P30D' })).toThrow('buildHealth.retention.jobs');
    expect(() => read({ builds: { days: 30 } })).toThrow(
      'buildHealth.retention.builds: give 90 days or more',
    );
    expect(read({ deliveries: 'P45D' }).deadDeliveriesMs).toBe(45 * DAY_MS);
    expect(() => read({ deadDeliveries: 'P6D' })).toThrow(
      'buildHealth.retention.deadDeliveries: give 7 days or more',
    );
    expect(() => read({ testReports: { days: 500 } })).toThrow(
      'buildHealth.retention.testReports: is longer than buildHealth.retention.builds',
    );
  });
});
