import { moveBy, within } from './gridKeys';

const last = { row: 50, column: 20 };
const move = (
  key: string,
  from: [number, number],
  isControl = false,
): [number, number] | undefined => {
  const to = moveBy({
    key,
    isControl,
    from: { row: from[0], column: from[1] },
    last,
  });
  return to && [to.row, to.column];
};

describe('keys of a grid', () => {
  it.each<[string, [number, number], [number, number]]>([
    ['ArrowDown', [1, 1], [2, 1]],
    ['ArrowUp', [1, 1], [0, 1]],
    ['ArrowLeft', [1, 1], [1, 0]],
    ['ArrowRight', [1, 1], [1, 2]],
    ['PageDown', [1, 3], [11, 3]],
    ['PageDown', [45, 3], [50, 3]],
    ['PageUp', [5, 3], [0, 3]],
    ['Home', [5, 7], [5, 0]],
    ['End', [5, 7], [5, 20]],
    ['j', [5, 7], [6, 7]],
    ['k', [5, 7], [4, 7]],
  ])('%s leads from %j to %j', (key, from, to) => {
    expect(move(key, from)).toEqual(to);
  });

  it('lead to the corners with Control', () => {
    expect(move('Home', [5, 7], true)).toEqual([0, 0]);
    expect(move('End', [5, 7], true)).toEqual([50, 20]);
    // Of the browser.
    expect(move('ArrowDown', [5, 7], true)).toBeUndefined();
  });

  it('lead nowhere by other keys, also by names that objects have', () => {
    for (const key of ['x', 'Enter', 'constructor', '__proto__', 'toString']) {
      expect(move(key, [5, 7])).toBeUndefined();
    }
  });

  it('never lead out of the grid', () => {
    const keys = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight'];
    for (const key of [...keys, 'PageUp', 'PageDown', 'Home', 'End']) {
      for (const row of [0, 1, 49, 50]) {
        for (const column of [0, 1, 19, 20]) {
          const to = move(key, [row, column])!;
          expect(to).toEqual(
            Object.values(within({ row: to[0], column: to[1] }, last)),
          );
        }
      }
    }
  });

  it('keep their cell when the grid becomes smaller', () => {
    expect(within({ row: 9, column: 9 }, { row: 3, column: 2 })).toEqual({
      row: 3,
      column: 2,
    });
  });
});
