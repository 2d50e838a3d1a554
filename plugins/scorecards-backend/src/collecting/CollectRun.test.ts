import type { Entity } from '@backstage/catalog-model';
import type { FactReading } from '@callboard/backstage-plugin-scorecards-common';
import type { EntityFacts } from '@callboard/backstage-plugin-scorecards-node';
import {
  apiEntity,
  componentEntity,
  fakeClock,
  groupEntity,
} from '@internal/test-kit';
import fc from 'fast-check';
import { checkReading } from '../providers/__testUtils__/checkReading';
import { refOf } from '../providers/values/written';
import { memorySink } from './__testUtils__/memorySink';
import { askContext, testProvider } from './__testUtils__/testProvider';
import { CollectRun } from './CollectRun';
import type { FactSink } from './FactSink';

const services = (count: number) =>
  Array.from({ length: count }, (_, i) => componentEntity({ name: `s${i}` }));

const refs = (entities: readonly Entity[]) =>
  entities.map(entity => refOf(entity)!);

const good = (entity: Entity): EntityFacts => ({
  entityRef: refOf(entity)!,
  facts: { size: { value: 1 } },
});

function setup(pages: readonly Entity[][], overrides: Partial<FactSink> = {}) {
  const clock = fakeClock('2026-12-01T09:00:00Z');
  const memory = memorySink(overrides);
  const context = askContext();
  const run = new CollectRun({
    ...context,
    sink: memory.sink,
    async *entities() {
      yield* pages;
    },
    checkReading,
    now: clock.now,
  });
  const start = (
    provider = {},
    signal: AbortSignal = new AbortController().signal,
  ) => run.run(testProvider(provider), signal);
  return { ...memory, ...context, start, clock };
}

