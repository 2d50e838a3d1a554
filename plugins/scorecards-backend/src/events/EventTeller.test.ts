import { setTimeout as sleep } from 'node:timers/promises';
import { scorecardsEventSchemas } from '@callboard/backstage-plugin-scorecards-common/events';
import { eachDatabase } from '@internal/test-kit';
import {
  ANA,
  BEN,
  DAY,
  LEDGER,
  MINUTE,
  RATES,
} from '../database/__testUtils__/openStores';
import {
  DOCS,
  startJudged,
  type JudgedWorld,
} from '../runtime/__testUtils__/startJudged';
import {
  bar,
  type TestProcess,
  type World,
} from '../runtime/__testUtils__/startWorld';
import { EventTeller } from './EventTeller';

interface Told {
  topic: string;
  eventPayload: { eventId: string; [key: string]: unknown };
}

eachDatabase(createDatabase => {
  let judged: JudgedWorld;
  let world: World;
  let one: TestProcess;

  beforeEach(async () => {
    judged = await startJudged(createDatabase);
    ({ world, one } = judged);
    await one.tell();
    one.events.length = 0;
  });

  /** Another process that tells; as many as are wanted. */
  const startTeller = (publish?: (event: Told) => Promise<void>) => {
    const events: Told[] = [];
    const teller = new EventTeller({
      store: world.stores.events,
      events: {
        publish: async event => {
          await publish?.(event as Told);
          events.push(event as Told);
        },
      },
      logger: world.logger,
      now: world.now,
    });
    return { events, teller };
  };

  const topicsOf = (events: readonly { topic: string }[]) =>
    events.map(({ topic }) => topic.replace('scorecards.', ''));

  it('tells of each change once, as its schema says', async () => {
    await judged.push(false);
    await judged.push(true, RATES);
    await world.activate(bar({ title: 'Other' }));
    await one.runtime.publish();
    const { exemptions, documents } = world.stores;
    const checkNumber = one.runtime.rules.checkNumbers.get(DOCS)!;
    const asked = await exemptions.request({
      entityRef: LEDGER,
      checkNumber,
      reason: 'x',
      requestedBy: ANA,
      requestedAt: world.clock.at,
      until: world.clock.at + DAY,
    });
    await one.tell();
    const { id } = 'made' in asked ? asked.made : asked.open;
    const at = world.clock.at + MINUTE;
    world.clock.at = at;
    await exemptions.decide({ id, state: 'approved', by: BEN, at });
    await one.tell();
    await exemptions.revoke({ id, by: ANA, at });
    await documents.retire({ kind: 'Scorecard', id: 'basics', at });
    await one.tell();
    const told = one.events as Told[];
    expect(topicsOf(told)).toEqual([
      'level.changed',
      'level.changed',
      'document.published',
      'exemption.requested',
      'exemption.decided',
      'document.retired',
      'exemption.ended',
    ]);
    expect(told[0].eventPayload).toMatchObject({
      entityRef: LEDGER,
      scorecard: 'basics',
      from: 'silver',
      to: 'bronze',
      cause: 'fact',
    });
    expect(told[2].eventPayload).toMatchObject({ documentVersion: 2 });
    for (const { topic, eventPayload } of told) {
      const schema =
        scorecardsEventSchemas[topic as keyof typeof scorecardsEventSchemas];
      expect(schema.parse(eventPayload)).toEqual(eventPayload);
    }
    expect(new Set(told.map(event => event.eventPayload.eventId)).size).toBe(7);
    await one.tell();
    await startTeller().teller.run();
    expect(one.events).toHaveLength(7);
  });

  it('tells what a process did not live to tell, by the same id', async () => {
    const broken = startTeller(async () => {
      throw new Error('The process was killed');
    });
    await judged.push(false);
    await one.tell();
    const [before] = one.events as Told[];
    await world.stores.db('event_marks').update({ told_up_to: 0 });
    await broken.teller.run();
    expect(world.logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/told within a minute/),
      expect.anything(),
    );
    const after = startTeller();
    await after.teller.run();
    expect(topicsOf(after.events)).toEqual([
      'level.changed',
      'document.published',
    ]);
    expect(after.events[0]).toEqual(before);
  });

  it('is told by one of two processes, and by the other when that one dies', async () => {
    let go = () => {};
    const isHeld = new Promise<void>(resolve => {
      go = resolve;
    });
    const slow = startTeller(() => isHeld);
    const other = startTeller();
    await judged.push(false);
    await world.stores.db('event_marks').update({ told_up_to: 0 });
    const telling = slow.teller.run();
    await sleep(100);
    await other.teller.run();
    // It has taken what the slow one has not begun.
    expect(topicsOf(other.events)).toEqual(['document.published']);
    world.clock.at += MINUTE;
    await other.teller.run();
    expect(topicsOf(other.events)).toContain('level.changed');
    go();
    await telling;
    const [mark] = await world.stores.db('event_marks').where({
      stream: 'levels',
    });
    expect(Number(mark.told_up_to)).toBe(1);
  });

  it('tells no history that is read in', async () => {
    await judged.push(false);
    await world.stores.db('event_marks').update({ told_up_to: 0 });
    world.clock.at += 2 * DAY;
    const { teller, events } = startTeller();
    await teller.run();
    expect(events).toEqual([]);
  });

  it('tells of more changes than one reading has, in their order', async () => {
    await judged.push(false);
    await one.tell();
    const { db } = world.stores;
    const [row] = await db('level_changes');
    const { id: _, ...copy } = row;
    await db.batchInsert(
      'level_changes',
      Array.from({ length: 701 }, (__, version) => ({ ...copy, version })),
      100,
    );
    const { teller, events } = startTeller();
    await teller.run();
    expect(events.map(event => event.eventPayload.scorecardVersion)).toEqual(
      Array.from({ length: 701 }, (__, version) => version),
    );
  });
});
