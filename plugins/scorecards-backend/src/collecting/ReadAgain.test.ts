import { componentEntity, fakeClock } from '@internal/test-kit';
import type { FactProvider } from '@callboard/backstage-plugin-scorecards-node';
import { checkReading } from '../providers/__testUtils__/checkReading';
import { memorySink } from './__testUtils__/memorySink';
import { askContext, testProvider } from './__testUtils__/testProvider';
import { ReadAgain } from './ReadAgain';

const REF = 'component:default/ledger';

function setup(
  providers: FactProvider[],
  options: { timeoutMs?: number } = {},
) {
  const clock = fakeClock('2026-12-01T09:00:00Z');
  const { sink, facts, runs } = memorySink();
  const readAgain = new ReadAgain({
    ...askContext(),
    jobs: () => providers.map(provider => ({ provider, periodMs: 3_600_000 })),
    findEntity: async ref =>
      ref.includes('nobody')
        ? undefined
        : componentEntity({ name: ref.slice(ref.indexOf('/') + 1) }),
    lastRuns: async () => [
      {
        providerId: 'bulk',
        state: 'ok',
        startedAt: Date.parse('2026-12-01T08:30:00Z'),
      },
    ],
    sink,
    checkReading,
    now: clock.now,
    ...options,
  });
  const read = (ref = REF) =>
    readAgain.collectOne(ref, new AbortController().signal);
  return { read, facts, runs, clock, readAgain };
}

const named = (provider: string) => ({ provider, title: 'Test' });

describe('ReadAgain', () => {
  it('asks each provider that can say something of one entity, and keeps what they say', async () => {
    const { read, facts, runs } = setup([
      testProvider(),
      testProvider({ id: 'apis', kinds: ['api'] }),
      testProvider({ id: 'bulk', readsSingly: false }),
      testProvider({ id: 'new-bulk', readsSingly: false }),
      testProvider({
        id: 'down',
        collect: async () => {
          throw new Error('answered 503');
        },
      }),
      testProvider({ id: 'mute', collect: async () => [] }),
    ]);
    expect(await read()).toEqual({
      read: [named('test')],
      failed: [
        { ...named('down'), problem: 'answered 503' },
        { ...named('mute'), problem: 'It said nothing of this entity' },
      ],
      later: [
        { ...named('bulk'), nextRunAt: '2026-12-01T09:30:00.000Z' },
        named('new-bulk'),
      ],
    });
    expect([...facts]).toEqual([[REF, { size: { value: 1 } }]]);
    expect(runs).toEqual([]);
  });

  it('waits for no provider that hangs', async () => {
    const { read } = setup(
      [testProvider({ collect: () => new Promise(() => {}) })],
      { timeoutMs: 10 },
    );
    expect((await read()).failed).toEqual([
      { ...named('test'), problem: 'It did not answer within 0.01 s' },
    ]);
  });

  it('reads an entity once at a time', async () => {
    const { read } = setup([testProvider()]);
    const first = read();
    await expect(read()).rejects.toMatchObject({ name: 'ConflictError' });
    await expect(read('component:default/other')).resolves.toBeDefined();
    await first;
    await expect(read()).resolves.toBeDefined();
  });

  it('reads thirty entities a minute', async () => {
    const { read, clock } = setup([testProvider()]);
    for (let i = 0; i < 30; i += 1) {
      await read(`component:default/s${i}`);
      clock.advance(1_000);
    }
    await expect(read()).rejects.toMatchObject({
      statusCode: 429,
      message: expect.stringContaining('try again in 30 s'),
    });
    clock.advance(30_000);
    await read();
  });

  it('knows nobody that is not in the catalog, and reads it once it is', async () => {
    const { read } = setup([testProvider()]);
    const nobody = 'component:default/nobody';
    await expect(read(nobody)).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(read(nobody)).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('ends when whoever asks is gone', async () => {
    const { readAgain } = setup([
      testProvider({ collect: () => new Promise(() => {}) }),
    ]);
    const controller = new AbortController();
    const reading = readAgain.collectOne(REF, controller.signal);
    controller.abort(new Error('gone'));
    await expect(reading).rejects.toThrow('gone');
  });
});
