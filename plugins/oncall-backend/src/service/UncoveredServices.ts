import { decodeCursor, encodeCursor } from '@internal/backend-kit';
import type {
  UncoveredService,
  UncoveredServicePage,
} from '@callboard/backstage-plugin-oncall-common';
import { z } from 'zod';
import type { Viewer } from './Admission';
import type { Directory } from './Directory';
import type { ServiceChain, ServiceChains } from './ServiceChains';

const PAGE = 50;

/** Place in the list: title, reference. */
const positionSchema = z.tuple([z.string(), z.string()]);
type Position = z.infer<typeof positionSchema>;

const positionOf = ({ title, entityRef }: ServiceChain): Position => [
  title,
  entityRef,
];

const compare = (one: Position, other: Position) =>
  one[0].localeCompare(other[0], 'en-US') ||
  one[1].localeCompare(other[1], 'en-US');

/** Lists services for which nobody is on call at any hour, for someone who sees a part of the catalog. */
export class UncoveredServices {
  readonly #chains: Pick<ServiceChains, 'read'>;
  readonly #directory: Pick<Directory, 'groups'>;

  constructor(options: {
    chains: Pick<ServiceChains, 'read'>;
    directory: Pick<Directory, 'groups'>;
  }) {
    this.#chains = options.chains;
    this.#directory = options.directory;
  }

  /** @throws `InputError` for a cursor that is none */
  async list(
    request: { team?: string; cursor?: string; limit?: number },
    viewer: Viewer,
  ): Promise<UncoveredServicePage> {
    const { cursor, limit = PAGE } = request;
    const after = cursor ? decodeCursor(cursor, positionSchema) : undefined;
    const team = request.team?.toLocaleLowerCase('en-US');
    const found = (await this.#chains.read(viewer))
      .filter(({ problem, teamRef }) => problem && (!team || teamRef === team))
      .sort((one, other) => compare(positionOf(one), positionOf(other)));
    const rest = after
      ? found.filter(chain => compare(positionOf(chain), after) > 0)
      : found;
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.flatMap(chain => this.#toItem(chain) ?? []),
      pageInfo:
        last && rest.length > page.length
          ? { nextCursor: encodeCursor(positionOf(last)) }
          : {},
      totalItems: found.length,
    };
  }

  #toItem(chain: ServiceChain): UncoveredService | undefined {
    const { entityRef, title, teamRef, problem, reason } = chain;
    if (!problem || !reason) return undefined;
    const team = teamRef && this.#directory.groups.get(teamRef);
    return {
      entityRef,
      title,
      ...(team && {
        team: { entityRef: team.entityRef, title: team.title },
      }),
      problem,
      reason,
    };
  }
}
