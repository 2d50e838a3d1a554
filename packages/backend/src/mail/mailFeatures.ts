import {
  coreServices,
  createBackendFeatureLoader,
} from '@backstage/backend-plugin-api';
import { notificationsModulePlainMail } from './notificationsModulePlainMail';

/** Notifications by e-mail, where `notifications.processors.email` says how: without it the module ends the start. */
export const mailFeatures = createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  async *loader({ config }) {
    if (!config.has('notifications.processors.email')) return;
    yield import('@backstage/plugin-notifications-backend-module-email');
    yield notificationsModulePlainMail;
  },
});
