import { mockServices } from '@backstage/backend-test-utils';
import { CatalogFollower } from '@internal/backend-kit';
import { componentEntity, eachDatabase, FakeCatalog } from '@internal/test-kit';
import { CatalogHeads } from './CatalogHeads';
import {
  bar,
  startWorld,
  type TestProcess,
  type World,
} from './__testUtils__/startWorld';

const LEDGER = 'component:default/ledger';
const RATES = 'component:default/rates';
const LIFECYCLE = 'basics/lifecycle';

const production = bar({
  checks: [
    {
      id: 'lifecycle',
      title: 'Lifecycle',
      level: 'bronze',
      passes: { fact: 'catalog/lifecycle', equals: 'production' },
    },
  ],
});

const ledger = (lifecycle: string, owner = 'treasury') =>
  componentEntity({ name: 'ledger', owner, lifecycle });

eachDatabase(createDatabase => {
  let world: World;
  let one: TestProcess;
  let follower: CatalogFollower;
  const catalog = FakeCatalog.create();

  beforeEach(async () => {
    catalog.entities().forEach(({ metadata }) => {
      catalog.remove(`component:default/${metadata.name}`);
    });
    catalog.put(ledger('production'));
    catalog.put(componentEntity({ name: 'rates', lifecycle: 'experimental' }));
    world = await startWorld(createDatabase, []);
    one = await world.startProcess();
    const heads = new CatalogHeads({ ...world.stores, ...one, ...world });
    follower = CatalogFollower.create({
      id: 'test',
      catalog: catalog.service,
      auth: mockServices.auth(),
      logger: world.logger,
      store: heads,
      onPass: result => heads.endPass(result),
      clock: world.now,
    });
    await world.activate(production);
    await one.runtime.publish();
    await follower.runOnce();
  });

  it('has entities judged as they appear, and notes the run', async () => {
    expect(one.statesOf(LEDGER)).toEqual({ [LIFECYCLE]: 'pass' });
    expect(one.statesOf(RATES)).toEqual({ [LIFECYCLE]: 'fail' });
    expect(one.runtime.engine.head(LEDGER)).toEqual({
      ref: LEDGER,
      kind: 'component',
      owner: 'group:default/treasury',
      title: undefined,
    });
    const [{ head }] = await world.stores.entities.readHeads([LEDGER]);
    expect(head).toEqual({
      name: 'ledger',
      namespace: 'default',
      type: 'service',
      lifecycle: 'production',
    });
    const [provider] = await world.stores.runs.readProviders();
    expect(provider).toMatchObject({
      providerId: 'catalog',
      lastRun: { state: 'ok', entities: 2, changed: 2, failed: 0 },
    });
  });

  it('follows what changes, and tells of it', async () => {
    catalog.put(ledger('deprecated', 'payments'));
    await follower.runOnce();
    expect(one.statesOf(LEDGER)).toEqual({ [LIFECYCLE]: 'fail' });
    expect(one.runtime.engine.head(LEDGER)!.owner).toBe(
      'group:default/payments',
    );
    const { resultChanges } = await world.written();
    expect(resultChanges).toMatchObject([
      { cause: { kind: 'fact', fact: 'catalog/lifecycle' } },
    ]);
  });

  it('takes what it can of a descriptor that names an endless owner, and holds up no other', async () => {
    catalog.put(componentEntity({ name: 'odd', owner: 'x'.repeat(900) }));
    catalog.put(ledger('deprecated'));
    await follower.runOnce();
    expect(one.statesOf(LEDGER)).toEqual({ [LIFECYCLE]: 'fail' });
    const odd = one.runtime.engine.head('component:default/odd');
    expect(odd).toMatchObject({ kind: 'component', owner: undefined });
  });

  it('writes nothing when nothing changes, also when all is looked at again', async () => {
    world.clock.at += 2 * 3_600_000;
    const runs = await world.stores.runs.list({
      providerId: 'catalog',
      limit: 9,
    });
    const { seq } = await world.stores.feed.readPosition();
    await follower.runOnce();
    expect((await world.stores.feed.readPosition()).seq).toBe(seq);
    const after = await world.stores.runs.list({
      providerId: 'catalog',
      limit: 9,
    });
    expect(after).toHaveLength(runs.length + 1);
    const calm = await world.stores.statementsOf(() => follower.runOnce());
    expect(calm).toHaveLength(1);
  });

  it('has entities be of the domain of their system, whichever comes first', async () => {
    const system = (domain?: string) => ({
      ...componentEntity({ name: 'money' }),
      kind: 'System',
      spec: { owner: 'treasury', ...(domain && { domain }) },
    });
    const inSystem = (name: string, domain?: string) => {
      const entity = componentEntity({ name });
      return {
        ...entity,
        spec: { ...entity.spec, system: 'money', ...(domain && { domain }) },
      };
    };
    const domainOf = async (name: string) => {
      const [record] = await world.stores.facts.read([
        `component:default/${name}`,
      ]);
      return record.facts.get('domain');
    };
    catalog.put(inSystem('ledger'));
    catalog.put(inSystem('rates', 'markets'));
    await follower.runOnce();
    expect(await domainOf('ledger')).toMatchObject({
      u: 'Nothing is known of its system.',
    });
    catalog.put(system('banking'));
    await follower.runOnce();
    expect(await domainOf('ledger')).toMatchObject({
      v: 'domain:default/banking',
    });
    catalog.put(inSystem('book'));
    catalog.put(system('trade'));
    await follower.runOnce();
    for (const name of ['ledger', 'book'])
      expect(await domainOf(name)).toMatchObject({ v: 'domain:default/trade' });
    expect(await domainOf('rates')).toMatchObject({
      v: 'domain:default/markets',
    });
    catalog.put(system());
    await follower.runOnce();
    expect(await domainOf('book')).toMatchObject({
      m: 'Its system names no domain.',
    });
    catalog.remove('system:default/money');
    await follower.runOnce();
    expect(await domainOf('book')).toMatchObject({
      u: 'Nothing is known of its system.',
    });
  });

  it('says at once what the team has read of what is new, or became its own', async () => {
    const READ = 'basics/read';
    await world.activate(
      bar({
        checks: [
          {
            id: 'read',
            title: 'Read',
            level: 'bronze',
            passes: { count: 'standards/to-acknowledge', equals: 0 },
          },
        ],
      }),
    );
    await world.activate({
      kind: 'Standard',
      id: 'incidents',
      title: 'Incidents',
      owner: 'group:default/treasury',
      acknowledgement: true,
      text: 'Somebody is paged.',
    });
    await world.stores.acknowledgements.add({
      standardId: 'incidents',
      version: 1,
      teamRef: 'group:default/treasury',
      acknowledgedBy: 'user:default/ana',
      acknowledgedAt: world.clock.at,
    });
    await one.runtime.publish();
    expect(one.statesOf(LEDGER)).toEqual({ [READ]: 'pass' });
    catalog.put(ledger('production', 'payments'));
    catalog.put(componentEntity({ name: 'book', owner: 'treasury' }));
    await follower.runOnce();
    expect(one.statesOf(LEDGER)).toEqual({ [READ]: 'fail' });
    expect(one.statesOf('component:default/book')).toEqual({ [READ]: 'pass' });
    catalog.remove(LEDGER);
    await follower.runOnce();
    world.clock.at += 60_000;
    catalog.put(ledger('production', 'treasury'));
    await follower.runOnce();
    expect(one.statesOf(LEDGER)).toEqual({ [READ]: 'pass' });
  });

  it('knows exemptions of what comes back, and none that were removed meanwhile', async () => {
    const { exemptions, retention } = world.stores;
    const asked = await exemptions.request({
      entityRef: RATES,
      checkNumber: one.runtime.rules.checkNumbers.get(LIFECYCLE)!,
      reason: 'x',
      requestedBy: 'user:default/ana',
      requestedAt: world.clock.at,
      until: world.clock.at + 30 * 86_400_000,
    });
    if (!('made' in asked)) throw new Error('There is one already');
    const decided = await exemptions.decide({
      id: asked.made.id,
      state: 'approved',
      by: 'user:default/ben',
      at: world.clock.at,
    });
    await one.runtime.ingest.exempted([decided!]);
    const comeBack = async (between: () => Promise<unknown>) => {
      catalog.remove(RATES);
      await follower.runOnce();
      // It has read all that is kept, also of what is gone.
      const two = await world.startProcess();
      await between();
      world.clock.at += 60_000;
      catalog.put(
        componentEntity({ name: 'rates', lifecycle: 'experimental' }),
      );
      await follower.runOnce();
      await two.runtime.catchUp();
      await two.sweep();
      const three = await world.startProcess();
      return [one, two, three].map(some => some.statesOf(RATES)[LIFECYCLE]);
    };
    expect(await comeBack(async () => {})).toEqual([
      'exempt',
      'exempt',
      'exempt',
    ]);
    const gone = () =>
      retention.remove('goneEntities', world.clock.at + 86_400_000);
    expect(await comeBack(gone)).toEqual(['fail', 'fail', 'fail']);
  });

  it('forgets what is removed, and knows it when it comes back', async () => {
    const two = await world.startProcess();
    catalog.remove(LEDGER);
    await follower.runOnce();
    await two.runtime.catchUp();
    for (const { runtime } of [one, two]) {
      expect(runtime.engine.head(LEDGER)).toBeUndefined();
      expect(runtime.engine.size).toBe(1);
    }
    world.clock.at += 60_000;
    catalog.put(ledger('production'));
    await follower.runOnce();
    await two.runtime.catchUp();
    const since = one.runtime.engine.results(LEDGER, world.clock.at)!.checks[0];
    expect(since).toMatchObject({
      state: 'pass',
      since: new Date(world.clock.at - 60_000).toISOString(),
    });
    expect(two.statesOf(LEDGER)).toEqual({ [LIFECYCLE]: 'pass' });
    expect((await world.written()).resultChanges).toEqual([]);
  });
});
