import { compareTones, type ServiceSignalTone } from './tones';

it('orders tones worst first', () => {
  const tones: ServiceSignalTone[] = [
    'good',
    'neutral',
    'warn',
    'unknown',
    'critical',
    'progress',
    'bad',
  ];
  expect(tones.sort(compareTones)).toEqual([
    'critical',
    'bad',
    'warn',
    'unknown',
    'progress',
    'good',
    'neutral',
  ]);
});
