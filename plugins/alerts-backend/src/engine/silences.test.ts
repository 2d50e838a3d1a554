import { builtInRules } from '@callboard/backstage-plugin-alerts-common';
import { eachDatabase } from '@internal/test-kit';
import { event, MINUTE, T0 } from '../lifecycle/__testUtils__/deliveries';
import { PERSON_LANE } from '../lifecycle/records';
import { ANA, CHEN, type Engine } from './__testUtils__/Engine';
import { firing, openEngine, ROUTED } from './__testUtils__/openEngine';

eachDatabase(createDatabase => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await openEngine(createDatabase);
  });

  /** For 20 minutes. */
  const silence = (
    labels: Record<string, string>,
    entityRefs: readonly string[] = [],
  ) =>
    engine.db('silences').insert({
      ...{ id: 'one', team_ref: null },
      entity_refs_json: JSON.stringify(entityRefs),
      matchers_json: JSON.stringify(
        Object.entries(labels).map(([label, value]) => ({
          ...{ label, op: '=', value },
        })),
      ),
      ...{ starts_at: T0, ends_at: T0 + 20 * MINUTE, reason: 'Moving' },
      ...{ created_by: CHEN, created_at: T0 },
    });

  it('wakes nobody by what is silenced, until that ends and it still fires', async () => {
    await silence({ service: 'payment-router' });
    await engine.post(firing());
    await engine.pass(19);
    expect(engine.told).toEqual([]);
    await engine.pass(1);
    expect(engine.told).toEqual([ANA]);
  });

  it('wakes by what joins an alert that is silenced, where the silence is not for it', async () => {
    await silence({ pod: 'a' });
    await engine.post(firing('a', { labels: { ...ROUTED, pod: 'a' } }));
    await engine.pass(1);
    await engine.post(firing('b', { labels: { ...ROUTED, pod: 'b' } }));
    await engine.work();
    expect(engine.told).toEqual([ANA]);
    expect(await engine.only()).toMatchObject({ quiet_kind: null });
    const waiting = engine.db('due_steps').where({ state: 'pending' });
    expect(await waiting.pluck('kind')).toEqual(['escalate']);
  });

  it('wakes nobody by an acknowledgement that ends within a silence, until that ends', async () => {
    await engine.setPolicy({ ...builtInRules, acknowledgedForMinutes: 10 });
    await silence({ service: 'payment-router' });
    await engine.post(firing());
    await engine.work();
    await engine.post({ events: [event('acknowledge', 'a')] });
    await engine.pass(19);
    expect(engine.told).toEqual([]);
    expect(await engine.only()).toMatchObject({
      ...{ state: 'firing', quiet_kind: 'silenced' },
    });
    await engine.pass(2);
    expect(engine.told).toEqual([ANA]);
  });

  it('wakes by what a person pages by hand, whatever is silenced', async () => {
    await silence({}, ['component:default/payment-router']);
    await engine.intake.add({
      ...{ laneId: PERSON_LANE, kind: 'person', actorRef: CHEN },
      incoming: {
        events: [
          event('trigger', 'a', {
            entityRef: 'component:default/payment-router',
          }),
        ],
      },
      ...{ bodyHash: 'a', receivedAt: engine.now },
    });
    await engine.work();
    expect(engine.told).toEqual([ANA]);
    expect(await engine.only()).toMatchObject({ quiet_kind: null });
  });
});