describe('CollectRun', () => {
  it('asks for all entities of its kinds, batch by batch over pages', async () => {
    const asked: string[][] = [];
    const all = services(7);
    const api = apiEntity({ name: 'a' });
    const { start, runs } = setup([
      all.slice(0, 3),
      [],
      [groupEntity({ name: 'g' }), api, ...all.slice(3)],
      [{ kind: 'Component' } as Entity],
    ]);
    const outcome = await start({
      kinds: ['component', 'api'],
      batchSize: 5,
      collect: async ({ entities }: { entities: Entity[] }) => {
        asked.push(refs(entities));
        return entities.map(good);
      },
    });
    expect(asked).toEqual([
      refs([...all.slice(0, 3), api, all[3]]),
      refs(all.slice(4)),
    ]);
    expect(outcome).toEqual({
      state: 'ok',
      entities: 8,
      failed: 0,
      at: new Date('2026-12-01T09:00:00Z'),
    });
    expect(runs).toEqual([
      { providerId: 'test', written: asked.flat(), held: [], outcome },
    ]);
  });

  it('holds what was not read, and goes on', async () => {
    const all = services(6);
    const { start, runs, logger } = setup([all]);
    let batch = 0;
    const outcome = await start({
      batchSize: 2,
      collect: async ({ entities }: { entities: Entity[] }) => {
        batch += 1;
        if (batch === 1) throw new Error('answered 503');
        return entities.slice(batch - 2).map(good);
      },
    });
    expect(outcome).toMatchObject({
      state: 'partial',
      entities: 3,
      failed: 3,
      error: 'answered 503',
    });
    expect(runs[0].written).toEqual(refs([all[2], all[3], all[5]]));
    expect(runs[0].held).toEqual(refs([all[0], all[1], all[4]]));
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('keeps nothing that does not fit, and says so of the fact', async () => {
    const [service] = services(1);
    const { start, facts } = setup([[service]]);
    const outcome = await start({
      collect: async () => [
        {
          entityRef: refOf(service)!,
          facts: {
            size: { value: -1 },
            constructor: { value: 1 },
            other: { value: 1 },
          } as unknown as Record<string, FactReading>,
        },
        { entityRef: 'component:default/other', facts: {} },
      ],
    });
    expect(outcome).toMatchObject({ state: 'partial', entities: 1, failed: 0 });
    expect(outcome.error).toContain('test/size of component:default/s0: ');
    expect([...facts]).toEqual([
      [
        'component:default/s0',
        {
          size: {
            unavailable: expect.stringContaining(
              'What Test says does not fit: value is -1',
            ),
          },
        },
      ],
    ]);
  });

  it('leaves a source alone that fails again and again', async () => {
    const collect = jest.fn(async () => {
      throw new Error('down');
    });
    const { start, runs } = setup([services(10)]);
    const outcome = await start({ batchSize: 1, collect });
    expect(collect).toHaveBeenCalledTimes(5);
    expect(outcome).toMatchObject({
      state: 'failed',
      entities: 0,
      failed: 5,
      error: 'down',
    });
    expect(runs[0].held).toHaveLength(5);
  });

  it('goes on as long as some batches can be read', async () => {
    let batch = 0;
    const { start } = setup([services(12)]);
    const outcome = await start({
      batchSize: 1,
      collect: async ({ entities }: { entities: Entity[] }) => {
        batch += 1;
        if (batch % 2 === 1) throw new Error('down');
        return entities.map(good);
      },
    });
    expect(outcome).toMatchObject({ state: 'partial', entities: 6, failed: 6 });
  });

  it.each([
    ['nothing is read', async () => [], 'failed'],
    [
      'all batches fail',
      async () => {
        throw new Error('down');
      },
      'failed',
    ],
  ])('has failed when %s', async (_, collect, state) => {
    const { start } = setup([services(3)]);
    expect(await start({ collect })).toMatchObject({ state, failed: 3 });
  });

  it('is ok where there is nothing to read', async () => {
    expect(await setup([]).start()).toMatchObject({ state: 'ok', entities: 0 });
  });

  it('has failed when the catalog or the sink does, with what was read until then', async () => {
    async function* broken() {
      yield services(2);
      throw new Error('catalog is away');
    }
    const { sink, runs } = memorySink();
    const run = new CollectRun({
      ...askContext(),
      sink,
      entities: broken,
      checkReading,
    });
    const { signal } = new AbortController();
    expect(await run.run(testProvider({ batchSize: 2 }), signal)).toMatchObject(
      {
        state: 'failed',
        entities: 2,
        error: 'catalog is away',
      },
    );
    expect(runs[0].outcome?.state).toBe('failed');
    const full = setup([services(1)], {
      write: async () => {
        throw new Error('disk is full');
      },
    });
    expect(await full.start()).toMatchObject({
      state: 'failed',
      error: 'disk is full',
    });
  });

  it('ends at once when it is interrupted, whatever the provider does', async () => {
    const controller = new AbortController();
    const { start, runs } = setup([services(4)]);
    const outcome = await start(
      {
        batchSize: 1,
        collect: () => {
          controller.abort();
          return new Promise(() => {});
        },
      },
      controller.signal,
    );
    expect(outcome).toMatchObject({ state: 'aborted', entities: 0, failed: 0 });
    expect(outcome).not.toHaveProperty('error');
    expect(runs[0]).toMatchObject({ written: [], held: [] });
  });

  it('gives the provider what it may use', async () => {
    const { start, logger } = setup([services(1)]);
    const { signal } = new AbortController();
    const collect = jest.fn(async () => []);
    await start({ collect }, signal);
    expect(collect).toHaveBeenCalledWith({
      entities: services(1),
      credentials: await askContext().getCredentials(),
      signal,
      logger,
      now: new Date('2026-12-01T09:00:00Z'),
    });
  });

  it('writes or holds each entity that it went through, and counts it once', async () => {
    const behaviour = fc.constantFrom('read', 'left out', 'wrong', 'throws');
    await fc.assert(
      fc.asyncProperty(
        fc.array(behaviour, { maxLength: 30 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 8 }),
        async (behaviours, batchSize, pageSize) => {
          const all = services(behaviours.length);
          const pages = Array.from(
            { length: Math.ceil(all.length / pageSize) },
            (_, i) => all.slice(i * pageSize, (i + 1) * pageSize),
          );
          const of = new Map(all.map((entity, i) => [entity, behaviours[i]]));
          const { start, runs, facts } = setup(pages);
          const outcome = await start({
            batchSize,
            collect: async ({ entities }: { entities: Entity[] }) => {
              if (entities.some(one => of.get(one) === 'throws')) {
                throw new Error('down');
              }
              return entities
                .filter(one => of.get(one) !== 'left out')
                .map(one => ({
                  entityRef: refOf(one)!,
                  facts: {
                    size: { value: of.get(one) === 'wrong' ? 'x' : 1 },
                  },
                }));
            },
          });
          const [{ written, held }] = runs;
          const seen = [...written, ...held].sort();
          expect(new Set(seen).size).toBe(seen.length);
          expect(outcome.entities).toBe(written.length);
          expect(outcome.failed).toBe(held.length);
          const isThrough = ['ok', 'partial'].includes(outcome.state);
          const whole = isThrough ? refs(all).sort() : seen;
          expect(seen).toEqual(whole);
          expect(outcome.state === 'ok').toBe(
            behaviours.every(one => one === 'read'),
          );
          for (const { size } of facts.values()) {
            expect('value' in size ? size.value : 1).toBe(1);
          }
        },
      ),
    );
  });
});
