import {
  alertsAlertReadPermission,
  alertsSilenceCreatePermission,
  type NewSilence,
} from '@callboard/backstage-plugin-alerts-common';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import {
  addAlerts,
  alertRecord,
  ANA,
  FRAUD,
  LEDGER,
  PAYMENTS,
  resolvedRecord,
  ROUTER,
} from '../database/__testUtils__/alertTables';
import { DatabaseSilenceLookStore } from '../database/DatabaseSilenceLookStore';
import { insertDue } from '../database/operations/insertDue';
import { insertMessages } from '../database/operations/insertPages';
import type { Policy } from '../service/__testUtils__/alertWorld';
import {
  credentialsOf,
  deny,
  MINUTE,
  openRules,
  T0,
  VAULT,
  type RulesWorld,
} from './__testUtils__/rulesWorld';

const ana = credentialsOf('ana.ruiz');
const dana = credentialsOf('dana.roth');
const chen = credentialsOf('chen.li');
const stranger = credentialsOf('stranger');
const admin = credentialsOf('admin');

const DAY = 24 * 60 * MINUTE;
const iso = (minutes: number) => new Date(T0 + minutes * MINUTE).toISOString();
const named = { label: 'alertname', op: '=', value: 'LedgerLagHigh' } as const;
const sent = (change: Partial<NewSilence> = {}): NewSilence => ({
  matchers: [named],
  teamRef: PAYMENTS,
  endsAt: iso(60),
  reason: 'A deploy',
  ...change,
});
const everything = sent({ teamRef: undefined });
const planned = sent({ startsAt: iso(30) });
const ofEntities = (...entityRefs: string[]) =>
  sent({ ...{ matchers: [], teamRef: undefined, entityRefs } });

