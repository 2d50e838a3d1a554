import { mockServices } from '@backstage/backend-test-utils';
import { heldTasks } from '@internal/test-kit';
import { WatchJob } from './WatchJob';

const pass = (milliseconds: number) =>
  jest.advanceTimersByTimeAsync(milliseconds);

describe('WatchJob', () => {
  beforeEach(() =>
    jest.useFakeTimers({ now: Date.parse('2026-11-26T11:00:00Z') }),
  );
  afterEach(() => jest.useRealTimers());

  async function setup() {
    const watch = {
      look: jest.fn(async (_?: AbortSignal) => {}),
      nextAt: Infinity,
    };
    const services = { look: jest.fn(async () => {}) };
    const delivery = { deliverDue: jest.fn(async (_?: AbortSignal) => {}) };
    const logger = mockServices.logger.mock();
    const job = new WatchJob({ watch, services, delivery, logger });
    const lifecycle = mockServices.lifecycle.mock();
    const { scheduler, run } = heldTasks();
    await job.start({ scheduler, lifecycle });
    const stop = async () => lifecycle.addShutdownHook.mock.calls[0][0]();
    return {
      watch,
      delivery,
      job,
      logger,
      stop,
      run: () => run('oncall-watch'),
    };
  }

  it('looks at the moment that the schedules say', async () => {
    const { watch, run } = await setup();
    watch.nextAt = Date.now() + 30_000;
    await run();
    expect(watch.look).toHaveBeenCalledTimes(1);
    await pass(29_900);
    expect(watch.look).toHaveBeenCalledTimes(1);
    watch.nextAt = Infinity;
    await pass(200);
    expect(watch.look).toHaveBeenCalledTimes(2);
    await pass(600_000);
    expect(watch.look).toHaveBeenCalledTimes(2);
  });

  it('looks once more when it is woken while it looks', async () => {
    const { watch, job, delivery } = await setup();
    let finish = () => {};
    watch.look.mockImplementationOnce(
      () =>
        new Promise(resolve => {
          finish = resolve;
        }),
    );
    job.wake();
    job.wake();
    job.wake();
    finish();
    await pass(0);
    expect(watch.look).toHaveBeenCalledTimes(2);
    expect(delivery.deliverDue).toHaveBeenCalled();
  });

  it('survives a database that does not answer', async () => {
    const { watch, run, logger } = await setup();
    watch.look.mockRejectedValueOnce(new Error('gone'));
    await run();
    expect(logger.error).toHaveBeenCalledTimes(1);
    await run();
    expect(watch.look).toHaveBeenCalledTimes(2);
  });

  it('looks while what it found cannot be sent, and sends on afterwards', async () => {
    const { watch, job, delivery, stop } = await setup();
    let finish = () => {};
    delivery.deliverDue.mockImplementationOnce(
      () =>
        new Promise(resolve => {
          finish = resolve;
        }),
    );
    job.wake();
    await pass(0);
    job.wake();
    await pass(0);
    expect(watch.look).toHaveBeenCalledTimes(2);
    expect(delivery.deliverDue).toHaveBeenCalledTimes(1);
    finish();
    await pass(0);
    expect(delivery.deliverDue).toHaveBeenCalledTimes(2);
    await stop();
    for (const [signal] of [
      ...watch.look.mock.calls,
      ...delivery.deliverDue.mock.calls,
    ]) {
      expect(signal?.aborted).toBe(true);
    }
  });

  it('looks no more after the end', async () => {
    const { watch, run, job, stop } = await setup();
    watch.nextAt = Date.now() + 30_000;
    await run();
    await stop();
    job.wake();
    await pass(600_000);
    expect(watch.look).toHaveBeenCalledTimes(1);
  });
});
