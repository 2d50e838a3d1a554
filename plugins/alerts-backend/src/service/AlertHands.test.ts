import { eachDatabase } from '@internal/test-kit';
import {
  alertsAlertRoutePermission,
  type AlertDetail,
} from '@callboard/backstage-plugin-alerts-common';
import {
  ANA,
  CHEN,
  FRAUD,
  LEDGER,
  PAYMENTS,
} from '../database/__testUtils__/alertTables';
import { FakeOnCall } from '../targets/__testUtils__/fakeOnCall';
import { insertPages } from '../database/operations/insertPages';
import {
  credentialsOf,
  deny,
  MINUTE,
  T0,
  VAULT,
  type AlertWorld,
  type Policy,
} from './__testUtils__/alertWorld';
import { openActs, pending, told } from './__testUtils__/openActs';

const ana = credentialsOf('ana.ruiz');
const chen = credentialsOf('chen.li');
const stranger = credentialsOf('stranger');
const ROUTE = alertsAlertRoutePermission.name;

eachDatabase(createDatabase => {
  const open = (policy: Policy = {}) => openActs(createDatabase, { policy });
  const paged = async ({ rows }: AlertWorld) =>
    (await rows('pages')).map(({ user_ref }) => user_ref).sort();

  describe('escalate', () => {
    it('has the next step due now, once for two clicks', async () => {
      const world = await open();
      await Promise.all([
        world.hands.escalate({ id: 'a1' }, ana),
        world.hands.escalate({ id: 'a1' }, ana),
      ]);
      expect(await pending(world)).toEqual([['escalate', 0, 0, 1]]);
      expect(await told(world)).toEqual(['escalated']);
      world.at.now += MINUTE;
      await world.hands.escalate({ id: 'a1' }, ana);
      expect(await told(world)).toEqual(['escalated', 'escalated']);
    });

    it('pages whom somebody names, once for two clicks', async () => {
      const world = await open();
      const to = { kind: 'person' as const, userRef: 'User:default/Chen.Li' };
      const answers = await Promise.all([
        world.hands.escalate({ id: 'a1', to }, ana),
        world.hands.escalate({ id: 'a1', to }, ana),
      ]);
      expect(answers[1].pages).toMatchObject([
        {
          person: { title: 'Chen Li' },
          messages: [{ channel: 'portal', state: 'waiting' }],
        },
      ]);
      expect(await paged(world)).toEqual([CHEN]);
      expect(await pending(world)).toEqual([['escalate', 1, 0, 1]]);
      await world.hands.escalate({ id: 'a1', to: { kind: 'team' } }, ana);
      expect(await paged(world)).toEqual([ANA, CHEN]);
    });

    it('has hours judged by the clock of who answers, also where it has not begun', async () => {
      const onCall = new FakeOnCall();
      onCall.set(LEDGER, ['1 ana.ruiz @Asia/Tokyo']);
      const world = await openActs(createDatabase, { onCall });
      const level = [{ kind: 'level', level: 1 }];
      // It is 03:06 in UTC, and noon in Tokyo.
      const hours = {
        ...{ startTime: '11:00', endTime: '13:00', within: true },
        weekdays: ['wednesday'],
      };
      await world.db('due_steps').delete();
      await world
        .db('alerts')
        .where({ id: 'a1' })
        .update({
          time_zone: 'UTC',
          rules_json: JSON.stringify({
            steps: [
              { targets: level, afterMinutes: 0, when: { hours } },
              { targets: level, afterMinutes: 5 },
            ],
            ...{ repeat: 0, repeatAfterMinutes: 10 },
          }),
        });
      await world.hands.escalate({ id: 'a1' }, ana);
      expect(await pending(world)).toEqual([['escalate', 0, 0, 0]]);
    });

    it('pages the next step beside who has it', async () => {
      const world = await open();
      await world.acts.acknowledge('a1', ana);
      const detail = await world.hands.escalate({ id: 'a1' }, ana);
      expect(detail).toMatchObject({
        state: 'acknowledged',
        pages: [{ person: { title: 'Ana Ruiz' } }],
      });
      expect(await pending(world)).toEqual([]);
    });

    it.each([
      [
        { kind: 'person' as const, userRef: 'user:default/nobody' },
        'InputError',
      ],
      [{ kind: 'person' as const, userRef: 'ana' }, 'InputError'],
      [{ kind: 'schedule' as const, scheduleId: 's1' }, undefined],
    ])('to %j', async (to, expected) => {
      const { hands } = await open();
      const outcome = await hands.escalate({ id: 'a1', to }, ana).then(
        () => undefined,
        error => error.name,
      );
      expect(outcome).toBe(expected);
    });

    it('does not find whom the caller does not see', async () => {
      const world = await open();
      await insertPages(world.db, [
        {
          id: 'p1',
          alertId: 'a1',
          userRef: 'user:default/stranger',
          via: 'x',
          at: T0,
        },
      ]);
      const to = { kind: 'group' as const, groupRef: FRAUD };
      await expect(
        world.hands.escalate({ id: 'a1', to }, stranger),
      ).rejects.toMatchObject({ name: 'InputError' });
    });
  });

  it('adds people and groups, once for two clicks', async () => {
    const world = await open();
    const refs = [CHEN, 'Group:default/Payments'];
    const add = () => world.hands.addResponders({ id: 'a1', refs }, stranger);
    await Promise.all([add(), add()]);
    expect(await paged(world)).toEqual([ANA, CHEN]);
    expect(await told(world)).toEqual(['responder-added']);
    await expect(
      world.hands.addResponders(
        { id: 'a1', refs: ['component:default/ledger'] },
        ana,
      ),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it('gives an alert to a person, who has time to take it', async () => {
    const world = await open();
    await world.acts.acknowledge('a1', ana);
    const assign = () => world.hands.assign({ id: 'a1', ref: CHEN }, ana);
    const [detail] = [await assign(), await assign()];
    expect(detail).toMatchObject({ state: 'firing' });
    expect(await paged(world)).toEqual([CHEN]);
    expect(await pending(world)).toEqual([['escalate', 5, 0, null]]);
    expect(await told(world)).toEqual(['acknowledged', 'reassigned']);
  });

  it('gives an alert to a team, by whose policy it goes on', async () => {
    const world = await open();
    const policy = (id: string, teamRef: string, entityRefs: string[]) => ({
      ...{ id, title: id, team_ref: teamRef },
      is_team_default: entityRefs.length === 0,
      entity_refs_json: JSON.stringify(entityRefs),
      rules_json: '{"steps":[],"repeat":0,"repeatAfterMinutes":1}',
      ...{ revision: 1, updated_by: CHEN, updated_at: T0 },
    });
    await world.db('policies').insert([
      policy('fraud', FRAUD, []),
      // That of who answered before.
      policy('ledger', PAYMENTS, [LEDGER]),
    ]);
    expect(
      await world.hands.assign({ id: 'a1', ref: FRAUD }, ana),
    ).toMatchObject({
      ...{ state: 'firing', team: { title: 'Fraud' } },
      ...{ entity: { entityRef: LEDGER }, policy: { id: 'fraud' } },
      ofMyTeams: false,
    });
    expect(await pending(world)).toEqual([['escalate', 0, 0, null]]);
    expect(
      await world.hands.assign({ id: 'a1', ref: PAYMENTS }, chen),
    ).toMatchObject({ policy: { id: 'ledger' } });
  });

  describe('route', () => {
    const there = { id: 'a3', entityRef: 'Component:default/Ledger' };

    it('gives a place, and remembers it once', async () => {
      const world = await open();
      const route = () =>
        world.routing.route({ ...there, rememberLabels: ['job'] }, chen);
      const detail: AlertDetail = await route();
      expect(detail).toMatchObject({
        ...{ entity: { entityRef: LEDGER }, team: { entityRef: PAYMENTS } },
        routedBy: 'as Chen Li says',
      });
      expect(detail.unrouted).toBeUndefined();
      await world.routing.route({ ...there, rememberLabels: ['job'] }, ana);
      expect(await world.rows('remembered_routes')).toMatchObject([
        {
          ...{ lane_id: 'key-1', target_ref: LEDGER, created_by: CHEN },
          matchers_json: '[{"label":"job","op":"=","value":"fx"}]',
        },
      ]);
      expect(await told(world)).toEqual(['routed']);
      expect(await pending(world)).toContainEqual(['escalate', 0, 0, null]);
    });

    it('leaves apart what is of a group that is open there', async () => {
      const world = await open();
      await world.db('alerts').where({ id: 'a3' }).update({ group_key: 'a1' });
      expect(await world.routing.route(there, chen)).toMatchObject({
        entity: { entityRef: LEDGER },
      });
      const [, , { target_key }] = await world.rows('alerts');
      expect(target_key).toBe('');
    });

    it.each<[string, object, Policy, string]>([
      [
        'what is not there',
        { entityRef: 'component:default/no' },
        {},
        'InputError',
      ],
      [
        'what nobody owns',
        { entityRef: 'component:default/orphan' },
        {},
        'InputError',
      ],
      ['a person', { entityRef: ANA }, {}, 'InputError'],
      [
        'a label that is not there',
        { rememberLabels: ['__proto__'] },
        {},
        'InputError',
      ],
      ['by who may not see it', {}, { [ROUTE]: deny }, 'NotFoundError'],
      [
        'from a team by others',
        { id: 'a1', entityRef: FRAUD, rememberLabels: ['service'] },
        {},
        'NotAllowedError',
      ],
    ])('refuses %s', async (_, change, policy, expected) => {
      const { routing, rows } = await open(policy);
      await expect(
        routing.route({ ...there, ...change }, chen),
      ).rejects.toMatchObject({ name: expected });
      expect(await rows('remembered_routes')).toEqual([]);
    });

    it('refuses what is over', async () => {
      const { routing } = await open();
      await expect(
        routing.route({ ...there, id: 'a4', entityRef: FRAUD }, ana),
      ).rejects.toMatchObject({ name: 'ConflictError' });
    });

    it('lets administrators say it of what is of a team', async () => {
      const world = await open();
      const request = { id: 'a1', entityRef: FRAUD };
      const detail = await world.routing.route(request, credentialsOf('admin'));
      expect(detail).toMatchObject({ team: { title: 'Fraud' } });
    });

    it('lets a team say that an alert is of others, but not have it remembered', async () => {
      const world = await open({ [ROUTE]: deny });
      const request = { id: 'a1', entityRef: FRAUD };
      await expect(
        world.routing.route({ ...request, rememberLabels: ['service'] }, ana),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      expect(await world.routing.route(request, ana)).toMatchObject({
        team: { title: 'Fraud' },
      });
    });

    it('does not lead where the caller does not see', async () => {
      const { routing } = await open();
      await expect(
        routing.route({ id: 'a3', entityRef: VAULT }, stranger),
      ).rejects.toMatchObject({ name: 'InputError' });
    });
  });
});
