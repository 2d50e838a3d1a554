import { eachDatabase } from '@internal/test-kit';
import {
  alertsAlertReadPermission,
  alertsAlertUpdatePermission,
} from '@callboard/backstage-plugin-alerts-common';
import {
  alertsConditions,
  createAlertsConditionalDecision,
} from '@callboard/backstage-plugin-alerts-node';
import { mockCredentials } from '@backstage/backend-test-utils';
import { ANA, CHEN, FRAUD } from '../database/__testUtils__/alertTables';
import {
  credentialsOf,
  deny,
  MINUTE,
  type Policy,
} from './__testUtils__/alertWorld';
import { openActs, pending, told } from './__testUtils__/openActs';

const ana = credentialsOf('ana.ruiz');
const chen = credentialsOf('chen.li');
const stranger = credentialsOf('stranger');
const UPDATE = alertsAlertUpdatePermission.name;

eachDatabase(createDatabase => {
  const open = (policy: Policy = {}, isStarting = false) =>
    openActs(createDatabase, { policy, isStarting });

  it('acknowledges, gives back and resolves', async () => {
    const world = await open();
    const { acts, changed } = world;
    expect(await acts.acknowledge('a1', ana)).toMatchObject({
      state: 'acknowledged',
      acknowledged: {
        by: { title: 'Ana Ruiz' },
        at: '2026-12-02T03:06:00.000Z',
      },
    });
    expect(await pending(world)).toEqual([]);
    await acts.acknowledge('a1', ana);
    expect(changed).toEqual(['a1']);
    expect(await acts.giveBack('a1', ana)).toMatchObject({ state: 'firing' });
    expect(await pending(world)).toEqual([['escalate', 0, 0, null]]);
    const helped = 'rolled back';
    const detail = await acts.resolve({ id: 'a1', helped }, ana);
    expect(detail).toMatchObject({
      ...{ state: 'resolved', helped, firingCount: 0, allowed: ['note'] },
      resolution: { by: 'person', person: { title: 'Ana Ruiz' } },
      instances: [{ state: 'resolved' }],
    });
    expect(await pending(world)).toEqual([]);
    expect(await told(world)).toEqual([
      ...['acknowledged', 'unacknowledged', 'resolved', 'helped'],
    ]);
    expect((await world.rows('outbox')).map(({ topic }) => topic)).toEqual([
      'alerts.alert.acknowledged',
      'alerts.alert.unacknowledged',
      'alerts.alert.resolved',
    ]);
    await acts.resolve({ id: 'a1', helped }, ana);
    expect(changed).toHaveLength(3);
    await expect(acts.acknowledge('a1', ana)).rejects.toMatchObject({
      name: 'ConflictError',
    });
  });

  it('snoozes', async () => {
    const world = await open();
    const until = '2026-12-02T05:06:00+01:00';
    expect(await world.acts.snooze({ id: 'a1', until }, ana)).toMatchObject({
      state: 'acknowledged',
      quiet: { kind: 'snoozed', until: '2026-12-02T04:06:00.000Z' },
    });
    expect(await pending(world)).toEqual([['snooze-ends', 60, null, null]]);
    for (const wrong of [
      '2026-12-02T05:06:00',
      'tomorrow',
      '2027-01-01T00:00:00Z',
    ]) {
      await expect(
        world.acts.snooze({ id: 'a1', until: wrong }, ana),
      ).rejects.toMatchObject({ name: 'InputError' });
    }
  });

  it('keeps words, the same once where it is sent again', async () => {
    const world = await open();
    const note = (text: string) =>
      world.acts.addNote({ id: 'a4', text }, stranger);
    await note('one');
    await note('one');
    await note('two');
    world.at.now += MINUTE;
    await note('one');
    const helped = { id: 'a4', text: 'rolled back' };
    await world.acts.tellWhatHelped(helped, stranger);
    expect(await world.acts.tellWhatHelped(helped, stranger)).toMatchObject({
      ...{ state: 'resolved', helped: 'rolled back' },
    });
    expect(await told(world)).toEqual(['noted', 'noted', 'noted', 'helped']);
  });

  describe('who may', () => {
    const onlyFraud = createAlertsConditionalDecision(
      alertsAlertUpdatePermission,
      alertsConditions.isOfTeam({ teams: [FRAUD] }),
    );

    it.each<[string, string, Policy, string | undefined]>([
      ['the team', 'ana.ruiz', {}, undefined],
      ['a team above', 'dana.roth', {}, undefined],
      ['an administrator', 'admin', {}, undefined],
      ['a stranger', 'stranger', {}, 'NotAllowedError'],
      ['another team', 'chen.li', {}, 'NotAllowedError'],
      [
        'the team that may not',
        'ana.ruiz',
        { [UPDATE]: deny },
        'NotAllowedError',
      ],
      [
        'the team of others only',
        'ana.ruiz',
        { [UPDATE]: onlyFraud },
        'NotAllowedError',
      ],
      [
        'who sees nothing',
        'chen.li',
        { [alertsAlertReadPermission.name]: deny },
        'NotFoundError',
      ],
    ])('acknowledge: %s', async (_, name, policy, expected) => {
      const world = await open(policy);
      const by = credentialsOf(name);
      const outcome = await world.acts.acknowledge('a1', by).then(
        () => undefined,
        error => error.name,
      );
      expect(outcome).toBe(expected);
      const [{ state }] = await world.rows('alerts');
      expect(state).toBe(expected ? 'firing' : 'acknowledged');
    });

    it('do what is asked of them: whoever was paged or added', async () => {
      const world = await open();
      await expect(world.acts.acknowledge('a1', chen)).rejects.toThrow('not');
      await world.hands.addResponders({ id: 'a1', refs: [CHEN] }, stranger);
      expect(await world.acts.acknowledge('a1', chen)).toMatchObject({
        pagedMe: true,
        acknowledged: { by: { title: 'Chen Li' } },
      });
    });

    it('are not those who page themselves', async () => {
      const world = await open();
      const add = (ref: string, by: typeof ana) =>
        world.hands.addResponders({ id: 'a1', refs: [ref] }, by);
      await expect(add(CHEN, chen)).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining('add yourself'),
      });
      expect(await world.rows('pages')).toEqual([]);
      // With the team of theirs.
      await add(FRAUD, chen);
      expect(await world.rows('pages')).toHaveLength(1);
      await expect(world.acts.acknowledge('a1', chen)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
      expect(await add(ANA, ana)).toMatchObject({ pagedMe: false });
      expect(await world.rows('pages')).toHaveLength(2);
    });

    it('are persons', async () => {
      const { acts } = await open();
      await expect(
        acts.acknowledge('a1', mockCredentials.service()),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      await expect(
        acts.actOnAll(
          { ids: ['a1'], act: 'resolve' },
          mockCredentials.service(),
        ),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
    });

    it('are told to wait as long as it is not known who is in which team', async () => {
      const { acts } = await open({}, true);
      await expect(acts.acknowledge('a1', ana)).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
      });
    });
  });

  it('acts on many, and one does not hold up the others', async () => {
    const world = await open();
    const ids = ['a2', 'a1', 'b9', 'a4', 'a1'];
    expect(await world.acts.actOnAll({ ids, act: 'acknowledge' }, ana)).toEqual(
      [
        { id: 'a2', ok: false, problem: 'You may not acknowledge this alert' },
        { id: 'a1', ok: true },
        { id: 'b9', ok: false, problem: 'There is no such alert' },
        {
          ...{ id: 'a4', ok: false },
          problem: 'The alert was resolved at 2026-12-02T02:36:00.000Z',
        },
        { id: 'a1', ok: true },
      ],
    );
    expect(world.changed).toEqual(['a1']);
  });
});
