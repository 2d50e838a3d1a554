import type { OncallApi } from '@callboard/backstage-plugin-oncall-common';
import { allPages } from '../families/allPages';
import type { Family, FamilyRequest } from '../families/Family';
import { inOrder } from '../families/inOrder';
import { Recent } from '../families/Recent';
import { MINUTE } from '../families/times';
import { oncallFacts } from './facts';
import { sayGaps, type SchedulesById } from './sayGaps';
import { saidAt, sayNow } from './sayNow';

const PAGE = 200;
const MOST_PAGES = 50;

type Client = Pick<OncallApi, 'getOnCallByRefs' | 'listSchedules'>;

/** Who is on call, and when nobody is. */
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
  readonly #schedules = new Recent<SchedulesById>();

  constructor(client: Client) {
    this.#client = client;
  }

  async read({ entityRefs, now, options }: FamilyRequest) {
    const { items, asOf } = await this.#client.getOnCallByRefs(
      { entityRefs },
      options,
    );
    if (!asOf) throw new Error('it has not read the catalog yet');
    const when = { now, isFresh: entityRefs.length === 1 };
    const schedules = await this.#schedules.read(when, () =>
      this.#readSchedules(options),
    );
    return inOrder(items, entityRefs).map(
      item =>
        item && {
          said: { ...sayNow(item), ...sayGaps(item, schedules, now) },
          observedAt: saidAt(item),
        },
    );
  }

  async #readSchedules(
    options: FamilyRequest['options'],
  ): Promise<SchedulesById> {
    const pages = await allPages(
      cursor => this.#client.listSchedules({ limit: PAGE, cursor }, options),
      MOST_PAGES,
    );
    return new Map(
      pages.flatMap(({ items }) => items).map(one => [one.id, one]),
    );
  }
}
