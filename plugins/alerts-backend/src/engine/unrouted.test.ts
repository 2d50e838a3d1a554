import {
  alertEventSchema,
  builtInRules,
} from '@callboard/backstage-plugin-alerts-common';
import {
  componentEntity,
  eachDatabase,
  groupEntity,
  userEntity,
  withRelations,
} from '@internal/test-kit';
import { event, MINUTE, T0 } from '../lifecycle/__testUtils__/deliveries';
import { ANA, CHEN, type Engine } from './__testUtils__/Engine';
import { openEngine } from './__testUtils__/openEngine';

const PLATFORM = 'group:default/platform';
const LEDGER = 'component:default/ledger';

const of = (labels: object, fields: Parameters<typeof event>[2] = {}) => ({
  events: [
    event('trigger', fields.groupKey ?? 'a', {
      labels: { alertname: 'LedgerLag', ...labels },
      ...fields,
    }),
  ],
});

eachDatabase(createDatabase => {
  const open = (options: { unroutedTeam?: string } = {}) =>
    openEngine(createDatabase, options);
  /** A service comes into the catalog, and those who follow it hear of it. */
  const appear = async (engine: Engine, more: object = {}) => {
    await engine.directory.upsert(
      withRelations([
        groupEntity({ name: 'payments', members: ['ana', 'chen'] }),
        userEntity({ name: 'ana', memberOf: ['payments'] }),
        userEntity({ name: 'chen', memberOf: ['payments'] }),
        componentEntity({ name: 'ledger', owner: 'payments', ...more }),
      ]),
    );
    engine.unrouted.ask();
    // What people have decided is read anew.
    engine.now += 1_000;
  };

  it('routes itself when its service comes into the catalog, and pages, once', async () => {
    const engine = await open();
    await engine.post(of({ service: 'ledger' }));
    await engine.pass(10);
    expect(await engine.only()).toMatchObject({ team_ref: null });
    expect(engine.told).toEqual([]);
    await appear(engine);
    await engine.work();
    expect(engine.told).toEqual([ANA]);
    expect(await engine.only()).toMatchObject({
      ...{ entity_ref: LEDGER, team_ref: 'group:default/payments' },
      ...{ target_key: LEDGER, nearest_json: null, named_ref: null },
      routed_by: 'By the name in service="ledger".',
    });
    expect(await engine.timeline()).toEqual([
      ...['opened', 'routed', 'routed', 'paged', 'delivered'],
    ]);
    // Another pass, and another process, change nothing.
    engine.unrouted.ask();
    await engine.pass(1);
    expect(engine.told).toEqual([ANA]);
    const events = engine.events.publish.mock.calls.map(([one]) => one);
    expect(events.map(({ topic }) => topic)).toEqual([
      ...['opened', 'unrouted', 'routed'].map(word => `alerts.alert.${word}`),
    ]);
    for (const { eventPayload } of events) alertEventSchema.parse(eventPayload);
    expect(events.map(({ eventPayload }) => eventPayload)).toMatchObject([
      { at: new Date(T0).toISOString() },
      { at: new Date(T0).toISOString() },
      {
        ...{ entityRef: LEDGER, state: 'firing' },
        at: new Date(T0 + 10 * MINUTE + 1_000).toISOString(),
      },
    ]);
    // What comes of it now joins it.
    await engine.post(of({ service: 'ledger' }, { groupKey: 'a' }));
    await engine.pass(1);
    expect(await engine.only()).toMatchObject({ repeats: 2 });
  });

  it('is kept with half of an emoji cut off in the words of it', async () => {
    const engine = await open();
    const start = 'x'.repeat(59);
    await engine.post(of({ service: `${start}\u{1F600}` }));
    await engine.work();
    expect(await engine.only()).toMatchObject({
      routed_by: expect.stringContaining(`service="${start}…"`),
    });
  });

  it('routes itself by an annotation that comes, and by what the sender has named', async () => {
    const engine = await open();
    await engine.post(of({ deployment: 'ledger-eu' }, { groupKey: 'a' }));
    await engine.post(of({}, { groupKey: 'b', entityRef: LEDGER }));
    await engine.post(of({ service: 'other' }, { groupKey: 'c' }));
    await engine.work();
    await appear(engine, {
      annotations: { 'backstage.io/kubernetes-id': 'ledger-eu' },
    });
    await engine.work();
    const rows = await engine.db('alerts').orderBy('group_key');
    expect(rows.map(({ entity_ref: ref }) => ref)).toEqual([
      ...[LEDGER, LEDGER, null],
    ]);
    expect(engine.told).toEqual([ANA, ANA]);
  });

  it('waits until all of the catalog was read', async () => {
    const engine = await open();
    await engine.post(of({ service: 'ledger' }));
    await engine.work();
    const isReady = jest.spyOn(engine.directory, 'isReady', 'get');
    isReady.mockReturnValue(false);
    await appear(engine);
    await engine.pass(1);
    expect(engine.told).toEqual([]);
    isReady.mockReturnValue(true);
    await engine.pass(1);
    expect(engine.told).toEqual([ANA]);
  });

  it('stops paging who is paged for what belongs nowhere', async () => {
    const engine = await open({ unroutedTeam: PLATFORM });
    await engine.directory.upsert(
      withRelations([
        groupEntity({ name: 'platform', members: ['eve'] }),
        userEntity({ name: 'eve', memberOf: ['platform'] }),
      ]),
    );
    engine.onCall = [];
    await engine.post(of({ service: 'ledger' }));
    await engine.work();
    expect(engine.told).toEqual(['user:default/eve']);
    engine.onCall = [ANA, CHEN];
    await appear(engine);
    await engine.work();
    expect(engine.told).toEqual(['user:default/eve', ANA]);
    const pending = await engine.db('due_steps').where({ state: 'pending' });
    expect(pending).toHaveLength(1);
  });

  it('pages nobody where somebody has it, it is silenced, or it is a test', async () => {
    const engine = await open();
    await engine.db('silences').insert({
      ...{ id: 's1', entity_refs_json: JSON.stringify([LEDGER]) },
      matchers_json: JSON.stringify([{ label: 'zone', op: '=', value: 'eu' }]),
      ...{ starts_at: T0, ends_at: T0 + 60 * MINUTE, reason: 'moving' },
      ...{ created_by: CHEN, created_at: T0 },
    });
    const labels = { service: 'ledger' };
    await engine.post(of({ ...labels, zone: 'eu' }, { groupKey: 'a' }));
    await engine.post(of(labels, { groupKey: 'b' }));
    await engine.post(
      of({ ...labels, callboard_test: 'true' }, { groupKey: 'c' }),
    );
    await engine.post({
      events: [event('acknowledge', 'b', { groupKey: 'b' })],
    });
    await engine.work();
    await appear(engine);
    await engine.work();
    const rows = await engine.db('alerts').orderBy('group_key');
    expect(rows).toMatchObject([
      { entity_ref: LEDGER, state: 'firing', quiet_kind: 'silenced' },
      { entity_ref: LEDGER, state: 'acknowledged', quiet_kind: null },
      { entity_ref: LEDGER, state: 'firing', quiet_kind: null },
    ]);
    expect(engine.told).toEqual([]);
    // When the silence ends, who answers is paged.
    await engine.pass(60);
    expect(engine.told[0]).toBe(ANA);
  });

  it('stays apart where another one of its group is open there', async () => {
    const engine = await open();
    await engine.post(of({ service: 'ledger' }, { groupKey: 'g' }));
    await engine.work();
    await appear(engine);
    await engine.post({
      events: [
        event('trigger', 'other', {
          ...{ groupKey: 'g', labels: { service: 'ledger' } },
        }),
      ],
    });
    await engine.work();
    const rows = await engine.db('alerts').orderBy('opened_at');
    expect(rows).toMatchObject([
      { entity_ref: LEDGER, target_key: '' },
      { entity_ref: LEDGER, target_key: LEDGER },
    ]);
    expect(engine.told).toEqual([ANA, ANA]);
  });

  it('goes by the policy of who answers', async () => {
    const engine = await open();
    await engine.setPolicy({
      ...builtInRules,
      steps: [
        { targets: [{ kind: 'person', userRef: CHEN }], afterMinutes: 0 },
      ],
    });
    await engine.post(of({ service: 'ledger' }));
    await engine.work();
    await appear(engine);
    await engine.work();
    expect(engine.told).toEqual([CHEN]);
    expect(await engine.only()).toMatchObject({ policy_title: 'Payments' });
  });
});