describe('SilenceDesk', () => {
  eachDatabase(createDatabase => {
    const open = async (policy: Policy = {}) => {
      const world = await openRules(createDatabase, { policy });
      await addAlerts(world.db, [
        alertRecord({ id: 'a1' }),
        alertRecord({
          ...{ id: 'a2', entityRef: VAULT, teamRef: FRAUD },
          severity: 'critical',
        }),
        alertRecord({ id: 'a3', labels: { alertname: 'Other' } }),
        resolvedRecord({ id: 'a4' }),
      ]);
      await insertDue(world.db, [
        { alertId: 'a1', kind: 'escalate', dueAt: T0, round: 0, step: 1 },
        { alertId: 'a3', kind: 'escalate', dueAt: T0, round: 0, step: 1 },
      ]);
      await insertMessages(
        world.db,
        ['a1', 'a3'].map(alertId => ({
          ...{ id: `m-${alertId}`, alertId, kind: 'page', userRef: ANA },
          ...{ channel: 'portal', dueAt: T0 },
        })),
        T0,
      );
      return world;
    };
    const quietOf = async ({ alerts }: RulesWorld, id: string) =>
      (await alerts.read([id])).get(id)?.quiet;
    const pending = async ({ rows }: RulesWorld) =>
      (await rows('due_steps'))
        .filter(({ state }) => state === 'pending')
        .map(({ alert_id, kind, due_at }) => [
          ...[alert_id, kind, (Number(due_at) - T0) / MINUTE],
        ]);

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

    it('lists those of what somebody sees', async () => {
      const { silences, at } = await open();
      const list = async (by: typeof ana, state?: 'open' | 'ended') =>
        (await silences.list({ state }, by)).map(({ reason }) => reason);
      await silences.create(sent({ reason: 'team' }), ana);
      await silences.create(
        { ...ofEntities(VAULT), reason: 'vault', endsAt: iso(30) },
        chen,
      );
      await silences.create({ ...everything, reason: 'all' }, admin);
      const both = { ...ofEntities(VAULT, LEDGER), reason: 'both' };
      const { id } = await silences.create(both, admin);
      expect(await list(ana)).toHaveLength(4);
      expect((await list(stranger)).sort()).toEqual(['all', 'both', 'team']);
      const seen = (await silences.list({}, stranger)).find(
        one => one.id === id,
      );
      expect(seen).toMatchObject({
        entityRefs: [LEDGER],
        entities: [{ entityRef: LEDGER }],
        mayEnd: false,
      });
      at.now += 45 * MINUTE;
      expect(await list(ana, 'ended')).toEqual(['vault']);
      expect(await list(stranger, 'ended')).toEqual([]);
      at.now += 91 * DAY;
      expect(await list(ana, 'ended')).toEqual([]);
    });

    it('is not there for who may not read alerts', async () => {
      const { silences } = await open({
        [alertsAlertReadPermission.name]: deny,
      });
      const { id } = await silences.create(sent(), ana);
      expect(await silences.list({}, ana)).toEqual([]);
      await expect(silences.end(id, ana)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    });

    describe('who may silence', () => {
      const refused = { [alertsSilenceCreatePermission.name]: deny };
      const no = 'NotAllowedError';

      it.each<
        [string, BackstageCredentials, NewSilence, string | undefined, Policy]
      >([
        ['their team', ana, sent(), undefined, {}],
        ['a team below', dana, sent(), undefined, {}],
        ['another team', chen, sent(), no, {}],
        ['their services', ana, ofEntities(LEDGER, ROUTER), undefined, {}],
        ['services of a team below', dana, ofEntities(LEDGER), undefined, {}],
        ['a service of others too', ana, ofEntities(LEDGER, VAULT), no, {}],
        [
          'their team at services of others',
          ana,
          { ...ofEntities(VAULT), teamRef: PAYMENTS },
          undefined,
          {},
        ],
        ['everything', ana, everything, no, {}],
        ['everything, as an administrator', admin, everything, undefined, {}],
        ['what they do not see', stranger, ofEntities(VAULT), 'InputError', {}],
        ['their team, not by policy', ana, sent(), no, refused],
        ['everything, not by policy', admin, everything, no, refused],
        ['a team, as a backend', mockCredentials.service(), sent(), no, {}],
      ])('%s', async (_, by, request, expected, policy) => {
        const { silences, db } = await open(policy);
        const outcome = await silences.create(request, by).then(
          () => undefined,
          error => error.name,
        );
        expect(outcome).toBe(expected);
        expect(await db('silences')).toHaveLength(expected ? 0 : 1);
      });

      it('is told what to write instead', async () => {
        const { silences } = await open();
        await expect(silences.create(everything, ana)).rejects.toThrow(
          'name your team in teamRef',
        );
      });

      it('and end: who has made it, its team, administrators', async () => {
        const { silences, db } = await open();
        const { id } = await silences.create(sent(), admin);
        await expect(silences.end(id, chen)).rejects.toMatchObject({
          name: no,
        });
        await db('silences').update({ created_by: 'user:default/chen.li' });
        expect(await silences.end(id, chen)).toMatchObject({ state: 'ended' });
        const ofAll = await silences.create(everything, admin);
        await expect(silences.end(ofAll.id, ana)).rejects.toMatchObject({
          name: no,
        });
        await expect(silences.end('none', ana)).rejects.toMatchObject({
          name: 'NotFoundError',
        });
      });
    });

    it('tells everything that is wrong at once, and where', async () => {
      const { silences } = await open();
      const pointersOf = (request: NewSilence) =>
        silences.create(request, ana).then(
          () => [],
          ({ problems }) =>
            problems.map(({ pointer }: { pointer: string }) => pointer),
        );
      expect(
        await pointersOf({
          ...sent({ matchers: [{ ...named, op: '!=' }], reason: ' ' }),
          endsAt: iso(-1),
        }),
      ).toEqual(['/matchers', '/endsAt', '/reason']);
      const entityRefs = [LEDGER, 'component:default/none'];
      const teamRef = 'group:default/none';
      expect(await pointersOf(sent({ entityRefs, teamRef }))).toEqual([
        ...['/entityRefs/1', '/teamRef'],
      ]);
    });

    it('keeps so many of a team', async () => {
      const { silences } = await open();
      for (let i = 0; i < 50; i++) {
        await silences.create(planned, ana);
      }
      await expect(silences.create(sent(), ana)).rejects.toMatchObject({
        ...{ name: 'ConflictError' },
        message: 'There are 50 silences of the team already; end some first',
      });
    });

    describe('SilencePreviews', () => {
      it('tells what a silence would be for, of what somebody sees', async () => {
        const world = await open();
        await addAlerts(world.db, [
          resolvedRecord({ id: 'a5', openedAt: T0 - 27 * DAY }),
          resolvedRecord({ id: 'a6', openedAt: T0 - 29 * DAY }),
        ]);
        const preview = (by: typeof ana) =>
          world.silencePreviews.preview({ matchers: [named] }, by);
        const seen = await preview(ana);
        expect(seen).toMatchObject({ open: 2, perWeek: 1 });
        expect(seen.items.map(({ id }) => id)).toEqual(['a2', 'a1']);
        expect(seen.items[1]).toMatchObject({
          ofMyTeams: true,
          next: { what: 'level 2' },
        });
        expect(await preview(stranger)).toMatchObject({
          ...{ open: 1, items: [{ id: 'a1' }], perWeek: 0.8 },
        });
        expect(
          await world.silencePreviews.preview(
            { matchers: [], entityRefs: [VAULT], teamRef: FRAUD },
            ana,
          ),
        ).toMatchObject({ open: 1, items: [{ id: 'a2' }] });
        await expect(
          world.silencePreviews.preview({ matchers: [] }, ana),
        ).rejects.toMatchObject({ name: 'InputError' });
        expect(await quietOf(world, 'a1')).toBeUndefined();
      });

      it('shows the worst 20, and counts all', async () => {
        const world = await open();
        await addAlerts(
          world.db,
          Array.from({ length: 600 }, (_, index) =>
            alertRecord({ id: `b${index}`, openedAt: T0 - index }),
          ),
        );
        const { open: count, items } = await world.silencePreviews.preview(
          { matchers: [named] },
          ana,
        );
        expect(count).toBe(602);
        expect(items).toHaveLength(20);
        expect(items.slice(0, 3).map(({ id }) => id)).toEqual([
          ...['a2', 'b0', 'b1'],
        ]);
      });
    });
  });
});
