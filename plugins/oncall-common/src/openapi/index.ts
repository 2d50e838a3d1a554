/**
 * The OpenAPI document of the on-call API.
 *
 * @packageDocumentation
 */
import { calendars } from './calendars';
import { onCall } from './onCall';
import { previews } from './previews';
import { schedules } from './schedules';
import { search } from './search';
import { services } from './services';

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
  paths: {
    ...previews,
    ...schedules,
    ...onCall,
    ...search,
    ...services,
    ...calendars,
  },
} as const;
