import { eachDatabase } from '@internal/test-kit';
import {
  addAlerts,
  alertRecord,
  ANA,
  PAYMENTS,
} from '../database/__testUtils__/alertTables';
import { DatabaseSilenceLookStore } from '../database/DatabaseSilenceLookStore';
import type { Policy } from '../service/__testUtils__/alertWorld';
import { MINUTE, T0, type RulesWorld } from './__testUtils__/rulesWorld';
import {
  ana,
  dana,
  iso,
  named,
  openSilences,
  planned,
  quietOf,
  sent,
} from './__testUtils__/silencesWorld';

const pending = async ({ rows }: RulesWorld) =>
  (await rows('due_steps'))
    .filter(({ state }) => state === 'pending')
    .map(({ alert_id, kind, due_at }) => [
      ...[alert_id, kind, (Number(due_at) - T0) / MINUTE],
    ]);

describe('SilenceDesk', () => {
  eachDatabase(createDatabase => {
    const open = (policy?: Policy) => openSilences(createDatabase, policy);

    it('takes effect on what is open, and on nothing else', async () => {
      const world = await open();
      const made = await world.silences.create(sent(), ana);
      expect(made).toEqual({
        ...{ id: made.id, matchers: [named], teamRef: PAYMENTS },
        ...{ startsAt: iso(0), endsAt: iso(60), reason: 'A deploy' },
        ...{ state: 'active', createdAt: iso(0), entities: [] },
        team: { entityRef: PAYMENTS, title: 'Payments' },
        createdBy: { entityRef: ANA, title: 'Ana Ruiz' },
        ...{ openAlerts: 1, perWeek: 0.5, mayEnd: true },
      });
      const quiet = {
        ...{ kind: 'silenced', until: T0 + 60 * MINUTE },
        ...{ by: ANA, reason: 'A deploy' },
      };
      expect(await quietOf(world, 'a1')).toEqual(quiet);
      expect(await quietOf(world, 'a2')).toBeUndefined();
      expect(await quietOf(world, 'a3')).toBeUndefined();
      expect(await pending(world)).toEqual([
        ['a3', 'escalate', 0],
        ['a1', 'silence-ends', 60],
      ]);
      expect(
        (await world.rows('messages')).map(({ id, state }) => [id, state]),
      ).toEqual([
        ['m-a1', 'cancelled'],
        ['m-a3', 'waiting'],
      ]);
      expect(await world.rows('timeline_entries')).toMatchObject([
        { alert_id: 'a1', kind: 'silenced', actor_ref: ANA },
      ]);
      expect((await world.rows('outbox')).map(({ topic }) => topic)).toEqual([
        'alerts.alert.silenced',
      ]);
      expect(world.changed).toEqual(['a1']);
    });

    it('looks once more for what has opened meanwhile, unless it has ended', async () => {
      const world = await open();
      const { id } = await world.silences.create(sent(), ana);
      await addAlerts(world.db, [alertRecord({ id: 'b1' })]);
      await world.later();
      expect(await quietOf(world, 'b1')).toMatchObject({ kind: 'silenced' });
      await world.silences.create(sent({ reason: 'again' }), ana);
      await world.db('silences').update({ ends_at: T0 });
      await addAlerts(world.db, [alertRecord({ id: 'b2' })]);
      await world.later();
      expect(await quietOf(world, 'b2')).toBeUndefined();
      expect(id).toBeDefined();
    });

    it('quiets what is open when it begins later, and gives it back at its end', async () => {
      const world = await open();
      const made = await world.silences.create(planned, ana);
      expect(made).toMatchObject({ state: 'waiting', openAlerts: 0 });
      await world.later(29);
      expect(await quietOf(world, 'a1')).toBeUndefined();
      await world.later(1);
      expect(await quietOf(world, 'a1')).toMatchObject({
        ...{ kind: 'silenced', until: T0 + 60 * MINUTE, by: ANA },
      });
      expect(await pending(world)).toEqual([
        ['a3', 'escalate', 0],
        ['a1', 'silence-ends', 60],
      ]);
      await addAlerts(world.db, [alertRecord({ id: 'b1' })]);
      await world.later();
      expect(await quietOf(world, 'b1')).toMatchObject({ kind: 'silenced' });
      expect(await world.rows('silence_looks')).toEqual([]);
    });

    it('never begins where it was ended before', async () => {
      const world = await open();
      const { id } = await world.silences.create(planned, ana);
      expect(await world.silences.end(id, ana)).toMatchObject({
        ...{ state: 'ended', endsAt: iso(0) },
      });
      await world.later(31);
      expect(await quietOf(world, 'a1')).toBeUndefined();
      expect(await world.rows('silence_looks')).toEqual([]);
    });

    it('is not for what a person pages by hand', async () => {
      const world = await open();
      await addAlerts(world.db, [
        alertRecord({ id: 'b1', sourceKind: 'person' }),
      ]);
      const preview = await world.silencePreviews.preview(
        { matchers: [named] },
        ana,
      );
      expect(preview.open).toBe(2);
      const made = await world.silences.create(sent(), ana);
      expect(made.openAlerts).toBe(1);
      expect(await quietOf(world, 'b1')).toBeUndefined();
    });

    it('is looked at by one of two processes, and again where one has died', async () => {
      const world = await open();
      await world.silences.create(planned, ana);
      const looks = new DatabaseSilenceLookStore(world.db);
      const now = T0 + 30 * MINUTE;
      expect(await looks.claim(now, 10)).toHaveLength(1);
      expect(await looks.claim(now, 10)).toEqual([]);
      await world.later(30);
      expect(await quietOf(world, 'a1')).toBeUndefined();
      await world.later(2);
      expect(await quietOf(world, 'a1')).toMatchObject({ kind: 'silenced' });
    });

    it('ends by hand: who answers is paged', async () => {
      const world = await open();
      const { id } = await world.silences.create(sent(), ana);
      world.at.now += 10 * MINUTE;
      const ended = await world.silences.end(id, dana);
      expect(ended).toMatchObject({
        ...{ state: 'ended', endsAt: iso(10), mayEnd: false, openAlerts: 0 },
      });
      expect(ended).not.toHaveProperty('perWeek');
      expect(await pending(world)).toEqual([
        ['a3', 'escalate', 0],
        ['a1', 'silence-ends', 10],
      ]);
      expect(world.changed).toEqual(['a1', 'a1']);
      expect(await world.silences.end(id, ana)).toMatchObject({
        ...{ state: 'ended', endsAt: iso(10) },
      });
      await world.later();
      expect(world.changed).toHaveLength(2);
    });

    it('looks once more for what was silenced while it ended', async () => {
      const world = await open();
      const { id } = await world.silences.create(sent(), ana);
      const quiet = await quietOf(world, 'a1');
      await world.silences.end(id, ana);
      await addAlerts(world.db, [alertRecord({ id: 'b1', quiet })]);
      await world.later();
      const until = world.at.now;
      expect(await quietOf(world, 'b1')).toMatchObject({ until });
      expect(await pending(world)).toContainEqual([
        ...['b1', 'silence-ends', (until - T0) / MINUTE],
      ]);
    });

    it('is kept, and takes effect later, where something goes wrong', async () => {
      const world = await open();
      await world.db.schema.renameTable('outbox', 'away');
      await world.silences.create(sent(), ana);
      expect(await quietOf(world, 'a1')).toBeUndefined();
      expect(world.logger.error).toHaveBeenCalledTimes(1);
      await world.later();
      expect(world.logger.error).toHaveBeenCalledTimes(2);
      await world.db.schema.renameTable('away', 'outbox');
      await world.later();
      expect(await quietOf(world, 'a1')).toMatchObject({ by: ANA });
    });

    it('leaves what another silence is for still', async () => {
      const world = await open();
      const longer = sent({ endsAt: iso(90), reason: 'A move' });
      const { id } = await world.silences.create(longer, ana);
      await world.silences.create(sent(), ana);
      expect(await quietOf(world, 'a1')).toMatchObject({ reason: 'A move' });
      await world.silences.end(id, ana);
      expect(await quietOf(world, 'a1')).toMatchObject({
        ...{ reason: 'A deploy', until: T0 + 60 * MINUTE },
      });
      expect(await pending(world)).toEqual([
        ['a3', 'escalate', 0],
        ['a1', 'silence-ends', 60],
      ]);
    });
  });
});
