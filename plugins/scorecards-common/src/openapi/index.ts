/**
 * The OpenAPI document of the scorecards API.
 *
 * @packageDocumentation
 */
import { decisionPaths } from './decisions';
import { documentPaths } from './documents';
import { entityPaths } from './entities';
import { overviewPaths } from './overview';
import { peoplePaths } from './people';

/**
 * OpenAPI 3.1 document of `/api/scorecards`.
 *
 * @public
 */
export const scorecardsApiSpec = {
  openapi: '3.1.0',
  info: {
    title: 'Scorecards',
    version: '1',
    description: 'Facts, checks, levels and campaigns of services.',
    license: { name: 'Apache-2.0' },
  },
  paths: {
    ...entityPaths,
    ...overviewPaths,
    ...documentPaths,
    ...decisionPaths,
    ...peoplePaths,
  },
} as const;
