import {
  alertsAdministerPermission,
  alertsAlertReadPermission,
  alertsPolicyUpdatePermission,
  type EscalationTarget,
} from '@callboard/backstage-plugin-alerts-common';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  eachDatabase,
  groupEntity,
  userEntity,
  withRelations,
} from '@internal/test-kit';
import {
  ANA,
  CHEN,
  FRAUD,
  LEDGER,
  PAYMENTS,
  ROUTER,
} from '../database/__testUtils__/alertTables';
import type { Policy } from '../service/__testUtils__/alertWorld';
import {
  credentialsOf,
  deny,
  MINUTE,
  onCallListing,
  openRules,
  VAULT,
} from './__testUtils__/rulesWorld';
import type { SentPolicy } from './PolicyReader';

const ana = credentialsOf('ana.ruiz');
const dana = credentialsOf('dana.roth');
const chen = credentialsOf('chen.li');
const stranger = credentialsOf('stranger');
const admin = credentialsOf('admin');

const rulesOf = (...targets: EscalationTarget[]) => ({
  steps: [{ targets, afterMinutes: 0 }],
  ...{ repeat: 0, repeatAfterMinutes: 5 },
});
const sent = (change: Partial<SentPolicy> = {}): SentPolicy => ({
  ...{ title: ' Day and night ', teamRef: PAYMENTS, isTeamDefault: true },
  entityRefs: [LEDGER],
  rules: rulesOf(
    { kind: 'level', level: 1 },
    { kind: 'person', userRef: ANA },
    { kind: 'group', groupRef: FRAUD },
    { kind: 'channel', channel: 'slack-payments' },
  ),
  ...change,
});

