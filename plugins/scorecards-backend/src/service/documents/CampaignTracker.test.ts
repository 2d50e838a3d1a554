import fc from 'fast-check';
import type { CampaignChange } from '../../database/CampaignStore';
import { burnUpOf } from './burnUp';
import { campaignSteps } from './CampaignTracker';

const DAY = 86_400_000;
const cause = { kind: 'catalog' } as const;

const scope = fc
  .dictionary(
    fc.constantFrom('a', 'b', 'c', 'd'),
    fc.constantFrom('open', 'done'),
    { maxKeys: 4 },
  )
  .map(held => new Map(Object.entries(held) as [string, 'open' | 'done'][]));

describe('steps of a campaign', () => {
  it('lead from what was to what is, and burn up to it', () => {
    fc.assert(
      fc.property(fc.array(scope, { minLength: 1, maxLength: 6 }), days => {
        const changes: CampaignChange[] = [];
        let before = new Map<string, 'open' | 'done'>();
        days.forEach((now, index) => {
          for (const step of campaignSteps(before, now))
            changes.push({ ...step, at: index * DAY, cause });
          before = now;
        });
        expect(campaignSteps(before, before)).toEqual([]);
        const burnUp = burnUpOf(changes);
        for (const { on, done, total } of burnUp) {
          const held = days[Date.parse(on) / DAY];
          expect({ done, total }).toEqual({
            done: [...held.values()].filter(state => state === 'done').length,
            total: held.size,
          });
        }
        expect(burnUp.at(-1)?.total ?? 0).toBe(before.size);
      }),
    );
  });
});
