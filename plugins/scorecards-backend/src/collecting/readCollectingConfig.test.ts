import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import {
  assertCollectors,
  assertPeriod,
  createProviders,
  readCollectingConfig,
} from './readCollectingConfig';

const fact = { name: 'x', title: 'X', type: 'string' };

const read = (scorecards: object) =>
  readCollectingConfig(new ConfigReader({ scorecards }));

describe('readCollectingConfig', () => {
  it('brings the catalog, and what is configured', () => {
    const config = read({
      files: [
        {
          id: 'repo',
          title: 'Repository',
          facts: [{ ...fact, file: 'a.json', json: 'x' }],
        },
      ],
      http: [
        {
          id: 'sonar',
          title: 'Sonar',
          url: 'https://sonar.example/{{entity.name}}',
          facts: [{ ...fact, path: 'x' }],
        },
      ],
      collectors: {
        catalog: { schedule: { frequency: { minutes: 5 } } },
        sonar: { enabled: false },
      },
    });
    const urlReader = mockServices.urlReader.mock();
    const providers = createProviders(config, { urlReader });
    expect(
      providers.map(({ id, kinds, everyMs }) => ({ id, kinds, everyMs })),
    ).toEqual([
      { id: 'catalog', kinds: undefined, everyMs: 600_000 },
      { id: 'repo', kinds: ['component'], everyMs: 21_600_000 },
      { id: 'sonar', kinds: ['component'], everyMs: 3_600_000 },
    ]);
    expect(config.collectors).toEqual(
      new Map([
        ['catalog', { everyMs: 300_000, isOff: false }],
        ['sonar', { isOff: true }],
      ]),
    );
    const ids = providers.map(({ id }) => id);
    expect(() => assertCollectors(config, ids)).not.toThrow();
    expect(() => assertCollectors(config, ['catalog', 'repo'])).toThrow(
      'scorecards.collectors.sonar: there is no such provider of facts; there are catalog, repo',
    );
  });

  it('names the collector whose facts would be stale before they are read again', () => {
    const collectors = { ci: { schedule: { frequency: { hours: 2 } } } };
    const config = read({ collectors });
    const provider = (id: string, maxAgeMs: number) => ({
      id,
      facts: [{ name: 'x', title: 'X', type: 'string' as const, maxAgeMs }],
    });
    expect(() => assertPeriod(provider('ci', 3_600_000), config)).toThrow(
      'scorecards.collectors.ci.schedule.frequency: is 120 min, and ci/x is stale after 60 min; read it more often',
    );
    expect(() => assertPeriod(provider('ci', 7_200_000), config)).not.toThrow();
    expect(() =>
      assertPeriod(provider('other', 3_600_000), config),
    ).not.toThrow();
  });

  it('needs no configuration', () => {
    const config = readCollectingConfig(new ConfigReader({}));
    const urlReader = mockServices.urlReader.mock();
    expect(createProviders(config, { urlReader })).toHaveLength(1);
  });

  it('names the collector whose time is wrong', () => {
    const collectors = { ci: { schedule: { frequency: { seconds: 1 } } } };
    expect(() => read({ collectors })).toThrow(
      'scorecards.collectors.ci.schedule.frequency: is less than a minute',
    );
  });
});
