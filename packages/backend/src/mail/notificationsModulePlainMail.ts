import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { notificationsEmailTemplateExtensionPoint } from '@backstage/plugin-notifications-backend-module-email';
import { resolveNotificationLink } from '@backstage/plugin-notifications-node';

/**
 * Mails as plain text. The e-mail module (0.3.25) writes descriptions into HTML as they are, and names of schedules and
 * teams are in them: whoever names one could put links into mails of the portal.
 */
export const notificationsModulePlainMail = createBackendModule({
  pluginId: 'notifications',
  moduleId: 'plain-mail',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        templates: notificationsEmailTemplateExtensionPoint,
      },
      async init({ config, templates }) {
        const baseUrl = config.getString('app.baseUrl');
        templates.setTemplateRenderer({
          async getText({ payload: { description, link } }) {
            const page =
              resolveNotificationLink(link, baseUrl) ??
              `${baseUrl}/notifications`;
            return [description, page].filter(Boolean).join('\n\n');
          },
        });
      },
    });
  },
});
