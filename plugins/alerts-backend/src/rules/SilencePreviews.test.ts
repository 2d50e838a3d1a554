import { eachDatabase } from '@internal/test-kit';
import {
  addAlerts,
  alertRecord,
  FRAUD,
  resolvedRecord,
} from '../database/__testUtils__/alertTables';
import type { Policy } from '../service/__testUtils__/alertWorld';
import { T0, VAULT } from './__testUtils__/rulesWorld';
import {
  ana,
  DAY,
  named,
  openSilences,
  quietOf,
  stranger,
} from './__testUtils__/silencesWorld';

describe('SilencePreviews', () => {
  eachDatabase(createDatabase => {
    const open = (policy?: Policy) => openSilences(createDatabase, policy);

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
