import { mockServices } from '@backstage/backend-test-utils';
import type { TestRecord } from '../database/TestStore';
import { QuarantineReminders } from './QuarantineReminders';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 27);

const quarantined = (expiresAt: number): TestRecord => ({
  id: 5,
  pipelineId: 1,
  pipelineName: 'CI',
  suitePath: [],
  className: 'RefundTest',
  name: 'is paid once',
  rate: 0.1,
  interval: { low: 0, high: 0.2 },
  n: 50,
  failures: 5,
  sameCommit: { passedAgain: 4, of: 4 },
  firstSeenAt: 0,
  lastSeenAt: NOW,
  quarantine: {
    ownerRef: 'group:default/ledger',
    reason: 'it waits for a clock',
    createdBy: 'user:default/ana',
    createdAt: 0,
    expiresAt,
  },
});

function setUp(expiresAt: number) {
  const listEnding = jest.fn(async (_: { before: number; limit: number }) => [
    quarantined(expiresAt),
  ]);
  const setReminded = jest.fn(async (_id: number, _expiresAt: number) => {});
  const send = jest.fn(async (_notification: object) => {});
  const counted: string[] = [];
  const reminders = new QuarantineReminders({
    store: { listEnding, setReminded },
    teamsBelow: async () => ['group:default/books'],
    notifications: { send },
    count: (what, result) => counted.push(`${what} ${result}`),
    logger: mockServices.logger.mock(),
    clock: () => NOW,
  });
  return { reminders, listEnding, setReminded, send, counted };
}

describe('reminders of quarantines', () => {
  it('go to whoever mends the test, three days ahead, once', async () => {
    const { reminders, listEnding, setReminded, send } = setUp(NOW + 2.5 * DAY);
    await reminders.sendDue();
    expect(listEnding).toHaveBeenCalledWith({
      before: NOW + 3 * DAY,
      limit: 50,
    });
    expect(send.mock.calls).toEqual([
      [
        {
          recipients: {
            type: 'entity',
            entityRef: 'group:default/ledger',
            excludeEntityRef: ['group:default/books'],
          },
          payload: {
            title: 'Quarantine ends in 3 days: RefundTest › is paid once',
            description:
              'Then its failures count again. Why it is there: it waits for a clock',
            link: '/build-health/tests/5',
            severity: 'normal',
            topic: 'Quarantine of tests',
            scope: 'build-health-quarantine-5',
          },
        },
      ],
    ]);
    expect(setReminded).toHaveBeenCalledWith(5, NOW + 2.5 * DAY);
  });

  it('are tried again where they could not be sent', async () => {
    const { reminders, setReminded, send, counted } = setUp(NOW - DAY);
    send.mockRejectedValueOnce(new Error('no broker'));
    await reminders.sendDue();
    expect(setReminded).not.toHaveBeenCalled();
    await reminders.sendDue();
    expect(setReminded).toHaveBeenCalledTimes(1);
    expect(send).toHaveBeenLastCalledWith(
      expect.objectContaining({
        payload: expect.objectContaining({
          title: 'Quarantine ends now: RefundTest › is paid once',
        }),
      }),
    );
    expect(counted).toEqual(['reminder failed', 'reminder sent']);
  });
});