describe('PolicyDesk', () => {
  eachDatabase(createDatabase => {
    it('makes, tells, changes and removes', async () => {
      const { policies, at } = await openRules(createDatabase);
      const made = await policies.create(sent(), ana);
      expect(made).toEqual({
        ...sent(),
        ...{ id: made.id, title: 'Day and night', revision: 1 },
        named: { entityRef: PAYMENTS, title: 'Payments' },
        updatedAt: '2026-12-02T03:06:00.000Z',
        updatedBy: { entityRef: ANA, title: 'Ana Ruiz' },
        allowed: ['edit', 'delete'],
      });
      expect(await policies.get(made.id, ana)).toEqual(made);
      expect(await policies.list({}, chen)).toEqual([{ ...made, allowed: [] }]);
      expect(await policies.list({ team: FRAUD }, chen)).toEqual([]);
      at.now += MINUTE;
      const change = { ...sent({ title: 'Night' }), id: made.id };
      const saved = await policies.update({ ...change, baseRevision: 1 }, dana);
      expect(saved).toMatchObject({
        ...{ title: 'Night', revision: 2, updatedBy: { title: 'Dana Roth' } },
      });
      await expect(
        policies.update({ ...change, baseRevision: 1 }, ana),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('Dana Roth has changed'),
      });
      const other = await policies.create(sent({ title: 'New' }), ana);
      expect(await policies.get(made.id, ana)).toMatchObject({
        ...{ isTeamDefault: false, revision: 3 },
      });
      await policies.remove(other.id, ana);
      for (const gone of [
        () => policies.get(other.id, ana),
        () => policies.remove(other.id, ana),
        () =>
          policies.update({ ...sent(), id: other.id, baseRevision: 1 }, ana),
      ]) {
        await expect(gone()).rejects.toMatchObject({ name: 'NotFoundError' });
      }
    });

    it('tells everything that is wrong at once, and where', async () => {
      const onCall = onCallListing(async () => [
        { id: 's-1', name: 'Day', teamRef: PAYMENTS },
        { id: 's-2', name: 'Hidden', teamRef: FRAUD },
      ]);
      const { policies, notifiers } = await openRules(createDatabase, {
        onCall,
      });
      expect(notifiers.list('shared')).toHaveLength(1);
      const rules = rulesOf(
        { kind: 'person', userRef: 'user:default/none' },
        { kind: 'group', groupRef: 'group:default/none' },
        { kind: 'channel', channel: 'email' },
        { kind: 'schedule', scheduleId: 's-1' },
        { kind: 'schedule', scheduleId: 's-9' },
      );
      const pointersOf = (by: typeof ana, change: Partial<SentPolicy>) =>
        policies.create(sent(change), by).then(
          () => [],
          ({ name, problems = [] }) => [
            name,
            ...problems.map(({ pointer }: { pointer: string }) => pointer),
          ],
        );
      expect(
        await pointersOf(ana, {
          ...{ title: ' ', rules },
          entityRefs: [LEDGER, VAULT, 'component:default/none', PAYMENTS],
        }),
      ).toEqual([
        ...['InputError', '/title', '/entityRefs/1', '/entityRefs/2'],
        ...['/entityRefs/3', '/rules/steps/0/targets/0'],
        ...['/rules/steps/0/targets/1', '/rules/steps/0/targets/2'],
        '/rules/steps/0/targets/4',
      ]);
      expect(
        await pointersOf(ana, { rules: { steps: [], repeat: 10 } }),
      ).toEqual([
        ...['InputError', '/rules/steps', '/rules/repeat'],
        '/rules/repeatAfterMinutes',
      ]);
      for (const teamRef of [ANA, 'group:default/none', 'payments']) {
        expect(await pointersOf(ana, { teamRef })).toEqual([
          ...['InputError', '/teamRef'],
        ]);
      }
      expect(
        await pointersOf(admin, { rules: rulesOf(), entityRefs: [VAULT] }),
      ).toEqual(['InputError', '/rules/steps/0/targets']);
      expect(await pointersOf(admin, { entityRefs: [VAULT] })).toEqual([]);
      const hidden = rulesOf({ kind: 'schedule', scheduleId: 's-2' });
      expect(await pointersOf(admin, { rules: hidden })).toEqual([]);
      onCall.listSchedules = async () => {
        throw new Error('silent');
      };
      expect(await pointersOf(ana, { rules: hidden })).toEqual([
        'ServiceUnavailableError',
      ]);
      expect(await pointersOf(ana, {})).toEqual([]);
    });

    it('may name what is below the team, and what it names already', async () => {
      let schedules = [{ id: 's-1', name: 'Day', teamRef: PAYMENTS }];
      const onCall = onCallListing(async () => schedules);
      const { policies } = await openRules(createDatabase, { onCall });
      const rules = rulesOf({ kind: 'schedule', scheduleId: 's-1' });
      const ofMoney = sent({
        ...{ teamRef: 'group:default/money', rules },
        entityRefs: [LEDGER, ROUTER],
      });
      const made = await policies.create(ofMoney, dana);
      schedules = [];
      const change = { ...ofMoney, id: made.id, baseRevision: 1 };
      expect(await policies.update(change, dana)).toMatchObject({
        revision: 2,
      });
      const asked = {
        ...{ rules, teamRef: 'group:default/money' },
        severity: 'error',
      } as const;
      const simulated = { ...asked, policyId: made.id };
      expect(await policies.simulate(simulated, dana)).toMatchObject({
        rows: [{}],
      });
      const refused = { name: 'InputError' };
      // Whoever may not change it learns nothing by its name.
      for (const [request, by] of [
        [asked, dana],
        [{ ...asked, policyId: 'none' }, dana],
        [simulated, ana],
      ] as const) {
        await expect(policies.simulate(request, by)).rejects.toMatchObject(
          refused,
        );
      }
      await expect(policies.create(ofMoney, dana)).rejects.toMatchObject({
        name: 'InputError',
      });
    });

    describe('who may change them', () => {
      it.each<[string, BackstageCredentials, Policy, string | undefined]>([
        ['the team', ana, {}, undefined],
        ['a team above', dana, {}, undefined],
        ['an administrator', admin, {}, undefined],
        ['another team', chen, {}, 'NotAllowedError'],
        [
          'the team that may not',
          ana,
          { [alertsPolicyUpdatePermission.name]: deny },
          'NotAllowedError',
        ],
        [
          'an administrator that is none by policy',
          admin,
          { [alertsAdministerPermission.name]: deny },
          'NotAllowedError',
        ],
        ['a backend', mockCredentials.service(), {}, 'NotAllowedError'],
      ])('%s', async (_, by, policy, expected) => {
        const { policies, db } = await openRules(createDatabase, { policy });
        const outcome = await policies.create(sent(), by).then(
          () => undefined,
          error => error.name,
        );
        expect(outcome).toBe(expected);
        expect(await db('policies')).toHaveLength(expected ? 0 : 1);
      });

      it('not who takes one of another team, or moves one to it', async () => {
        const { policies } = await openRules(createDatabase);
        const { id } = await policies.create(sent(), ana);
        const rules = rulesOf({ kind: 'team' });
        const toFraud = sent({ teamRef: FRAUD, entityRefs: [], rules });
        for (const [by, change] of [
          [chen, toFraud],
          [ana, toFraud],
          [chen, sent()],
        ] as const) {
          await expect(
            policies.update({ ...change, id, baseRevision: 1 }, by),
          ).rejects.toMatchObject({ name: 'NotAllowedError' });
        }
        await expect(policies.remove(id, chen)).rejects.toMatchObject({
          name: 'NotAllowedError',
        });
      });

      it('not those who are beside each other below a group without people', async () => {
        const { policies, directory } = await openRules(createDatabase);
        await directory.upsert(
          withRelations([
            groupEntity({ name: 'company' }),
            groupEntity({
              ...{ name: 'fraud', parent: 'company', members: ['chen.li'] },
            }),
            groupEntity({
              ...{ name: 'payments', parent: 'company', members: ['ana.ruiz'] },
            }),
            userEntity({ name: 'ana.ruiz' }),
            userEntity({ name: 'chen.li' }),
          ]),
        );
        expect(directory.isMember(CHEN, 'group:default/company')).toBe(true);
        expect(directory.above(PAYMENTS)).toContain('group:default/company');
        await expect(
          policies.create(sent({ entityRefs: [] }), chen),
        ).rejects.toMatchObject({ name: 'NotAllowedError' });
      });

      it('nobody before it is known who is in which team', async () => {
        const { policies, directory } = await openRules(createDatabase, {
          isStarting: true,
        });
        await directory.upsert([groupEntity({ name: 'payments' })]);
        await expect(policies.create(sent(), ana)).rejects.toMatchObject({
          name: 'ServiceUnavailableError',
        });
      });
    });

    it('is not there for who does not see the team, or may not read alerts', async () => {
      const { policies } = await openRules(createDatabase);
      const rules = rulesOf({ kind: 'team' });
      const hidden = sent({ teamRef: FRAUD, entityRefs: [VAULT], rules });
      const { id } = await policies.create(hidden, chen);
      expect(await policies.list({}, stranger)).toEqual([]);
      await expect(policies.get(id, stranger)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
      const ofAll = await policies.create(
        sent({ entityRefs: [LEDGER, VAULT], rules }),
        admin,
      );
      expect(await policies.get(ofAll.id, stranger)).toMatchObject({
        ...{ entityRefs: [LEDGER], allowed: [] },
      });
      const blind = await openRules(createDatabase, {
        policy: { [alertsAlertReadPermission.name]: deny },
      });
      const made = await blind.policies.create(sent(), ana);
      expect(await blind.policies.list({}, ana)).toEqual([]);
      await expect(blind.policies.get(made.id, ana)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    });

    it('simulates for whoever sees the team and those who are named', async () => {
      const { policies, db } = await openRules(createDatabase);
      const request = {
        ...{ rules: sent().rules, teamRef: PAYMENTS },
        severity: 'error',
      } as const;
      const { rows } = await policies.simulate(request, chen);
      expect(rows).toMatchObject([
        {
          people: [{ title: 'Ana Ruiz' }, { title: 'Chen Li' }],
          channels: ['in Slack #payments'],
        },
      ]);
      const refused = { name: 'InputError' };
      await expect(policies.simulate(request, stranger)).rejects.toMatchObject(
        refused,
      );
      await expect(
        policies.simulate({ ...request, teamRef: FRAUD }, stranger),
      ).rejects.toMatchObject(refused);
      await expect(
        policies.simulate({ ...request, rules: {} }, chen),
      ).rejects.toMatchObject(refused);
      expect(await db('pages')).toEqual([]);
      expect(await db('policies')).toEqual([]);
    });
  });
});
