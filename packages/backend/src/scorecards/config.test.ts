import { ConfigReader } from '@backstage/config';
import { readSampleScorecardsConfig } from './config';

const FOLDERS = { data: 'data', documents: 'documents' };

const read = (scorecards: object | undefined, isDemo = true) =>
  readSampleScorecardsConfig(
    new ConfigReader({ demo: { ...(scorecards && { scorecards }) } } as never),
    { isDemo },
  );

describe('demo.scorecards', () => {
  it('is off unless it is there, and with 0 days', () => {
    expect(read(undefined)).toBeUndefined();
    expect(read({ days: 0 })).toBeUndefined();
  });

  it('goes 90 days back', () => {
    expect(read(FOLDERS)).toEqual({ days: 90, unsaid: [], ...FOLDERS });
    expect(read({ ...FOLDERS, days: 3 })).toMatchObject({ days: 3 });
  });

  it('does not wait for builds where there are none', () => {
    const config = { demo: { builds: { days: 0 }, scorecards: FOLDERS } };
    expect(
      readSampleScorecardsConfig(new ConfigReader(config), { isDemo: true }),
    ).toMatchObject({ unsaid: ['build-health'] });
  });

  it.each([[-1], [1.5], [401]])('refuses %s days', days => {
    expect(() => read({ ...FOLDERS, days })).toThrow(
      `demo.scorecards.days: ${days} is no whole number from 0 to 400`,
    );
  });

  it('makes nothing up outside of a demo', () => {
    expect(() => read(FOLDERS, false)).toThrow(
      'demo.scorecards: a past is made up in a demo only',
    );
  });
});
