/**
 * The OpenAPI document of the alerts API.
 *
 * @packageDocumentation
 */
import { actPaths, pageOperation } from './acts';
import { alertPaths } from './alerts';
import { channelPaths } from './channels';
import { figurePaths } from './figures';
import { handoffPaths } from './handoffs';
import { keyPaths } from './keys';
import { operationPaths } from './operation';
import { peoplePaths } from './people';
import { policyPaths } from './policies';
import { routePaths } from './routes';
import { silencePaths } from './silences';

/**
 * OpenAPI 3.1 document of `/api/alerts`, without what senders post to.
 *
 * @public
 */
export const alertsApiSpec = {
  openapi: '3.1.0',
  info: {
    title: 'Alerts',
    version: '1',
    description: 'What fires, who is paged for it, and what was done.',
    license: { name: 'Apache-2.0' },
  },
  paths: {
    ...alertPaths,
    ...actPaths,
    '/alerts': { ...alertPaths['/alerts'], post: pageOperation },
    ...silencePaths,
    ...policyPaths,
    ...figurePaths,
    ...handoffPaths,
    ...keyPaths,
    ...routePaths,
    ...channelPaths,
    ...operationPaths,
    ...peoplePaths,
  },
} as const;
