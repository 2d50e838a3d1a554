import type {
  BuildHealthApi,
  BuildSourceState,
  EntityBuilds,
  TestSummary,
} from '@callboard/backstage-plugin-build-health-common';
import type { Family, FamilyRequest } from '../families/Family';
import { inOrder } from '../families/inOrder';
import { instantOf, type Said } from '../families/readings';
import { Recent } from '../families/Recent';
import { MINUTE } from '../families/times';
import { buildHealthFacts } from './facts';
import { DAYS, sayBuilds } from './sayBuilds';
import { sayTests } from './sayTests';

/** As the list has at most. */
const MOST_QUARANTINED = 1_000;

type Client = Pick<
  BuildHealthApi,
  'getBuildsOfEntities' | 'listQuarantine' | 'listSources'
>;

/** What is the same for all entities. */
interface Surroundings {
  quarantined: readonly TestSummary[];
  /** Source → when it last answered, of those that are asked. */
  heardAt: ReadonlyMap<string, string>;
}

/** A source that is never asked is silent whenever nothing is built: of it, what is known is as of now. */
const heardAtOf = ({ lastPolledAt, lastReceivedAt }: BuildSourceState) =>
  lastPolledAt &&
  [lastPolledAt, lastReceivedAt]
    .flatMap(at => instantOf(at) ?? [])
    .sort()
    .at(-1);

/** When the source that has been silent the longest answered; `undefined` for now. */
const heardOf = (
  { pipelines }: EntityBuilds,
  heardAt: ReadonlyMap<string, string>,
) => pipelines.flatMap(({ sourceId }) => heardAt.get(sourceId) ?? []).sort()[0];

/** How builds fare. */
export class BuildHealthFamily implements Family {
  readonly id = 'build-health';
  readonly title = 'build health';
  readonly facts = buildHealthFacts;
  readonly kinds = ['component', 'resource', 'api'];
  readonly everyMs = 30 * MINUTE;
  /** As many as one call may ask for. */
  readonly batchSize = 100;
  readonly tab = { path: '/builds', title: 'Builds' };
  readonly #client: Client;
  readonly #surroundings = new Recent<Surroundings>();

  constructor(client: Client) {
    this.#client = client;
  }

  async read({ entityRefs, now, options }: FamilyRequest) {
    const { items } = await this.#client.getBuildsOfEntities(
      { entityRefs, days: DAYS },
      options,
    );
    const when = { now, isFresh: entityRefs.length === 1 };
    const { quarantined, heardAt } = await this.#surroundings.read(when, () =>
      this.#readSurroundings(options),
    );
    return inOrder(items, entityRefs).map(
      item =>
        item && {
          said: {
            ...sayBuilds(item),
            ...sayTests(item, now),
            'quarantine-overdue-count': sayOverdue(item, quarantined),
          },
          observedAt: heardOf(item, heardAt),
        },
    );
  }

  async #readSurroundings(
    options: FamilyRequest['options'],
  ): Promise<Surroundings> {
    const { items: quarantined } = await this.#client.listQuarantine(options);
    const { items: sources } = await this.#client.listSources(options);
    return {
      quarantined,
      heardAt: new Map(
        sources.flatMap((source): [string, string][] => {
          const at = heardAtOf(source);
          return at ? [[source.id, at]] : [];
        }),
      ),
    };
  }
}

function sayOverdue(
  { entityRef, pipelines }: EntityBuilds,
  quarantined: readonly TestSummary[],
): Said {
  if (pipelines.length === 0) {
    return { missing: 'It has no pipeline whose tests could be in quarantine' };
  }
  if (quarantined.length >= MOST_QUARANTINED) {
    return {
      unavailable: `${MOST_QUARANTINED} tests or more are in quarantine, and not all of them were told`,
    };
  }
  const overdue = quarantined.filter(
    ({ entityRefs, quarantine }) =>
      quarantine?.isOverdue && entityRefs.includes(entityRef),
  );
  return {
    value: overdue.length,
    note: overdue.map(({ name }) => name).join(', '),
  };
}
