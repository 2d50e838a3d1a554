import type { OncallApi } from '@callboard/backstage-plugin-oncall-common';
import type { Family, FamilyRequest } from '../families/Family';
import { inOrder } from '../families/inOrder';
import { MINUTE } from '../families/times';
import { oncallFacts } from './facts';
import { saidAt, sayNow } from './sayNow';
import { sayOutlook } from './sayOutlook';

type Client = Pick<OncallApi, 'getOnCallByRefs'>;

/** Who is on call, who else takes turns, and when nobody does. */
export class OncallFamily implements Family {
  readonly id = 'oncall';
  readonly title = 'on-call';
  readonly facts = oncallFacts;
  readonly kinds = [
    'component',
    'api',
    'resource',
    'system',
    'domain',
    'template',
    'group',
  ];
  readonly everyMs = 5 * MINUTE;
  readonly tab = { path: '/on-call', title: 'On-call' };
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async read({ entityRefs, options }: FamilyRequest) {
    const { items, asOf } = await this.#client.getOnCallByRefs(
      { entityRefs, outlook: true },
      options,
    );
    if (!asOf) throw new Error('it has not read the catalog yet');
    return inOrder(items, entityRefs).map(
      item =>
        item && {
          said: { ...sayNow(item), ...sayOutlook(item) },
          observedAt: saidAt(item),
        },
    );
  }
}
