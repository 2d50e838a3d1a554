import type { Standard } from '@callboard/backstage-plugin-scorecards-common';
import { eachDatabase } from '@internal/test-kit';
import {
  ANA,
  LEDGER,
  MINUTE,
  RATES,
  TEAM,
} from '../database/__testUtils__/openStores';
import { bar, startWorld } from './__testUtils__/startWorld';

const standard = (text: string, acknowledgement = true): Standard => ({
  kind: 'Standard',
  id: 'incidents',
  title: 'Incidents',
  owner: TEAM,
  acknowledgement,
  text,
});

const READ = 'basics/read';

eachDatabase(createDatabase => {
  it('says of services whether their team has read what is in force', async () => {
    const world = await startWorld(createDatabase);
    await world.stores.entities.upsert([
      { ...world.stores.head(RATES), ownerRef: undefined },
    ]);
    const one = await world.startProcess();
    await world.activate(
      bar({
        checks: [
          {
            id: 'read',
            title: 'Read',
            level: 'bronze',
            passes: { count: 'standards/to-acknowledge', equals: 0 },
          },
        ],
      }),
    );
    await world.activate(standard('Somebody is paged.'));
    await one.runtime.publish();
    expect(one.statesOf(LEDGER)).toEqual({ [READ]: 'fail' });
    expect(one.statesOf(RATES)).toEqual({ [READ]: 'unknown' });

    const acknowledge = async (version: number) => {
      await world.stores.acknowledgements.add({
        standardId: 'incidents',
        version,
        teamRef: TEAM,
        acknowledgedBy: ANA,
        acknowledgedAt: world.clock.at,
      });
      await one.runtime.ingest.acknowledged([TEAM]);
    };
    world.clock.at += MINUTE;
    await acknowledge(1);
    expect(one.statesOf(LEDGER)).toEqual({ [READ]: 'pass' });

    // Said again, it is the same, and nothing is written.
    const before = await world.stores.facts.read([LEDGER]);
    world.clock.at += MINUTE;
    await one.runtime.ingest.acknowledged();
    expect(await world.stores.facts.read([LEDGER])).toEqual(before);

    await world.activate(standard('Somebody is paged at once.'));
    await one.runtime.publish();
    expect(one.statesOf(LEDGER)).toEqual({ [READ]: 'fail' });
    world.clock.at += MINUTE;
    await acknowledge(2);
    expect(one.statesOf(LEDGER)).toEqual({ [READ]: 'pass' });
    const { resultChanges } = await world.written();
    expect(resultChanges[0].cause).toMatchObject({
      kind: 'fact',
      fact: 'standards/to-acknowledge',
    });
  });
});
