import { createApiRouter } from '@internal/backend-kit';
import { alertsApiSpec } from '@callboard/backstage-plugin-alerts-common/openapi';

/** A router that knows the paths of the API, and what they take and answer. */
export const createAlertsRouter = () => createApiRouter(alertsApiSpec);

export type AlertsRouter = ReturnType<typeof createAlertsRouter>;
