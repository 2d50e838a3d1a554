import type { Sees } from '@internal/backend-kit';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  ancestorsOf,
  descendantsOf,
  findOwner,
  hasOwner,
  inContext,
  namesUnseenGroup,
  refsOfTeam,
  refsToCheck,
  resolveOwnership,
  type EntityInContext,
  type Organisation,
  type OwnershipsByRefs,
  type TeamsByRefs,
  type TrustPeriods,
  type Viewpoint,
} from '@callboard/backstage-plugin-ownership-common';
import type {
  OwnershipFilter,
  OwnershipResource,
} from '@callboard/backstage-plugin-ownership-node';
import type { ConfirmationStore } from '../database/ConfirmationStore';
import type { OwnershipStore } from '../database/OwnershipStore';
import { OrganisationCache } from './OrganisationCache';
import type { OwnershipReader, Viewer } from './OwnershipReader';
import { parseRefs } from './parseRefs';
import { summariseTeam } from './summariseTeam';
import { withTrust } from './withTrust';

const kindOf = (entityRef: string) =>
  entityRef.slice(0, entityRef.indexOf(':'));

/** A rule asks for a team; the rows name the team that owns them, which may be one below. */
function withTeamsBelow(
  criteria: PermissionCriteria<OwnershipFilter>,
  organisation: Organisation,
): PermissionCriteria<OwnershipFilter> {
  const deeper = (inner: PermissionCriteria<OwnershipFilter>) =>
    withTeamsBelow(inner, organisation);
  if (isAndCriteria(criteria)) {
    const [first, ...rest] = criteria.allOf;
    return { allOf: [deeper(first), ...rest.map(deeper)] };
  }
  if (isOrCriteria(criteria)) {
    const [first, ...rest] = criteria.anyOf;
    return { anyOf: [deeper(first), ...rest.map(deeper)] };
  }
  if (isNotCriteria(criteria)) return { not: deeper(criteria.not) };
  const values = criteria.values.flatMap(ref => [
    ref,
    ...descendantsOf(ref, organisation.edges),
  ]);
  return { ...criteria, values: [...new Set(values)] };
}

/** Whether what this owner has passes the filter, as the database would say. */
function passes(
  criteria: PermissionCriteria<OwnershipFilter>,
  ownerRef: string,
): boolean {
  if (isAndCriteria(criteria)) {
    return criteria.allOf.every(part => passes(part, ownerRef));
  }
  if (isOrCriteria(criteria)) {
    return criteria.anyOf.some(part => passes(part, ownerRef));
  }
  return isNotCriteria(criteria)
    ? !passes(criteria.not, ownerRef)
    : criteria.values.includes(ownerRef);
}

/** Reads the kept facts and resolves them, as far as the viewer sees. */
export class DefaultOwnershipReader implements OwnershipReader {
  readonly #store: OwnershipStore;
  readonly #confirmations: Pick<ConfirmationStore, 'getConfirmations'>;
  readonly #organisation: OrganisationCache;
  readonly #chatKey: string;
  readonly #periods: TrustPeriods;
  readonly #clock: () => number;
  /** Teams that were resolved once for a viewpoint are known to the caller's next request. */
  readonly #viewpoints = new WeakMap<Sees, Viewpoint>();

  constructor(options: {
    store: OwnershipStore;
    confirmations: Pick<ConfirmationStore, 'getConfirmations'>;
    chatKey: string;
    periods: TrustPeriods;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#store = options.store;
    this.#confirmations = options.confirmations;
    this.#periods = options.periods;
    this.#clock = options.clock ?? Date.now;
    this.#organisation = new OrganisationCache(options.store);
    this.#chatKey = options.chatKey;
  }

  async getOwnersByRefs(
    request: { entityRefs: string[] },
    viewer: Viewer,
  ): Promise<OwnershipsByRefs> {
    const refs = parseRefs(request.entityRefs, 'entityRefs');
    const ownable = [...new Set(refs)].filter(ref => hasOwner(kindOf(ref)));
    const starting = this.#begin(viewer);
    // Only a filter needs the organisation first; without one all statements travel together.
    const [{ organisation, asOf }, entities, kept] = await Promise.all([
      starting,
      viewer.filter
        ? starting.then(({ filter }) =>
            this.#store.getEntities(ownable, filter),
          )
        : this.#store.getEntities(ownable),
      this.#confirmations.getConfirmations(ownable),
    ]);
    const confirmations = new Map(kept.map(row => [row.entityRef, row]));
    const contexts = entities.map(entity => inContext(entity, organisation));
    const viewpoint = await this.#viewpointOf(
      contexts,
      viewer,
      organisation,
      kept.map(({ confirmedBy }) => confirmedBy),
    );
    const now = this.#clock();
    const byRef = new Map(
      contexts
        .filter(({ entity }) => viewpoint.sees(entity.entityRef))
        .map(context => [
          context.entity.entityRef,
          withTrust(resolveOwnership(context, viewpoint), {
            kept: confirmations.get(context.entity.entityRef),
            viewpoint,
            periods: this.#periods,
            userRef: viewer.userRef,
            now,
          }),
        ]),
    );
    return { items: refs.map(ref => byRef.get(ref) ?? null), ...asOf };
  }

