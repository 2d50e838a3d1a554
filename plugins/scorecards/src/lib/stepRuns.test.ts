import { stepPath, stepRuns } from './stepRuns';

describe('stepRuns', () => {
  it.each([
    [[], []],
    [[null, null], []],
    [[0], [{ from: 0, to: 1, position: 0 }]],
    [
      [1, 1, 2],
      [
        { from: 0, to: 2, position: 1 },
        { from: 2, to: 3, position: 2 },
      ],
    ],
    [
      [2, null, 2],
      [
        { from: 0, to: 1, position: 2 },
        { from: 2, to: 3, position: 2 },
      ],
    ],
  ])('parts %j', (weeks, runs) => {
    expect(stepRuns(weeks)).toEqual(runs);
  });

  it('gives back every week, whatever the weeks are', () => {
    for (let seed = 0; seed < 500; seed++) {
      // Digits of a number to the base of 4: 3 is a week that was not judged.
      const weeks = [...(seed * 7919).toString(4)].map(digit =>
        digit === '3' ? null : Number(digit),
      );
      const again: (number | null)[] = weeks.map(() => null);
      for (const { from, to, position } of stepRuns(weeks)) {
        again.fill(position, from, to);
      }
      expect(again).toEqual(weeks);
    }
  });
});

describe('stepPath', () => {
  const size = { levels: 2, width: 60, height: 22 };

  it('draws steps, the highest level at the top', () => {
    expect(stepPath({ ...size, weeks: [0, 2, 2] })).toBe('M0 21H20V1H60');
  });

  it('leaves a gap where it was not judged', () => {
    expect(stepPath({ ...size, weeks: [1, null, 1] })).toBe(
      'M0 11H20M40 11H60',
    );
  });

  it('draws nothing of nothing', () => {
    expect(stepPath({ ...size, weeks: [] })).toBe('');
  });
});
