/**
 * The OpenAPI document of the ownership API.
 *
 * @packageDocumentation
 */
import { confirmations } from './confirmations';
import { listings } from './listings';
import { owners } from './owners';
import { roles } from './roles';
import { transfers } from './transfers';

/**
 * OpenAPI 3.1 document of `/api/ownership`.
 *
 * @public
 */
export const ownershipApiSpec = {
  openapi: '3.1.0',
  info: {
    title: 'Ownership',
    version: '1',
    description: 'Who answers for each entity of the catalog.',
    license: { name: 'Apache-2.0' },
  },
  paths: { ...owners, ...confirmations, ...listings, ...transfers, ...roles },
} as const;
