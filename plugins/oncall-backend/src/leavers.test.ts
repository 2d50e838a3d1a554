import { stringifyEntityRef } from '@backstage/catalog-model';
import { exampleOrganisation } from '@internal/test-kit';
import { startBackend } from './__testUtils__/oncallBackend';
import { weekly } from './__testUtils__/version';

const EMIL = 'user:default/emil-novak';

describe('whoever left the catalog', () => {
  let running: Awaited<ReturnType<typeof startBackend>>;
  beforeAll(async () => {
    running = await startBackend(() => undefined);
  }, 60_000);
  afterAll(() => running.backend.stop());

  it('is on call for nothing: their shifts are gaps, with the reason', async () => {
    const { createSchedule, catalog, follow, get, post } = running;
    const version = weekly('emil-novak');
    const { body: made } = await createSchedule({ version });
    expect(made.gapCount).toBe(0);
    const emil = exampleOrganisation().find(
      entity => stringifyEntityRef(entity) === EMIL,
    )!;
    catalog.remove(EMIL);
    await follow();
    const { body } = await get(`/schedules/${made.id}`);
    expect(body.gapCount).toBe(1);
    expect(body.now).toBeUndefined();
    expect(body.firstGap.reason).toBe('emil-novak left the catalog');
    expect(body.people).toEqual([
      expect.objectContaining({ entityRef: EMIL, known: false, gone: true }),
    ]);
    const asked = await post('/on-call/by-refs', {
      entityRefs: ['group:default/ledger'],
    });
    const [answer] = asked.body.items;
    expect(answer.problem).toBe('nobody-now');
    expect(answer.reason).toMatch(
      /^Nobody is on call by Ledger primary in the coming year; edit the schedule; emil-novak left the catalog$/,
    );
    // Yesterday they were.
    const yesterday = await post('/on-call/by-refs', {
      entityRefs: ['group:default/ledger'],
      at: new Date(Date.now() - 86_400_000).toISOString(),
    });
    expect(yesterday.body.items[0].problem).toBeUndefined();

    catalog.put(emil);
    await follow();
    expect((await get(`/schedules/${made.id}`)).body.gapCount).toBe(0);
  });
});
