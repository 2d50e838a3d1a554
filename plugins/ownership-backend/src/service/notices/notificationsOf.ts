import type {
  LoggerService,
  RootSystemMetadataService,
} from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';

/** Nobody is there to take them: what would be sent counts as sent. */
export const nowhere: NotificationService = { send: async () => {} };

/**
 * The notifications of a portal, or nothing in their place when it has none. Without this each message would fail, be
 * tried again, and be kept for ever.
 */
export async function notificationsOf(portal: {
  notifications: NotificationService;
  system: RootSystemMetadataService;
  logger: LoggerService;
}): Promise<NotificationService> {
  const { notifications, system, logger } = portal;
  const plugins = await system.getInstalledPlugins();
  if (plugins.some(({ pluginId }) => pluginId === 'notifications')) {
    return notifications;
  }
  logger.info(
    'The portal has no notifications backend: nobody is told of transfers, or reminded to confirm',
  );
  return nowhere;
}