  async getTeamsByRefs(
    request: { groupRefs: string[] },
    viewer: Viewer,
  ): Promise<TeamsByRefs> {
    const refs = parseRefs(request.groupRefs, 'groupRefs');
    const { organisation, filter, asOf } = await this.#begin(viewer);
    const known = [...new Set(refs)].filter(
      ref => organisation.groups.has(ref) && (!filter || passes(filter, ref)),
    );
    // Members may own things personally; that is a gap of their team.
    const owners = known.flatMap(ref => [
      ref,
      ...descendantsOf(ref, organisation.edges),
      ...(organisation.groups.get(ref)?.members ?? []),
    ]);
    const entities = known.length
      ? await this.#store.getEntitiesOwnedBy([...new Set(owners)], filter)
      : [];
    const contexts = entities.map(entity => inContext(entity, organisation));
    const viewpoint = await this.#viewpoint(viewer, organisation, [
      ...known.flatMap(ref => refsOfTeam(ref, organisation)),
      ...contexts.flatMap(({ entity, partOf }) =>
        [entity, ...partOf].map(facts => facts.entityRef),
      ),
    ]);
    const visible: EntityInContext[] = contexts.filter(({ entity }) =>
      viewpoint.sees(entity.entityRef),
    );
    const teams = new Map(
      known
        .filter(viewpoint.sees)
        .map(ref => [ref, summariseTeam(ref, visible, viewpoint)]),
    );
    return { items: refs.map(ref => teams.get(ref) ?? null), ...asOf };
  }

  /** What permission rules see of these entities; for decisions about single ones. */
  async getPermissionResources(
    entityRefs: string[],
  ): Promise<(OwnershipResource | undefined)[]> {
    const { organisation } = await this.#begin({});
    const entities = await this.#store.getEntities(entityRefs);
    const resources = new Map(
      entities.map(entity => {
        const context = inContext(entity, organisation);
        const owner = findOwner(context, () => true)?.parsed;
        const ownerRefs =
          owner?.type === 'ref' || owner?.type === 'email'
            ? [
                owner.entityRef,
                ...ancestorsOf(owner.entityRef, organisation.edges),
              ]
            : [];
        const { entityRef } = entity;
        return [entityRef, { entityRef, ownerRefs }];
      }),
    );
    return entityRefs.map(ref => resources.get(ref));
  }

  async #begin({ filter }: Pick<Viewer, 'filter'>) {
    const state = await this.#store.getFollowState();
    const organisation = await this.#organisation.at(
      state.organisationRevision,
    );
    return {
      organisation,
      filter: filter && withTeamsBelow(filter, organisation),
      asOf: state.followedAt && { asOf: state.followedAt.toISOString() },
    };
  }

  /** What the viewer sees of these entities and of everything their owners may name. */
  async #viewpointOf(
    contexts: EntityInContext[],
    viewer: Viewer,
    organisation: Organisation,
    further: string[],
  ): Promise<Viewpoint> {
    const refs = [
      ...further,
      ...contexts.map(({ entity }) => entity.entityRef),
      ...refsToCheck(contexts, organisation),
    ];
    const viewpoint = await this.#viewpoint(viewer, organisation, refs);
    return namesUnseenGroup(contexts, viewpoint)
      ? this.#viewpoint(viewer, organisation, [
          ...refs,
          ...organisation.groups.keys(),
        ])
      : viewpoint;
  }

  async #viewpoint(
    { view }: Viewer,
    organisation: Organisation,
    refs: Iterable<string>,
  ): Promise<Viewpoint> {
    const sees = await view.check(refs);
    let viewpoint = this.#viewpoints.get(sees);
    if (viewpoint?.organisation !== organisation) {
      viewpoint = { organisation, chatKey: this.#chatKey, sees };
      this.#viewpoints.set(sees, viewpoint);
    }
    return viewpoint;
  }
}
