import { setTimeout as sleep } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthenticationError } from '@backstage/errors';
import {
  NotYetError,
  type BuildSource,
} from '@callboard/backstage-plugin-build-health-node';
import { eachDatabase, heldTasks } from '@internal/test-kit';
import { build, job } from '../__testUtils__/reports';
import { DatabaseBuildStore } from '../database/DatabaseBuildStore';
import { DatabaseDeliveryStore } from '../database/DatabaseDeliveryStore';
import { openDatabase } from '../database/openDatabase';
import { WorkInboxJob } from '../jobs/WorkInboxJob';
import { Inbox } from './Inbox';
import { Sources } from './Sources';

const { signal } = new AbortController();

/** A source whose deliveries are ids of builds; it fails for those that are named. */
function idSource(failing: Set<string>): BuildSource {
  return {
    id: 'ids',
    provider: 'ids',
    title: 'Ids',
    selectorsOf: () => [],
    verify: ({ body }) => {
      const key = body.toString();
      if (key === 'forged') throw new AuthenticationError('It is forged');
      return key === 'ping' ? undefined : { key, kind: 'id' };
    },
    read: async ({ body }, { findPipelineKey }) => {
      if (body.startsWith('job of ')) {
        const buildId = body.slice('job of '.length);
        const pipelineKey = await findPipelineKey(buildId);
        if (!pipelineKey) throw new NotYetError(`no build ${buildId} yet`);
        return {
          builds: [],
          jobs: [job({ buildId, pipelineKey, externalId: body })],
        };
      }
      if (failing.has(body)) throw new Error(`cannot read ${body}`);
      return { builds: [build({ externalId: body })], jobs: [] };
    },
  };
}

