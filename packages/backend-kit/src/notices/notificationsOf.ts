import type {
  LoggerService,
  RootSystemMetadataService,
} from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';

/** Nobody is there to take them: what would be sent counts as sent. */
const nowhere: NotificationService = { send: async () => {} };

/**
 * The notifications of a portal, or nothing in their place when it has none or they are switched off. Without this each message
 * would fail, be tried again, and be kept for ever.
 *
 * @param portal.lost - what nobody is told then, for the log: `shifts and gaps`
 */
export async function notificationsOf(portal: {
  isEnabled: boolean;
  lost: string;
  notifications: NotificationService;
  system: RootSystemMetadataService;
  logger: LoggerService;
}): Promise<NotificationService> {
  const { isEnabled, lost, notifications, system, logger } = portal;
  if (!isEnabled) return nowhere;
  const plugins = await system.getInstalledPlugins();
  if (plugins.some(({ pluginId }) => pluginId === 'notifications')) {
    return notifications;
  }
  logger.info(
    `The portal has no notifications backend: nobody is told of ${lost}`,
  );
  return nowhere;
}
