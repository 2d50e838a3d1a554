import { eachDatabase } from '@internal/test-kit';
import { ANA, LEDGER, PAYMENTS } from '../database/__testUtils__/alertTables';
import { CatalogRouter } from '../engine/CatalogRouter';
import { LaneWorker } from '../engine/LaneWorker';
import { openRules } from './__testUtils__/rulesWorld';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/;
const request = {
  ...{ entityRef: LEDGER, text: 'Payouts stand still' },
  severity: 'critical',
} as const;

describe('TeamPages', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const world = await openRules(createDatabase);
      const { directory, intake, rules, logger, at } = world;
      const lanes = new LaneWorker({
        ...{ intake, rules, logger, clock: () => at.now },
        router: new CatalogRouter({
          directory,
          keys: { find: async () => undefined },
        }),
        ...{ onChanged: () => undefined, onDue: () => undefined },
      });
      const work = () => lanes.work(new AbortController().signal);
      return { ...world, work };
    }

    it('pages who answers for a service, or a team', async () => {
      const { pages, work, db, kept } = await setup();
      const ofLedger = await pages.pageTeam(request, ANA);
      const ofTeam = await pages.pageTeam(
        { ...request, entityRef: PAYMENTS, severity: 'info' },
        ANA,
      );
      expect(kept).toEqual(['person', 'person']);
      await work();
      const rows = await db('alerts').whereIn('id', [ofLedger.id, ofTeam.id]);
      expect(rows.find(({ id }) => id === ofLedger.id)).toMatchObject({
        ...{ entity_ref: LEDGER, team_ref: PAYMENTS, severity: 'critical' },
        ...{ title: 'Payouts stand still', summary: 'Payouts stand still' },
        ...{ source_kind: 'person', lane_id: 'person' },
        labels_json: JSON.stringify({ paged_by: ANA }),
      });
      expect(rows.find(({ id }) => id === ofTeam.id)).toMatchObject({
        ...{ entity_ref: null, team_ref: PAYMENTS, severity: 'info' },
      });
      const opened = await db('timeline_entries').where({ kind: 'opened' });
      expect(opened.map(({ actor_ref }) => actor_ref)).toEqual([ANA, ANA]);
      expect(await db('due_steps').where({ kind: 'escalate' })).toHaveLength(2);
    });

    it('pages once where it is sent again', async () => {
      const { pages, work, db, kept } = await setup();
      const sent = { ...request, requestId: 'r-1' };
      const { id } = await pages.pageTeam(sent, ANA);
      expect(id).toMatch(UUID);
      expect(await pages.pageTeam(sent, ANA)).toEqual({ id });
      await work();
      await db('alerts').update({ state: 'resolved', resolved_at: 1 });
      expect(await pages.pageTeam(sent, ANA)).toEqual({ id });
      await work();
      expect(kept).toHaveLength(2);
      expect(await db('alerts')).toHaveLength(1);
      expect(await db('due_steps')).toHaveLength(1);
      const other = await pages.pageTeam(sent, 'user:default/chen.li');
      expect(other.id).not.toBe(id);
      const next = await pages.pageTeam({ ...sent, requestId: 'r-2' }, ANA);
      expect(new Set([id, other.id, next.id]).size).toBe(3);
    });

    it('makes one line of what was written, and a title of its first words', async () => {
      const { pages, work, db } = await setup();
      const text = ` ${'word '.repeat(100)}\n\n<b>end</b>\0 `;
      await pages.pageTeam({ ...request, text }, ANA);
      await work();
      const [{ title, summary }] = await db('alerts');
      expect(title).toMatch(/^(?:word ){49}word…$/);
      expect(title.length).toBeLessThanOrEqual(255);
      expect(summary).toBe(`${'word '.repeat(100)}<b>end</b>\ufffd`);
      await pages.pageTeam({ ...request, text: 'x'.repeat(1_024) }, ANA);
      await work();
      const titles: string[] = await db('alerts').pluck('title');
      expect(titles).toContain(`${'x'.repeat(254)}…`);
    });

    it.each([
      ['component:default/none', 'NotFoundError'],
      ['component:default/orphan', 'InputError'],
      [ANA, 'InputError'],
    ])('keeps nothing for %s', async (entityRef, name) => {
      const { pages, db, kept } = await setup();
      await expect(
        pages.pageTeam({ ...request, entityRef }, ANA),
      ).rejects.toMatchObject({ name });
      await expect(
        pages.pageTeam({ ...request, text: ' \n' }, ANA),
      ).rejects.toMatchObject({ name: 'InputError' });
      expect(await db('deliveries')).toEqual([]);
      expect(kept).toEqual([]);
    });

    it('does not say that there is no such service before the catalog was read', async () => {
      const { pages } = await openRules(createDatabase, { isStarting: true });
      await expect(pages.pageTeam(request, ANA)).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
      });
    });
  });
});
