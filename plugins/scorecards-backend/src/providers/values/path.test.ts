import fc from 'fast-check';
import { parsePath, valueAt } from './path';

const read = (value: unknown, path: string) => valueAt(value, parsePath(path));

const DOCUMENT = JSON.parse(
  '{"a":{"b":[{"c":1},[2]],"x.y":3,"@scope/name":4},"length":5,"__proto__":{"z":6},"n":null}',
);

describe('paths', () => {
  it.each([
    ['.', DOCUMENT],
    ['a.b[0].c', 1],
    ['a.b[1][0]', 2],
    ['a["x.y"]', 3],
    ["a['x.y']", 3],
    ['["a"]["x.y"]', 3],
    ['a.@scope/name', 4],
    ['length', 5],
    ['__proto__.z', 6],
    ['n', null],
  ])('%s leads to what is there', (path, expected) => {
    expect(read(DOCUMENT, path)).toEqual(expected);
  });

  it.each([
    'constructor',
    'toString',
    'a.constructor',
    'a.b.length',
    'a.b["0"]',
    'a.b[9]',
    'a[0]',
    'n.x',
    'a.b[0].c.toFixed',
  ])('%s leads nowhere', path => {
    expect(read(DOCUMENT, path)).toBeUndefined();
  });

  it.each([
    ['', 1],
    ['.a', 1],
    ['a.', 3],
    ['a..b', 3],
    ['a.[0]', 3],
    ['a[', 2],
    ['a[]', 2],
    ['a[-1]', 2],
    ['a[1.5]', 2],
    ['a[9999999]', 2],
    ['a["b]', 2],
    ['a]b', 2],
    ['a[0]b', 5],
  ])('%j is refused at character %d', (path, character) => {
    expect(() => parsePath(path)).toThrow(`no path at character ${character};`);
  });

  it('has bounds', () => {
    expect(() => parsePath('a'.repeat(501))).toThrow('500 characters');
    expect(() => parsePath(Array(21).fill('a').join('.'))).toThrow('20 steps');
  });

  it('leads to each place of any document, and back', () => {
    const leaves = (value: unknown, path: string): [string, unknown][] => {
      if (typeof value !== 'object' || value === null) return [[path, value]];
      return Array.isArray(value)
        ? value.flatMap((item, i) => leaves(item, `${path}[${i}]`))
        : Object.entries(value).flatMap(([name, item]) =>
            leaves(item, `${path}["${name}"]`),
          );
    };
    const name = fc.string({ maxLength: 8 }).filter(key => !key.includes('"]'));
    const document = fc.object({
      key: name,
      maxDepth: 4,
      withNullPrototype: true,
    });
    fc.assert(
      fc.property(document, value => {
        const found = leaves(value, '').filter(
          ([path]) => path !== '' && path.length <= 500,
        );
        expect(found.map(([path]) => read(value, path))).toEqual(
          found.map(([, leaf]) => leaf),
        );
      }),
    );
  });

  it('never throws anything but what to mend', () => {
    const problemOf = (path: string, json: string) => {
      try {
        read(JSON.parse(json), path);
        return undefined;
      } catch (error) {
        return (error as Error).name;
      }
    };
    fc.assert(
      fc.property(fc.string(), fc.json(), (path, json) => {
        expect([undefined, 'InputError']).toContain(problemOf(path, json));
      }),
    );
  });
});
