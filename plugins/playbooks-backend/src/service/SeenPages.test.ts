import type { Sees, VisibleView } from '@internal/backend-kit';
import { OldAddresses } from '@callboard/backstage-plugin-playbooks-common';
import type { PageSource } from '../sources/PageSource';
import { linkedExternal } from '../sources/externalPages';
import type { KnownSource } from '../sources/SourceBook';
import { registerOf, type Register } from './Register';
import { SeenPages } from './SeenPages';

const source = (id: string): PageSource => ({
  id,
  addressOf: path => `https://git.example/${path}`,
  read: async () => undefined,
});

const NOTHING = {
  sources: new Map(),
  linkStates: new Map(),
  oldAddresses: new OldAddresses(),
};

/** A page per entity, each with a source of its own. */
function registerFor(names: string[]): Register {
  const brought = names.map(name => new Set([`component:default/${name}`]));
  return registerOf(
    names.map((name, i) =>
      linkedExternal({
        title: name,
        url: `https://wiki.example/${name}`,
        entityRefs: brought[i],
      }),
    ),
    new Map<string, KnownSource>([
      ['docs', { source: source('docs') }],
      ...names.map(
        (name, i) =>
          [
            `entity:${name}`,
            {
              source: source(`entity:${name}`),
              readFor: { entityRefs: brought[i], reason: 'annotation' },
            },
          ] as const,
      ),
    ]),
    NOTHING,
  );
}

const viewOf = (sees: Sees, change: Partial<VisibleView> = {}) => ({
  seesAll: false,
  seesNothing: false,
  decisions: [],
  check: jest.fn(async () => sees),
  checkAll: jest.fn(async () => sees),
  ...change,
});

const titlesOf = ({ pages }: Register) => pages.map(({ title }) => title);

describe('SeenPages', () => {
  const register = registerFor(['a', 'b', 'c']);
  const pages = new SeenPages({ read: async () => register });
  const isB: Sees = ref => ref.endsWith('/b');

  it('hides what came with entities that the caller does not see, and its source', async () => {
    const seen = await pages.seenBy(async () => viewOf(isB)).read();
    expect(titlesOf(seen)).toEqual(['b']);
    expect([...seen.known.keys()]).toEqual(['docs', 'entity:b']);
    expect([...seen.byId.keys()]).toHaveLength(1);
    expect(seen.relations.at('https://wiki.example/a')).toEqual([]);
    expect(seen.alerts.atAddress('https://wiki.example/a')).toBeUndefined();
    expect(seen.alerts.atAddress('https://wiki.example/b')).toBeDefined();
  });

  it('works it out once for all who see the same', async () => {
    const read = (sees: Sees) => pages.seenBy(async () => viewOf(sees)).read();
    const first = await read(isB);
    expect(await read(isB)).toBe(first);
    expect(await read(ref => ref.endsWith('/b'))).toBe(first);
    expect(await read(() => true)).toBe(register);
    expect(titlesOf(await read(() => false))).toEqual([]);
  });

  it('asks nothing for whoever sees all, and where nothing came with entities', async () => {
    const view = viewOf(isB, { seesAll: true });
    expect(await pages.seenBy(async () => view).read()).toBe(register);
    expect(view.check).not.toHaveBeenCalled();
    const plain = registerOf(
      [],
      new Map([['docs', { source: source('docs') }]]),
      NOTHING,
    );
    const ask = jest.fn();
    const of = new SeenPages({ read: async () => plain });
    expect(await of.seenBy(ask).read()).toBe(plain);
    expect(ask).not.toHaveBeenCalled();
  });

  it.each([
    [1_000, 'check'],
    [1_001, 'checkAll'],
  ] as const)('asks about %s entities by %s', async (count, method) => {
    const names = Array.from({ length: count }, (_, i) => `s${i}`);
    const many = registerFor(names);
    const view = viewOf(ref => ref.endsWith('/s7'));
    const seen = await new SeenPages({ read: async () => many })
      .seenBy(async () => view)
      .read();
    expect(titlesOf(seen)).toEqual(['s7']);
    const asked = [view.check, view.checkAll].map(
      ask => jest.mocked(ask).mock.calls.length,
    );
    expect(asked).toEqual(method === 'check' ? [1, 0] : [0, 1]);
  });
});
