import { mockServices } from '@backstage/backend-test-utils';
import { SendDigestsJob } from './SendDigestsJob';

it('sends digests every full hour, in one process', async () => {
  const scheduler = mockServices.scheduler.mock();
  const run = jest.fn();
  scheduler.createScheduledTaskRunner.mockReturnValue({ run });
  const sendDue = jest.fn();
  await new SendDigestsJob({ id: 'x-digests', delivery: { sendDue } }).start(
    scheduler,
  );
  expect(scheduler.createScheduledTaskRunner).toHaveBeenCalledWith(
    expect.objectContaining({
      frequency: { cron: '0 * * * *' },
      scope: 'global',
    }),
  );
  const [{ id, fn }] = run.mock.calls[0];
  expect(id).toBe('x-digests');
  const { signal } = new AbortController();
  await fn(signal);
  expect(sendDue).toHaveBeenCalledWith(signal);
});
