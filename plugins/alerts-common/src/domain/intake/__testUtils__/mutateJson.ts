/** Mulberry32, by Tommy Ettinger (public domain): the same mistakes for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    /* eslint-disable no-bitwise -- the algorithm is made of them */
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    /* eslint-enable no-bitwise */
  };
}

type Holder = Record<string, unknown> | unknown[];

/** Where a value is: in an object or a list, under this name. */
interface Node {
  holder: Holder;
  name: string;
}

const isHolder = (value: unknown): value is Holder =>
  typeof value === 'object' && value !== null;

function nodesOf(value: unknown): Node[] {
  if (!isHolder(value)) return [];
  return Object.keys(value).flatMap(name => [
    { holder: value, name },
    ...nodesOf(Reflect.get(value, name)),
  ]);
}

const nested = (depth: number): unknown =>
  depth === 0 ? 'deep' : [{ in: nested(depth - 1) }];

/** Values that readers stumble over. */
const AWKWARD: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => 1.5,
  () => 1e308,
  () => Number.MAX_SAFE_INTEGER,
  () => '',
  () => ' ',
  () => 'nul \0 and half \ud83d of a pair',
  () => '<img src=x onerror=alert(1)>',
  // eslint-disable-next-line no-script-url
  () => 'javascript:alert(1)',
  () => 'https://example.com/\u202e',
  () => 'x'.repeat(5_000),
  () => '\ud83d\ude00'.repeat(600),
  () => '9999-12-31T23:59:59-12:00',
  () => '0001-01-01T00:00:00Z',
  () => '2026-02-30T25:61:00Z',
  () => '__proto__',
  () => [],
  () => ({}),
  () => [null],
  () => JSON.parse('{"__proto__":{"polluted":true},"constructor":1}'),
  () => Array.from({ length: 70 }, (_, index) => `${index}`),
  () =>
    Object.fromEntries(
      Array.from({ length: 70 }, (_, index) => [`name${index}`, index]),
    ),
  () => nested(20),
];

/** The same in another type. */
function retyped(value: unknown): unknown {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return `${value}`;
  if (Array.isArray(value)) return Object.fromEntries(value.entries());
  return isHolder(value) ? Object.values(value) : `${value}`;
}

function deleteAt({ holder, name }: Node): void {
  if (Array.isArray(holder)) holder.splice(Number(name), 1);
  else Reflect.deleteProperty(holder, name);
}

/** Unlike an assignment, for `__proto__` as for any other name. */
const writeAt = ({ holder, name }: Node, value: unknown) =>
  Object.defineProperty(holder, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });

/**
 * A copy of some JSON with one to three mistakes: nodes that are deleted, replaced, of another type, renamed or doubled. The whole is a
 * node too.
 *
 * @param body - anything that JSON can write
 * @param seed - the same mistakes for the same number
 */
export function mutateJson(body: unknown, seed: number): unknown {
  const random = numbersFrom(seed);
  const below = (end: number) => Math.floor(random() * end);
  const root = { body: JSON.parse(JSON.stringify(body)) };
  const mistakes: readonly ((node: Node, value: unknown) => unknown)[] = [
    deleteAt,
    node => writeAt(node, AWKWARD[below(AWKWARD.length)]()),
    (node, value) => writeAt(node, retyped(value)),
    ({ holder, name }, value) => {
      const names = [
        '__proto__',
        'constructor',
        `${name}2`,
        name.toUpperCase(),
      ];
      deleteAt({ holder, name });
      writeAt(
        {
          holder,
          name: Array.isArray(holder) ? `${holder.length}` : names[below(4)],
        },
        value,
      );
    },
    (node, value) => writeAt(node, [value, value]),
  ];
  for (let left = 1 + below(3); left > 0; left--) {
    const nodes = nodesOf(root);
    if (nodes.length === 0) break;
    // The whole body is one node of many, so that most bodies stay close to a good one.
    const node = nodes[below(nodes.length)];
    mistakes[below(mistakes.length)](node, Reflect.get(node.holder, node.name));
  }
  return 'body' in root ? root.body : null;
}
