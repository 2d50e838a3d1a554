import type { AlertsClient } from '@callboard/backstage-plugin-alerts-common';
import type { Family, FamilyRequest } from '../families/Family';
import { inOrder } from '../families/inOrder';
import { MINUTE } from '../families/times';
import { alertsFacts } from './facts';
import { sayFigures } from './sayFigures';

type Client = Pick<AlertsClient, 'getFiguresByRefs'>;

/** What pages people, how soon it is taken, and whether it reaches somebody. */
export class AlertsFamily implements Family {
  readonly id = 'alerts';
  readonly title = 'alerts';
  readonly facts = alertsFacts;
  readonly kinds = [
    'component',
    'api',
    'resource',
    'system',
    'domain',
    'group',
  ];
  readonly everyMs = 30 * MINUTE;
  readonly tab = { path: '/alerts', title: 'Alerts' };
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async read({ entityRefs, options }: FamilyRequest) {
    const { items } = await this.#client.getFiguresByRefs(
      { entityRefs },
      options,
    );
    return inOrder(items, entityRefs).map(
      item => item && { said: sayFigures(item) },
    );
  }
}