eachDatabase(createDatabase => {
  let failing: Set<string>;
  let builds: DatabaseBuildStore;
  let deliveries: DatabaseDeliveryStore;
  let now: Date;
  let changes: number[];
  let counted: string[];

  const open = (
    others: BuildSource[] = [],
    limits?: { readMs?: number; batchMs?: number },
  ) => {
    const sources = new Sources();
    [idSource(failing), ...others].forEach(one => sources.addSource(one));
    return new Inbox({
      ...limits,
      sources,
      deliveries,
      builds,
      logger: mockServices.logger.mock(),
      metrics: {
        received: (_, receipt) => void counted.push(receipt),
        worked: (_, result) => void counted.push(result),
      },
      onChange: async (_, { changed }) => void changes.push(changed),
      now: () => now,
    });
  };
  beforeEach(async () => {
    const knex = await createDatabase();
    const db = await openDatabase(mockServices.database({ knex }));
    builds = new DatabaseBuildStore(db);
    deliveries = new DatabaseDeliveryStore(db);
    failing = new Set();
    changes = [];
    counted = [];
    now = new Date('2026-11-27T03:00:00Z');
  });

  const send = (inbox: Inbox, body: string, sourceId = 'ids') =>
    inbox.receive(sourceId, {
      header: () => undefined,
      body: Buffer.from(body),
    });
  const kept = async () => {
    const ids = (await builds.readPipelines()).map(({ id }) => id);
    const found = await builds.readBuilds({ pipelineIds: ids, limit: 500 });
    return found.map(({ externalId }) => externalId).sort();
  };

  it('keeps first and works in later, each once', async () => {
    const inbox = open();
    expect(await send(inbox, 'a')).toBe(true);
    expect(await send(inbox, 'a')).toBe(false);
    expect(await send(inbox, 'ping')).toBeUndefined();
    expect(await kept()).toEqual([]);
    await inbox.work(signal);
    await inbox.work(signal);
    expect(await kept()).toEqual(['a']);
    expect(changes).toEqual([1]);
    await expect(
      inbox.receive('nobody', { header: () => '', body: Buffer.alloc(0) }),
    ).rejects.toThrow('No source nobody');
    await expect(send(inbox, 'forged')).rejects.toThrow('It is forged');
    expect(counted).toEqual(['new', 'repeated', 'ignored', 'done', 'refused']);
  });

  it('works in what comes while it works, in two processes at once, and nothing twice', async () => {
    const [one, other] = [open(), open()];
    const ids = Array.from({ length: 130 }, (_, i) => `b${i}`).sort();
    for (const id of ids) await send(one, id);
    const working = Promise.all([one.work(signal), other.work(signal)]);
    await send(other, 'late');
    await Promise.all([working, other.work(signal)]);
    expect(await kept()).toEqual([...ids, 'late'].sort());
    expect(changes.reduce((sum, changed) => sum + changed)).toBe(131);
  });

  it('works in many of a stream together, none of them later than 2 s', async () => {
    const inbox = open();
    const sent = new Map<string, number>();
    const waits: number[] = [];
    const write = builds.write.bind(builds);
    const writing = jest
      .spyOn(builds, 'write')
      .mockImplementation(async (id, reports) => {
        const written = await write(id, reports);
        // The next comes while it works.
        await sleep(30);
        for (const { externalId } of reports.builds) {
          waits.push(performance.now() - sent.get(externalId)!);
        }
        return written;
      });
    let working: Promise<void> | undefined;
    for (let i = 0; i < 40; i++) {
      sent.set(`b${i}`, performance.now());
      await send(inbox, `b${i}`);
      working = inbox.work(signal);
      await sleep(25);
    }
    await working;
    expect(waits).toHaveLength(40);
    expect(Math.max(...waits)).toBeLessThan(2_000);
    expect(writing.mock.calls.length).toBeLessThan(14);
  });

  it('lets what cannot be read hold up nothing, and gives it up in the end', async () => {
    const inbox = open();
    failing.add('bad');
    for (const id of ['a', 'bad', 'c']) await send(inbox, id);
    await inbox.work(signal);
    expect(await kept()).toEqual(['a', 'c']);
    for (let i = 0; i < 4; i++) {
      now = new Date(now.getTime() + 10 * 60_000);
      await inbox.work(signal);
    }
    const [dead] = await deliveries.readDead(10);
    expect(dead).toMatchObject({ problem: 'Error: cannot read bad' });
    const retried = counted.filter(one => one === 'retried');
    expect([retried.length, counted.at(-1)]).toEqual([4, 'dead']);
    failing.clear();
    await deliveries.retry(dead.id, now);
    await inbox.work(signal);
    expect(await kept()).toEqual(['a', 'bad', 'c']);
    expect(await deliveries.readDead(10)).toEqual([]);
  });

  it('reads what waits for another after it, in one go where both are there', async () => {
    const inbox = open();
    for (const id of ['job of a', 'a', 'job of b']) await send(inbox, id);
    await inbox.work(signal);
    const waiting = async () => (await deliveries.counts()).get('ids')?.waiting;
    expect([await kept(), await waiting()]).toEqual([['a'], 1]);
    await send(inbox, 'b');
    now = new Date(now.getTime() + 6_000);
    await inbox.work(signal);
    expect([await kept(), await waiting()]).toEqual([['a', 'b'], 0]);
    const [{ id }] = await builds.readPipelines();
    expect(await builds.readJobs(id, 'b', 1)).toHaveLength(1);
  });

  it('has a delivery wait for another one for a day, less often each time', async () => {
    const inbox = open();
    const finding = jest.spyOn(builds, 'findPipelineKey');
    await send(inbox, 'job of nobody');
    let looks = 0;
    for (let minutes = 0; minutes < 26 * 60; minutes += 5) {
      await inbox.work(signal);
      looks += counted.splice(0).filter(one => one === 'retried').length;
      now = new Date(now.getTime() + 5 * 60_000);
    }
    expect(looks).toBeGreaterThan(20);
    expect(looks).toBeLessThan(40);
    // The last look gives it up. Where nothing else has come, a source is not asked twice for one look.
    expect(finding).toHaveBeenCalledTimes(looks + 1);
    const [dead] = await deliveries.readDead(10);
    expect(dead.problem).toBe('NotYetError: no build nobody yet');
  });

  it('keeps the others where one of them cannot be kept', async () => {
    const inbox = open();
    const write = builds.write.bind(builds);
    jest.spyOn(builds, 'write').mockImplementation(async (id, reports) => {
      if (reports.builds.some(one => one.externalId === 'poison')) {
        throw new Error('value out of range');
      }
      return write(id, reports);
    });
    for (const id of ['a', 'poison', 'c']) await send(inbox, id);
    await inbox.work(signal);
    expect(await kept()).toEqual(['a', 'c']);
    expect((await deliveries.counts()).get('ids')).toMatchObject({
      waiting: 1,
    });
  });

  it('lets a provider that does not answer hold up neither other sources nor what else it sends', async () => {
    const slow: BuildSource = {
      ...idSource(failing),
      id: 'slow',
      read: async (delivery, options) =>
        delivery.body === 'hangs'
          ? new Promise(() => {})
          : idSource(failing).read(delivery, options),
    };
    const inbox = open([slow], { readMs: 300 });
    for (const body of ['hangs', 'b']) await send(inbox, body, 'slow');
    await send(inbox, 'a');
    const working = inbox.work(signal);
    await inbox.work(signal, 'ids');
    expect(await kept()).toEqual(['a']);
    await working;
    expect(await kept()).toEqual(['a', 'b']);
    expect((await deliveries.counts()).get('slow')).toMatchObject({
      waiting: 1,
      dead: 0,
    });
    // It has had its try, and is in nobody's way until the next.
    await inbox.work(signal);
    now = new Date(now.getTime() + 24 * 60 * 60_000);
    await inbox.work(signal);
    const [{ problem }] = await deliveries.readDead(10);
    expect(problem).toMatch(/^LateError: .* within 0.3 s/);
  });

  it('gives back what there was no time to read before another process would take it', async () => {
    const reads: string[] = [];
    const slow: BuildSource = {
      ...idSource(failing),
      id: 'slow',
      read: async (delivery, options) => {
        reads.push(delivery.body);
        await sleep(40);
        return idSource(failing).read(delivery, options);
      },
    };
    const inbox = open([slow], { batchMs: 60 });
    const take = jest.spyOn(deliveries, 'take');
    for (const body of 'abcdef') await send(inbox, body, 'slow');
    await inbox.work(signal, 'slow');
    expect(await kept()).toEqual([...'abcdef']);
    expect(reads).toEqual([...'abcdef']);
    expect(take.mock.calls.length).toBeGreaterThan(3);
  });

  it('asks many providers at once, but not all, and fails what is of none that is configured', async () => {
    const allowed = 8;
    let [reading, most] = [0, 0];
    let goOn = () => {};
    const full = new Promise<void>(resolve => {
      goOn = resolve;
    });
    const sources = Array.from(
      { length: 12 },
      (_, i): BuildSource => ({
        ...idSource(failing),
        id: `ci-${i}`,
        read: async (delivery, options) => {
          most = Math.max(most, ++reading);
          if (reading === allowed) goOn();
          await full;
          // One too many would come in here.
          await sleep(30);
          reading--;
          return idSource(failing).read(delivery, options);
        },
      }),
    );
    const inbox = open(sources);
    for (const { id } of sources) await send(inbox, id, id);
    const gone = { sourceId: 'gone', key: '1', kind: 'id', body: '1' };
    await deliveries.add(gone, now);
    await inbox.work(signal);
    expect(await kept()).toHaveLength(12);
    expect(most).toBe(allowed);
    expect((await deliveries.counts()).get('gone')).toMatchObject({
      waiting: 1,
    });
    expect(counted.filter(one => one === 'retried')).toHaveLength(1);
  });

  it('leaves to the next what it was interrupted in', async () => {
    const inbox = open();
    await send(inbox, 'a');
    const stop = new AbortController();
    const take = deliveries.take.bind(deliveries);
    jest.spyOn(deliveries, 'take').mockImplementationOnce(async options => {
      const taken = await take(options);
      stop.abort();
      return taken;
    });
    await inbox.work(stop.signal);
    now = new Date(now.getTime() + 61_000);
    await open().work(signal);
    expect(await kept()).toEqual(['a']);
  });
});

it('looks again at all sources though one of them is still waited for', async () => {
  const tasks = heldTasks();
  const work = jest.fn(() => new Promise<void>(() => {}));
  await new WorkInboxJob({ work, waitMs: 20 }).start(tasks.scheduler);
  for (let i = 0; i < 2; i++) await tasks.run('build-health-work-inbox');
  expect(work).toHaveBeenCalledTimes(2);
});
