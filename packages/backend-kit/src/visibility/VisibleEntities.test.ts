import { randomUUID } from 'node:crypto';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { FakeCatalog } from '@internal/test-kit';
import { VisibleEntities, VisibleEntitiesOptions } from './VisibleEntities';

const ada = mockCredentials.user('user:default/ada');
const bob = mockCredentials.user('user:default/bob');
const allow = { result: AuthorizeResult.ALLOW } as const;
const deny = { result: AuthorizeResult.DENY } as const;
const conditional = (owner: string): PolicyDecision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: { claims: [owner] },
  },
});

const ref = (name: string | number) => `component:default/${name}`;
const refs = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ref(from + index));

/** A catalog of numbered components, of which each user sees those their name was put on. */
function setup(
  options?: Partial<VisibleEntitiesOptions> & {
    decision?: PolicyDecision;
    size?: number;
  },
) {
  const decision = { current: options?.decision ?? conditional('ada') };
  const seenBy = new Map<string, Set<string>>();
  const now = { current: 0 };
  const catalog = FakeCatalog.create({
    entities: Array.from({ length: options?.size ?? 10 }, (_, index) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: String(index), namespace: 'default' },
    })),
    canSee: (credentials, entity) =>
      seenBy
        .get(JSON.stringify(credentials.principal))
        ?.has(entity.metadata.name) ?? false,
  });
  // As the platform's client answers: with the id of the request left in.
  const authorizeConditional = jest.fn(async () => [
    { ...decision.current, id: randomUUID() },
  ]);
  const visible = VisibleEntities.create({
    permissions: mockServices.permissions.mock({ authorizeConditional }),
    catalog: catalog.service,
    clock: () => now.current,
    ...options,
  });
  return {
    visible,
    catalog,
    now,
    authorizeConditional,
    decide: (next: PolicyDecision) => {
      decision.current = next;
    },
    show: (credentials: BackstageCredentials, ...names: number[]) =>
      seenBy.set(
        JSON.stringify(credentials.principal),
        new Set(names.map(String)),
      ),
    filter: async (credentials: BackstageCredentials, asked: string[]) => {
      const view = await visible.forCaller(credentials);
      return asked.filter(await view.check(asked)).sort();
    },
  };
}

