import type {
  EscalationRules,
  PagePreviewRequest,
} from '@callboard/backstage-plugin-alerts-common';
import { eachDatabase } from '@internal/test-kit';
import {
  ANA,
  CHEN,
  LEDGER,
  PAYMENTS,
} from '../database/__testUtils__/alertTables';
import { FakeOnCall } from '../targets/__testUtils__/fakeOnCall';
import {
  credentialsOf,
  MINUTE,
  openRules,
  T0,
} from './__testUtils__/rulesWorld';
import { EscalationPreviews } from './EscalationPreviews';

const minutesOf = (rows: readonly { at: string }[]) =>
  rows.map(({ at }) => (Date.parse(at) - T0) / MINUTE);

const byLevel: EscalationRules = {
  steps: [
    { targets: [{ kind: 'level', level: 1 }], afterMinutes: 0 },
    {
      targets: [
        { kind: 'group', groupRef: 'group:default/fraud' },
        { kind: 'channel', channel: 'slack-payments' },
      ],
      afterMinutes: 5,
    },
    { targets: [{ kind: 'level', level: 7 }], afterMinutes: 5 },
  ],
  repeat: 0,
  repeatAfterMinutes: 10,
};

describe('EscalationPreviews', () => {
  eachDatabase(createDatabase => {
    const onCall = () => {
      const one = new FakeOnCall();
      one.set(LEDGER, ['1 ana.ruiz @Europe/Berlin', '2 chen.li']);
      return one;
    };
    const simulate = {
      ...{ rules: byLevel, teamRef: PAYMENTS, entityRef: LEDGER },
      severity: 'critical',
      at: T0,
    } as const;

    it('says who would be paged by the built-in policy, when and how', async () => {
      const world = await openRules(createDatabase, { onCall: onCall() });
      await world.personalRules.save(
        [
          { severities: ['critical'], channel: 'chat', afterMinutes: 2 },
          { severities: ['critical'], channel: 'portal', afterMinutes: 0 },
        ],
        credentialsOf('ana.ruiz'),
      );
      const preview = await world.previews.previewPage({
        ...{ entityRef: LEDGER, severity: 'critical' },
      });
      expect(preview.timeZone).toBe('Europe/Berlin');
      expect(preview).not.toHaveProperty('policy');
      expect(preview.rows).toHaveLength(9);
      expect(minutesOf(preview.rows).slice(0, 4)).toEqual([0, 5, 15, 25]);
      expect(preview.rows.slice(0, 3)).toEqual([
        {
          at: '2026-12-02T03:06:00.000Z',
          people: [
            {
              ...{ entityRef: ANA, title: 'Ana Ruiz' },
              channels: ['here', 'in a chat after 2 min'],
            },
          ],
          ...{ channels: [], what: 'level 1' },
        },
        {
          at: '2026-12-02T03:11:00.000Z',
          people: [{ entityRef: CHEN, title: 'Chen Li', channels: ['here'] }],
          ...{ channels: [], what: 'level 2' },
        },
        expect.objectContaining({ what: 'all members of the team' }),
      ]);
    });

    it('says why nobody would be, and who is instead', async () => {
      const world = await openRules(createDatabase, { onCall: onCall() });
      const { rows } = await world.previews.preview(simulate);
      expect(rows).toMatchObject([
        { what: 'level 1', people: [{ title: 'Ana Ruiz' }] },
        {
          what: 'all members of Fraud, in Slack #payments',
          people: [{ title: 'Chen Li' }],
          channels: ['in Slack #payments'],
        },
        {
          ...{ what: 'level 7', people: [], channels: [] },
          nobody: expect.stringMatching(/^Nobody is on call at level 7/),
        },
      ]);
      expect(rows[0]).not.toHaveProperty('nobody');
      const without = await openRules(createDatabase);
      const other = await without.previews.preview(simulate);
      expect(other.rows[0].what).toBe(
        'level 1 (On-call is not installed: all members of Payments are paged)',
      );
    });

    it('says that low severities wait for working hours', async () => {
      const world = await openRules(createDatabase, { onCall: onCall() });
      const rules: EscalationRules = {
        ...byLevel,
        workingHours: {
          ...{ severities: ['info'], weekdays: ['wednesday'] },
          ...{ startTime: '09:00', endTime: '17:00' },
        },
      };
      const { rows } = await world.previews.preview({
        ...simulate,
        rules,
        severity: 'info',
      });
      expect(rows[0]).toEqual({
        ...{ at: '2026-12-02T03:06:00.000Z', people: [], channels: [] },
        what: 'waits for working hours',
        nobody: 'nobody is paged before 09:00 on Wed 2 Dec (Europe/Berlin)',
      });
      expect(rows[1]).toMatchObject({
        ...{ at: '2026-12-02T08:00:00.000Z', what: 'level 1' },
      });
      const urgent = await world.previews.preview({ ...simulate, rules });
      expect(minutesOf(urgent.rows)).toEqual([0, 5, 10]);
    });

    it('wakes by hand in spite of a silence, and tells of it', async () => {
      const world = await openRules(createDatabase, { onCall: onCall() });
      await world.silences.create(
        {
          ...{ entityRefs: [LEDGER], endsAt: '2026-12-02T04:00:00Z' },
          reason: 'A move',
        },
        credentialsOf('ana.ruiz'),
      );
      const preview = (entityRef: string) =>
        world.previews.previewPage({ entityRef, severity: 'critical' });
      const { rows, silence } = await preview(LEDGER);
      expect(rows[0]).toMatchObject({
        ...{ at: '2026-12-02T03:06:00.000Z', what: 'level 1' },
      });
      expect(silence).toEqual({
        ...{ until: '2026-12-02T04:00:00.000Z', reason: 'A move' },
      });
      expect(
        await preview('component:default/payment-router'),
      ).not.toHaveProperty('silence');
    });

    it('goes by the policy of the entity, and of the team', async () => {
      const world = await openRules(createDatabase, { onCall: onCall() });
      const values = (id: string, change: object) => ({
        ...{ id, title: id, team_ref: PAYMENTS, is_team_default: false },
        ...{ entity_refs_json: '[]', rules_json: JSON.stringify(byLevel) },
        ...{ revision: 1, updated_by: ANA, updated_at: T0 },
        ...change,
      });
      await world
        .db('policies')
        .insert([
          values('of-team', { is_team_default: true }),
          values('of-ledger', { entity_refs_json: `["${LEDGER}"]` }),
        ]);
      const policyOf = async (entityRef: string) =>
        (await world.previews.previewPage({ entityRef, severity: 'error' }))
          .policy?.id;
      expect(await policyOf(LEDGER)).toBe('of-ledger');
      expect(await policyOf('component:default/payment-router')).toBe(
        'of-team',
      );
      expect(await policyOf(PAYMENTS)).toBe('of-team');
      expect(await policyOf('component:default/vault')).toBeUndefined();
    });

    it.each<[string, Partial<PagePreviewRequest>, string]>([
      ['unknown', { entityRef: 'component:default/none' }, 'NotFoundError'],
      ['of a person', { entityRef: ANA }, 'InputError'],
      ['of nobody', { entityRef: 'component:default/orphan' }, 'InputError'],
      ['without offset', { at: '2026-12-02T03:06:00' }, 'InputError'],
      ['far away', { at: '2036-12-02T03:06:00Z' }, 'InputError'],
      ['no time', { at: 'tomorrow' }, 'InputError'],
    ])('refuses what is %s', async (_, change, name) => {
      const { previews } = await openRules(createDatabase);
      await expect(
        previews.previewPage({
          ...{ entityRef: LEDGER, severity: 'error', ...change },
        }),
      ).rejects.toMatchObject({ name });
    });

    it('tells 50 rows, and looks no further', async () => {
      const fake = onCall();
      const world = await openRules(createDatabase, { onCall: fake });
      const step = byLevel.steps[0];
      const rules = { ...byLevel, repeat: 9, steps: Array(20).fill(step) };
      const { rows } = await world.previews.preview({ ...simulate, rules });
      expect(rows).toHaveLength(50);
      expect(fake.asked.length).toBeLessThanOrEqual(52);
    });

    it('tells what is known when it has taken too long, and nothing to who has left', async () => {
      const world = await openRules(createDatabase, { onCall: onCall() });
      let asked = 0;
      const slow = new EscalationPreviews({
        ...world,
        targets: {
          zoneOf: async () => 'UTC',
          previewAt: async (question, signal) => {
            asked += 1;
            if (asked % 3 === 0) {
              await new Promise((_, reject) => {
                signal.addEventListener('abort', () => reject(signal.reason));
              });
            }
            return world.targets.previewAt(question, signal);
          },
        },
        naming: {
          named: (entityRef: string) => ({ entityRef, title: entityRef }),
          channel: (id: string) => id,
        } as never,
        patienceMs: 50,
      });
      const { rows } = await slow.preview(simulate);
      expect(rows.map(({ what }) => what)).toHaveLength(2);
      const leave = new AbortController();
      const left = slow.preview(simulate, leave.signal);
      leave.abort(new Error('left'));
      await expect(left).rejects.toThrow('left');
    });
  });
});
