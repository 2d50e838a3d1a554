import { everything, inBatches } from '@internal/backend-kit';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  NamedRef,
  OnCallProblem,
} from '@callboard/backstage-plugin-oncall-common';
import type { Viewer } from './Admission';
import type { Directory } from './Directory';
import type { OwnerBook } from './owners/OwnerBook';
import type { WhoReader } from './WhoReader';

/** Services are worked out so many at once, some 10 ms; requests get in between. */
const SLICE = 200;
const SERVICE = /^component:/;

/** Whoever waits gets no answer either: nobody is on call at any hour. What another system has not said yet may come. */
const broken: ReadonlySet<OnCallProblem> = new Set<OnCallProblem>([
  'no-owner',
  'owner-not-in-catalog',
  'owner-not-a-team',
  'schedule-unknown',
  'no-schedule',
  'source-unknown',
]);

/** For what is told to teams: each hears only of its own. */
export const seesEverything: Viewer = {
  view: {
    seesAll: true,
    seesNothing: false,
    decisions: [],
    check: async () => everything,
    checkAll: async () => everything,
  },
  filter: undefined,
};

/** The way from a service to who is on call for it. */
export interface ServiceChain extends NamedRef {
  /** The group that owns the service; absent where none does. */
  teamRef?: string;
  /** Which link is missing; absent when it leads to schedules or to another system. */
  problem?: OnCallProblem;
  /** The same in words, and how to mend it. */
  reason?: string;
}

/** Follows the chains of all services: components of the catalog. */
export class ServiceChains {
  readonly #directory: Directory;
  readonly #owners: Pick<OwnerBook, 'find'>;
  readonly #who: Pick<WhoReader, 'getByRefs'>;

  constructor(options: {
    directory: Directory;
    owners: Pick<OwnerBook, 'find'>;
    who: Pick<WhoReader, 'getByRefs'>;
  }) {
    this.#directory = options.directory;
    this.#owners = options.owners;
    this.#who = options.who;
  }

  /** Of every service that the viewer sees. */
  async read(viewer: Viewer): Promise<ServiceChain[]> {
    const sees = await viewer.view.checkAll();
    const refs = [...this.#directory.entities.keys()].filter(
      ref => SERVICE.test(ref) && sees(ref),
    );
    const chains: ServiceChain[] = [];
    for (const entityRefs of inBatches(refs, SLICE)) {
      const { items } = await this.#who.getByRefs({ entityRefs }, viewer);
      for (const answer of items) {
        if (!answer) continue;
        const { entityRef, title, problem, reason } = answer;
        const teamRef = this.#teamOf(entityRef);
        chains.push({
          entityRef,
          title,
          ...(teamRef && sees(teamRef) && { teamRef }),
          ...(problem && broken.has(problem) && { problem, reason }),
        });
      }
      await nextTurn();
    }
    return chains;
  }

  #teamOf(entityRef: string): string | undefined {
    const { entities, groups } = this.#directory;
    const owner = this.#owners.find(entityRef);
    const owners = owner
      ? [owner.ownerRef]
      : entities.get(entityRef)?.ownerRefs ?? [];
    return owners.find(ref => groups.has(ref));
  }
}
