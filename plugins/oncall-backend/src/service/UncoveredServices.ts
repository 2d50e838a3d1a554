import type {
  UncoveredService,
  UncoveredServicePage,
} from '@callboard/backstage-plugin-oncall-common';
import { z } from 'zod';
import type { Viewer } from './Admission';
import type { Directory } from './Directory';
import { pageOf } from './pageOf';
import type { ServiceChain, ServiceChains } from './ServiceChains';

/** Title, reference. */
const place = z.tuple([z.string(), z.string()]);

const placeOf = ({ title, entityRef }: ServiceChain): z.infer<typeof place> => [
  title,
  entityRef,
];

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
    const team = request.team?.toLocaleLowerCase('en-US');
    const found = (await this.#chains.read(viewer)).filter(
      ({ problem, teamRef }) => problem && (!team || teamRef === team),
    );
    const page = pageOf(found, { place, placeOf }, request);
    return {
      ...page,
      items: page.items.flatMap(chain => this.#toItem(chain) ?? []),
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
