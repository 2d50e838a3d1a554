import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { openDatabase } from '../../database/openDatabase';
import { event } from '../../lifecycle/__testUtils__/deliveries';
import { Engine } from './Engine';

export const ROUTED = {
  alertname: 'PaymentErrorRate',
  service: 'payment-router',
};

/** A delivery of one alert of a service. */
export const firing = (
  key = 'a',
  fields: Parameters<typeof event>[2] = {},
) => ({ events: [event('trigger', key, { labels: ROUTED, ...fields })] });

/** One on a database of its own. */
export async function openEngine(
  createDatabase: () => Promise<Knex>,
  options?: ConstructorParameters<typeof Engine>[1],
): Promise<Engine> {
  const knex = await createDatabase();
  const db = await openDatabase(mockServices.database({ knex }));
  return new Engine(db, options).open();
}
