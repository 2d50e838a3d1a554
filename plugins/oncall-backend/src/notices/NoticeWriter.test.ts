import { eachDatabase } from '@internal/test-kit';
import { weekly } from '../__testUtils__/version';
import { watchWorld } from '../__testUtils__/watchWorld';

const ANA = 'user:default/ana';

jest.setTimeout(60_000);

describe('NoticeWriter', () => {
  eachDatabase(createDatabase => {
    it('tells no end of a shift that has none within a year', async () => {
      const world = await watchWorld(createDatabase);
      const { look } = await world.startProcess('one');
      await world.create('s1', weekly('ana'));
      await look();
      world.takeTold();
      await world.override('2026-11-26T11:05:00Z', '2026-11-26T13:00:00Z', {
        kind: 'remove',
        userRefs: [ANA],
      });
      await look();
      expect(world.takeTold('On-call shifts')).toMatchObject([
        {
          userRefs: [ANA],
          title: 'Your on-call shift starts in 2 h',
          description: 'Ledger primary: from Thu, 26 Nov 2026, 14:00 CET.',
        },
      ]);
    });
  });
});
