import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { parse } from 'yaml';
import { readSampleBuildsConfig } from './config';

const SOURCES = {
  github: [
    {
      id: 'github',
      title: 'GitHub Actions (sample data)',
      webhookSecrets: ['of GitHub'],
    },
  ],
  push: [
    { id: 'sample-ci', title: 'CI (sample data)', secrets: ['of the CI'] },
  ],
};

const read = (
  builds: object | undefined,
  options: { isDemo?: boolean; buildHealth?: object } = {},
) => {
  const { isDemo = true, buildHealth = SOURCES } = options;
  const data = { demo: { ...(builds && { builds }) }, buildHealth };
  return readSampleBuildsConfig(new ConfigReader(data as never), { isDemo });
};

describe('demo.builds', () => {
  it('is off unless it is there, and with 0 days', () => {
    expect(read(undefined)).toBeUndefined();
    expect(read({ days: 0 }, { buildHealth: {} })).toBeUndefined();
  });

  it('plays a year with the secrets of its two sources', () => {
    expect(read({})).toEqual({
      days: 365,
      secrets: { github: 'of GitHub', 'sample-ci': 'of the CI' },
    });
    expect(read({ days: 3 })).toMatchObject({ days: 3 });
  });

  it.each([[-1], [1.5], [401]])('refuses %s days', days => {
    expect(() => read({ days })).toThrow(
      `demo.builds.days: ${days} is no whole number from 0 to 400`,
    );
  });

  it('makes nothing up outside of a demo', () => {
    expect(() => read({}, { isDemo: false })).toThrow(
      'demo.builds: builds are made up in a demo only; remove it',
    );
  });

  it('needs its sources', () => {
    expect(() => read({}, { buildHealth: { ...SOURCES, push: [] } })).toThrow(
      "demo.builds: needs the source 'sample-ci' in buildHealth.push",
    );
    const github = [{ id: 'github', title: 'GitHub (sample data)' }];
    expect(() => read({}, { buildHealth: { ...SOURCES, github } })).toThrow(
      "'github' in buildHealth.github, with webhookSecrets",
    );
  });

  it('sends nothing to a source that is not marked', () => {
    const github = [{ ...SOURCES.github[0], title: 'GitHub Actions' }];
    expect(() => read({}, { buildHealth: { ...SOURCES, github } })).toThrow(
      "the title of 'github' in buildHealth.github has to end with '(sample data)'",
    );
  });

  it('is as the demo has it', () => {
    const demo = parse(
      readFileSync(
        resolvePackagePath('backend', '../../app-config.demo.yaml'),
        'utf8',
      ),
    );
    const config = readSampleBuildsConfig(new ConfigReader(demo), {
      isDemo: true,
    });
    expect(config?.days).toBe(365);
    for (const secret of Object.values(config?.secrets ?? {})) {
      expect(secret.length).toBeGreaterThanOrEqual(32);
    }
  });
});
