import { ConfigReader } from '@backstage/config';
import { readHttpConfig } from './readHttpConfig';

const SECRET = 'squirrel-secret-token';

const FACT = {
  name: 'gate',
  title: 'Gate',
  type: 'string',
  path: 'gate.status',
};

const config = (url: string, rest: object = {}) => ({
  id: 'sonar',
  title: 'Sonar',
  url,
  headers: { Authorization: `Bearer ${SECRET}` },
  facts: [FACT],
  ...rest,
});

const read = (item: object) =>
  readHttpConfig(new ConfigReader({ http: [item] }))[0];

describe('readHttpConfig', () => {
  const url = 'https://sonar.example/api?token=squirrel-in-address';
  it.each([
    [config(`ftp://${SECRET}`), 'scorecards.http[0].url: is no http'],
    [config(`${url}{{x}}`), "scorecards.http[0].url: '{{x}}' is unknown"],
    [
      config(url, { headers: { Authorization: `a\n${SECRET}` } }),
      'scorecards.http[0].headers.Authorization: is no header',
    ],
    [
      config(url, { facts: [{ ...FACT, path: 'a[' }] }),
      'scorecards.http[0].facts[0].path: ',
    ],
    [
      config(url, { schedule: { frequency: { cron: '0 * * * *' } } }),
      'scorecards.http[0].schedule.frequency: give a duration',
    ],
    [
      config(url, { schedule: { frequency: { seconds: 5 } } }),
      'scorecards.http[0].schedule.frequency: is less than a minute',
    ],
  ])('says what is wrong, without secrets', (item, message) => {
    const problem = (() => {
      try {
        return read(item) && '';
      } catch (error) {
        return (error as Error).stack!;
      }
    })();
    expect(problem).toContain(message);
    expect(problem).not.toContain('squirrel');
  });

  it('reads all of a fact', () => {
    const { facts, everyMs, kinds } = read(
      config(url, {
        kinds: ['API'],
        schedule: { frequency: 'PT2H' },
        facts: [
          {
            name: 'issues',
            title: 'Issues',
            type: 'list',
            path: 'issues',
            maxAge: { days: 2 },
            items: {
              parts: {
                severity: { type: 'string', values: ['high', 'low'] },
                age: { type: 'number', unit: 'days', minimum: 0 },
              },
            },
          },
        ],
      }),
    );
    expect({ everyMs, kinds }).toEqual({ everyMs: 7_200_000, kinds: ['api'] });
    expect(facts[0].schema).toEqual({
      name: 'issues',
      title: 'Issues',
      type: 'list',
      maxAgeMs: 172_800_000,
      items: {
        parts: {
          severity: { type: 'string', values: ['high', 'low'] },
          age: { type: 'number', unit: 'days', minimum: 0 },
        },
      },
    });
  });
});
