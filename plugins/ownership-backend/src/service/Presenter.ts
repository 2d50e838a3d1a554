import type { Sees } from '@internal/backend-kit';
import {
  namesUnseenGroup,
  refsToCheck,
  type EntityInContext,
  type Organisation,
  type TrustPeriods,
  type Viewpoint,
} from '@callboard/backstage-plugin-ownership-common';
import type { Viewer } from './OwnershipReader';
import type { Presentation } from './presentOwnership';
import type { RegisterSnapshot } from './RegisterSnapshot';

/** Knows how ownership is shown: the periods of trust, the addresses of channels, and the time. */
export class Presenter {
  readonly #options: Pick<
    Presentation,
    'periods' | 'chatUrl' | 'furtherFindings'
  > & { chatKey: string; clock?: () => number };
  /** Each way of seeing has one viewpoint, so that what was resolved once for it is known to the next request. */
  readonly #viewpoints = new WeakMap<Sees, Viewpoint>();

  constructor(options: {
    /** Annotation to recommend when a group has no channel. */
    chatKey: string;
    chatUrl?: string;
    periods: TrustPeriods;
    furtherFindings?: Presentation['furtherFindings'];
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#options = options;
  }

  viewpoint(sees: Sees, organisation: Organisation): Viewpoint {
    const known = this.#viewpoints.get(sees);
    if (known?.organisation === organisation) return known;
    const { chatKey } = this.#options;
    const viewpoint = { organisation, chatKey, sees };
    this.#viewpoints.set(sees, viewpoint);
    return viewpoint;
  }

  /**
   * What the viewer sees of these entities and of everything their owners may name. All of it is checked before anything is
   * resolved: an answer is remembered, and would stay the half one.
   *
   * @param further - what else is to be checked
   */
  async viewpointOf(
    contexts: EntityInContext[],
    further: string[],
    { view }: Viewer,
    organisation: Organisation,
  ): Promise<Viewpoint> {
    const refs = [
      ...further,
      ...contexts.map(({ entity }) => entity.entityRef),
      ...refsToCheck(contexts, organisation),
    ];
    const viewpoint = this.viewpoint(await view.check(refs), organisation);
    if (!namesUnseenGroup(contexts, viewpoint)) return viewpoint;
    const all = await view.check([...refs, ...organisation.groups.keys()]);
    return this.viewpoint(all, organisation);
  }

  presentation(
    snapshot: RegisterSnapshot,
    viewpoint: Viewpoint,
    viewer?: Viewer,
  ): Presentation {
    const { periods, chatUrl, furtherFindings, clock } = this.#options;
    const now = (clock ?? Date.now)();
    return {
      snapshot,
      viewpoint,
      periods,
      chatUrl,
      furtherFindings,
      userRef: viewer?.userRef,
      filter: viewer?.filter,
      // Nobody in particular: for the service itself.
      seesAll: viewer === undefined || viewer.view.seesAll,
      now,
    };
  }
}
