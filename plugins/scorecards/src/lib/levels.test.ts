import { changeKind, levelTitle } from './levels';

const names = [
  { id: 'bronze', title: 'Bronze' },
  { id: 'top', title: 'The top' },
];

describe('levelTitle', () => {
  it.each([
    ['top', 'The top'],
    ['silver', 'Silver'],
    ['', ''],
  ])('names %s', (id, title) => {
    expect(levelTitle(id, names)).toBe(title);
  });
});

describe('changeKind', () => {
  it.each([
    [undefined, 'bronze', 'reached'],
    ['bronze', undefined, 'lost'],
    ['bronze', 'top', 'rose'],
    ['top', 'bronze', 'fell'],
    // Of a scorecard that has other levels by now.
    ['old', 'top', 'moved'],
    ['top', 'new', 'moved'],
  ])('of %s to %s is %s', (from, to, kind) => {
    expect(changeKind({ from, to }, names)).toBe(kind);
  });
});
