import { mockServices } from '@backstage/backend-test-utils';
import { notificationsOf } from './notificationsOf';

const anything = {
  recipients: { type: 'entity', entityRef: 'group:default/ledger' },
  payload: { title: 'Title' },
} as const;

describe('notificationsOf', () => {
  const setup = async (...plugins: string[]) => {
    const notifications = { send: jest.fn(async () => {}) };
    const logger = mockServices.logger.mock();
    const found = await notificationsOf({
      notifications,
      system: {
        getInstalledPlugins: async () =>
          plugins.map(pluginId => ({ pluginId })),
      },
      logger,
    });
    await found.send(anything);
    return { sent: notifications.send.mock.calls, logger };
  };

  it('sends to the notifications of the portal', async () => {
    const { sent, logger } = await setup('catalog', 'notifications');
    expect(sent).toEqual([[anything]]);
    expect(logger.info).not.toHaveBeenCalled();
  });

  it('sends nothing in a portal that has none, and says so', async () => {
    const { sent, logger } = await setup('catalog');
    expect(sent).toEqual([]);
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringContaining('no notifications backend'),
    );
  });
});
