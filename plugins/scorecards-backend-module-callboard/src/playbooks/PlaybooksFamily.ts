import type { PlaybooksApi } from '@callboard/backstage-plugin-playbooks-common';
import { allPages } from '../families/allPages';
import type { Family, FamilyRequest } from '../families/Family';
import { inOrder } from '../families/inOrder';
import { Recent } from '../families/Recent';
import { AlertBook } from './AlertBook';
import { playbooksFacts } from './facts';
import { sayPages } from './sayPages';

const PAGE = 500;
const MOST_PAGES = 40;

type Client = Pick<PlaybooksApi, 'getPlaybooksOfEntities' | 'listCoverage'>;

/** Which playbooks there are, how far they are proven, and which alerts lead to one. */
export class PlaybooksFamily implements Family {
  readonly id = 'playbooks';
  readonly title = 'playbooks';
  readonly facts = playbooksFacts;
  readonly kinds = ['component', 'api', 'resource', 'system', 'domain'];
  /** What is read of them costs the same for one as for many. */
  readonly batchSize = 500;
  readonly tab = { path: '/playbooks', title: 'Playbooks' };
  readonly #client: Client;
  readonly #alerts = new Recent<AlertBook>();

  constructor(client: Client) {
    this.#client = client;
  }

  async read({ entityRefs, now, options }: FamilyRequest) {
    const { items } = await this.#client.getPlaybooksOfEntities(
      { entityRefs },
      options,
    );
    const when = { now, isFresh: entityRefs.length === 1 };
    const alerts = await this.#alerts.read(when, () =>
      this.#readAlerts(options),
    );
    return inOrder(items, entityRefs).map(
      (item, index) =>
        item && {
          said: { ...sayPages(item), ...alerts.say(entityRefs[index]) },
        },
    );
  }

  async #readAlerts(options: FamilyRequest['options']): Promise<AlertBook> {
    const pages = await allPages(
      cursor => this.#client.listCoverage({ limit: PAGE, cursor }, options),
      MOST_PAGES,
    );
    return new AlertBook(pages);
  }
}
