import { mockServices } from '@backstage/backend-test-utils';
import { notificationsOf } from './notificationsOf';

const anything = {
  recipients: { type: 'entity', entityRef: 'group:default/ledger' },
  payload: { title: 'Title' },
} as const;

describe('notificationsOf', () => {
  const setup = async (isEnabled: boolean, ...plugins: string[]) => {
    const notifications = { send: jest.fn(async () => {}) };
    const logger = mockServices.logger.mock();
    const found = await notificationsOf({
      isEnabled,
      lost: 'gaps',
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
    const { sent, logger } = await setup(true, 'catalog', 'notifications');
    expect(sent).toEqual([[anything]]);
    expect(logger.info).not.toHaveBeenCalled();
  });

  it('sends nothing in a portal that has none, and says so', async () => {
    const { sent, logger } = await setup(true, 'catalog');
    expect(sent).toEqual([]);
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringContaining('nobody is told of gaps'),
    );
  });

  it('sends nothing where it is switched off', async () => {
    const { sent, logger } = await setup(false, 'notifications');
    expect(sent).toEqual([]);
    expect(logger.info).not.toHaveBeenCalled();
  });
});