describe('VisibleEntities', () => {
  it('passes everything on when the caller sees everything, without asking the catalog', async () => {
    const { visible, catalog } = setup({ decision: allow });
    const view = await visible.forCaller(ada);
    expect(view).toMatchObject({ seesAll: true, seesNothing: false });
    const sees = await view.check([ref(1)]);
    expect([ref(1), ref('unknown')].map(sees)).toEqual([true, true]);
    expect(catalog.requests).toEqual([]);
  });

  it('lets nothing through when the caller is refused, without asking the catalog', async () => {
    const { visible, catalog, show } = setup({ decision: deny });
    show(ada, 1);
    const view = await visible.forCaller(ada);
    expect(view).toMatchObject({ seesAll: false, seesNothing: true });
    expect((await view.check([ref(1)]))(ref(1))).toBe(false);
    expect(catalog.requests).toEqual([]);
  });

  it('asks the catalog as the caller when the decision is conditional', async () => {
    const { visible, catalog, show } = setup();
    show(ada, 1, 3);
    const view = await visible.forCaller(ada);
    expect(view).toMatchObject({ seesAll: false, seesNothing: false });
    const asked = [ref(1), ref(2), ref(3), ref('unknown'), ref(1)];
    const sees = await view.check(asked);
    expect(asked.map(sees)).toEqual([true, false, true, false, true]);
    expect(sees(ref(4))).toBe(false);
    expect(catalog.requests).toEqual([
      {
        method: 'getEntitiesByRefs',
        entityRefs: [ref(1), ref(2), ref(3), ref('unknown')],
      },
    ]);
  });

  it('asks in batches of 1,000 refs', async () => {
    const { catalog, show, filter } = setup({ size: 2_500 });
    show(ada, 0, 999, 1_000, 2_499);
    expect(await filter(ada, refs(0, 2_500))).toEqual(
      [ref(0), ref(999), ref(1_000), ref(2_499)].sort(),
    );
    expect(
      catalog.requests.map(({ entityRefs }) => entityRefs?.length),
    ).toEqual([1_000, 1_000, 500]);
  });

  it('asks for nothing when given nothing', async () => {
    const { catalog, filter } = setup();
    expect(await filter(ada, [])).toEqual([]);
    expect(catalog.requests).toEqual([]);
  });

  it('asks only for refs it does not know yet, and forgets them after 30 seconds', async () => {
    const { catalog, show, filter, now } = setup();
    show(ada, 1, 2);
    await filter(ada, [ref(1)]);
    catalog.requests.length = 0;

    now.current = 29_999;
    show(ada, 2);
    expect(await filter(ada, [ref(1), ref(2)])).toEqual([ref(1), ref(2)]);
    expect(catalog.requests.map(request => request.entityRefs)).toEqual([
      [ref(2)],
    ]);

    now.current = 30_000;
    expect(await filter(ada, [ref(1), ref(2)])).toEqual([ref(2)]);
    expect(
      catalog.requests.slice(1).map(request => request.entityRefs),
    ).toEqual([[ref(1), ref(2)]]);
  });

  it('gives one caller the same predicate as long as answers are kept, and never one that was another caller’s', async () => {
    const { visible, show, now } = setup();
    for (const caller of [ada, bob]) show(caller, 1);
    const predicate = async (caller: BackstageCredentials) =>
      (await visible.forCaller(caller)).check([ref(1)]);
    const first = await predicate(ada);
    expect(await predicate(bob)).not.toBe(first);
    expect(await predicate(ada)).toBe(first);
    now.current = 30_000;
    expect(await predicate(ada)).not.toBe(first);
  });

  it('shares one request between callers of one principal that ask at the same time', async () => {
    const { catalog, show, filter } = setup();
    show(ada, 1);
    const answers = await Promise.all([
      filter(ada, [ref(1), ref(2)]),
      filter(ada, [ref(2), ref(1)]),
      filter(mockCredentials.user('user:default/ada'), [ref(1)]),
    ]);
    expect(answers).toEqual([[ref(1)], [ref(1)], [ref(1)]]);
    expect(catalog.requests).toHaveLength(1);
  });

  it.each([
    ['users', ada, bob],
    [
      'a user and a service of the same name',
      ada,
      mockCredentials.service('user:default/ada'),
    ],
    [
      'two tokens of one service with other restrictions',
      mockCredentials.service('external:ci', { permissionNames: ['a'] }),
      mockCredentials.service('external:ci', { permissionNames: ['b'] }),
    ],
  ])('never shares an answer between %s', async (_, one, other) => {
    const { show, filter } = setup();
    show(one, 1);
    show(other, 2);
    expect(await filter(one, [ref(1), ref(2)])).toEqual([ref(1)]);
    expect(await filter(other, [ref(1), ref(2)])).toEqual([ref(2)]);
    expect(await filter(one, [ref(1), ref(2)])).toEqual([ref(1)]);
  });

  it('decides anew for each request, so a changed decision holds at once', async () => {
    const { show, filter, decide, authorizeConditional } = setup();
    show(ada, 1);
    expect(await filter(ada, [ref(1), ref(2)])).toEqual([ref(1)]);
    decide(deny);
    expect(await filter(ada, [ref(1), ref(2)])).toEqual([]);
    decide(allow);
    expect(await filter(ada, [ref(1), ref(2)])).toEqual([ref(1), ref(2)]);
    decide(conditional('another team'));
    show(ada, 2);
    expect(await filter(ada, [ref(1), ref(2)])).toEqual([ref(2)]);
    expect(authorizeConditional).toHaveBeenCalledTimes(4);
  });

  it('shows nothing to someone who is not signed in, unless everybody sees everything', async () => {
    const nobody = mockCredentials.none();
    const { show, filter, decide, catalog } = setup();
    show(nobody, 1);
    expect(await filter(nobody, [ref(1)])).toEqual([]);
    expect(catalog.requests).toEqual([]);
    decide(allow);
    expect(await filter(nobody, [ref(1)])).toEqual([ref(1)]);
  });

  it('passes a failure of the catalog on and asks again next time', async () => {
    const { catalog, show } = setup();
    show(ada, 1);
    let failing = true;
    const visible = VisibleEntities.create({
      permissions: mockServices.permissions.mock({
        authorizeConditional: async () => [conditional('ada')],
      }),
      catalog: new Proxy(catalog.service, {
        get: (target, method: 'getEntitiesByRefs' | 'queryEntities') =>
          failing
            ? async () => {
                throw new Error('catalog is away');
              }
            : target[method],
      }),
    });
    const view = await visible.forCaller(ada);
    await expect(view.check([ref(1)])).rejects.toThrow('catalog is away');
    await expect(view.checkAll()).rejects.toThrow('catalog is away');
    failing = false;
    expect((await view.checkAll())(ref(1))).toBe(true);
    expect((await view.check([ref(1)]))(ref(1))).toBe(true);
  });

  it('remembers no more refs than it may, dropping the caller not seen for longest', async () => {
    const cleo = mockCredentials.user('user:default/cleo');
    const { catalog, show, filter } = setup({ maxCachedRefs: 5 });
    for (const caller of [ada, bob, cleo]) {
      show(caller, 1);
    }
    await filter(ada, refs(0, 2));
    await filter(bob, refs(0, 2));
    await filter(ada, refs(0, 2));
    expect(catalog.requests).toHaveLength(2);

    await filter(cleo, refs(0, 2));
    catalog.requests.length = 0;
    expect(await filter(ada, refs(0, 2))).toEqual([ref(1)]);
    expect(await filter(cleo, refs(0, 2))).toEqual([ref(1)]);
    expect(catalog.requests).toEqual([]);
    expect(await filter(bob, refs(0, 2))).toEqual([ref(1)]);
    expect(catalog.requests).toHaveLength(1);
  });

  it('answers in full what is more than it may remember', async () => {
    const { show, filter } = setup({ maxCachedRefs: 4 });
    show(ada, 0, 5);
    expect(await filter(ada, refs(0, 6))).toEqual([ref(0), ref(5)]);
    expect(await filter(ada, refs(0, 6))).toEqual([ref(0), ref(5)]);
  });

  describe('of everything', () => {
    const all = async (
      { visible }: ReturnType<typeof setup>,
      credentials: BackstageCredentials,
    ) => (await visible.forCaller(credentials)).checkAll();

    it('lists what the caller sees once, and answers single refs from that', async () => {
      const test = setup({ size: 20 });
      test.show(ada, 1, 3);
      const sees = await all(test, ada);
      expect(refs(0, 20).filter(sees)).toEqual([ref(1), ref(3)]);
      expect(await test.filter(ada, [ref(3), ref(4)])).toEqual([ref(3)]);
      expect(await all(test, ada)).toBe(sees);
      expect(test.catalog.requests).toEqual([
        { method: 'queryEntities', entityRefs: undefined },
      ]);
    });

    it('gives callers who see the same the same predicate, and others another', async () => {
      const test = setup();
      test.show(ada, 1, 2);
      test.show(bob, 1, 2);
      const sees = await all(test, ada);
      expect(await all(test, bob)).toBe(sees);
      test.now.current = 30_000;
      test.show(bob, 1);
      expect(await all(test, ada)).toBe(sees);
      const others = await all(test, bob);
      expect(others).not.toBe(sees);
      expect(others(ref(2))).toBe(false);
      expect(sees(ref(2))).toBe(true);
    });

    it('shows nothing or everything as decided', async () => {
      const test = setup({ decision: deny });
      test.show(ada, 1);
      expect((await all(test, ada))(ref(1))).toBe(false);
      test.decide(allow);
      expect((await all(test, ada))(ref(2))).toBe(true);
      expect(test.catalog.requests).toEqual([]);
    });

    it('keeps ten ways of seeing, and drops the one not used for longest', async () => {
      const test = setup();
      const callers = Array.from({ length: 11 }, (_, index) =>
        mockCredentials.user(`user:default/u${index}`),
      );
      callers.forEach((caller, index) => test.show(caller, index));
      const kept: unknown[] = [];
      for (const caller of callers.slice(0, 10)) {
        kept.push(await all(test, caller));
      }
      expect(await all(test, callers[0])).toBe(kept[0]);
      await all(test, callers[10]);
      expect(await all(test, callers[0])).toBe(kept[0]);
      expect(await all(test, callers[2])).toBe(kept[2]);
      // Also for the one who still had it.
      expect(await all(test, callers[1])).not.toBe(kept[1]);
    });

    it('forgets lists that nobody asked for in a long time', async () => {
      const test = setup({ cacheTtlMs: 10 });
      test.show(ada, 1);
      const sees = await all(test, ada);
      test.now.current = 10_000;
      test.show(bob, 2);
      await all(test, bob);
      expect(await all(test, ada)).not.toBe(sees);
    });
  });
});
