/**
 * The OpenAPI document of the on-call API.
 *
 * @packageDocumentation
 */
import { previews } from './previews';

/**
 * OpenAPI 3.1 document of `/api/oncall`.
 *
 * @public
 */
export const oncallApiSpec = {
  openapi: '3.1.0',
  info: {
    title: 'On-call',
    version: '1',
    description: 'Who is on call for each entity of the catalog, and when.',
    license: { name: 'Apache-2.0' },
  },
  paths: { ...previews },
} as const;
