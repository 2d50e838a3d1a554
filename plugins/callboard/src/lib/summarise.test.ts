import type {
  ServiceSignalReport,
  ServiceSignalTone,
} from '@callboard/backstage-plugin-callboard-react';
import { summarise, worstFirst } from './summarise';

const report = (tone: ServiceSignalTone): ServiceSignalReport => ({
  tone,
  sentence: `${tone} sentence`,
});

describe('summarise', () => {
  it.each<[ServiceSignalTone[], number, object]>([
    [['good', 'neutral', 'progress'], 3, { needs: 0, unknown: 0 }],
    [
      ['good', 'warn', 'bad'],
      3,
      { needs: 2, unknown: 0, worst: 'bad sentence' },
    ],
    [
      ['critical', 'unknown'],
      2,
      { needs: 1, unknown: 1, worst: 'critical sentence' },
    ],
    [['good', 'unknown'], 4, { needs: 0, unknown: 1, loading: 2 }],
    [[], 1, { needs: 0, unknown: 0, loading: 1, worst: undefined }],
  ])('%j of %d', (tones, total, expected) => {
    expect(summarise(tones.map(report), total)).toMatchObject({
      total,
      ...expected,
    });
  });
});

describe('worstFirst', () => {
  it('keeps the given order among equals, silent signals before fine ones', () => {
    const reports = new Map([
      ['a', report('good')],
      ['b', report('warn')],
      ['d', report('good')],
      ['e', report('warn')],
    ]);
    expect(worstFirst(['a', 'b', 'c', 'd', 'e'], reports)).toEqual([
      'b',
      'e',
      'c',
      'a',
      'd',
    ]);
  });
});
