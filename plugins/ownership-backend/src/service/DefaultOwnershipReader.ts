import {
  ancestorsOf,
  descendantsOf,
  inContext,
  ownershipOf,
  refsOfTeam,
  type EntityFacts,
  type OwnershipsByRefs,
  type TeamsByRefs,
} from '@callboard/backstage-plugin-ownership-common';
import type { OwnershipResource } from '@callboard/backstage-plugin-ownership-node';
import type { OwnershipReader, Viewer } from './OwnershipReader';
import { parseRefs } from './parseRefs';
import { passesFilter } from './passesFilter';
import { presentOwnership } from './presentOwnership';
import type { Presenter } from './Presenter';
import type { Register } from './Register';
import {
  entitiesByOwner,
  ownerRefOf,
  type RegisterSnapshot,
} from './RegisterSnapshot';
import { refMeantBy } from './resolveRoles';
import { summariseTeam } from './summariseTeam';

const asOf = ({ followedAt }: RegisterSnapshot) =>
  followedAt && { asOf: followedAt.toISOString() };

const passesViewer = (
  facts: EntityFacts,
  { filter }: Viewer,
  { organisation }: RegisterSnapshot,
) =>
  !filter ||
  passesFilter(filter, ownerRefOf(facts, organisation), organisation);

/** Reads the register and resolves what is in it, as far as the viewer sees. */
export class DefaultOwnershipReader implements OwnershipReader {
  readonly #register: Register;
  readonly #presenter: Presenter;

  constructor(options: { register: Register; presenter: Presenter }) {
    this.#register = options.register;
    this.#presenter = options.presenter;
  }

  async getOwnersByRefs(
    request: { entityRefs: string[] },
    viewer: Viewer,
  ): Promise<OwnershipsByRefs> {
    const refs = parseRefs(request.entityRefs, 'entityRefs');
    const snapshot = await this.#register.current();
    const { organisation, entities } = snapshot;
    const found = new Map<string, EntityFacts>();
    for (const ref of refs) {
      const facts = entities.get(ref);
      if (facts && passesViewer(facts, viewer, snapshot)) found.set(ref, facts);
    }
    const contexts = Array.from(found.values(), facts =>
      inContext(facts, organisation),
    );
    const further = [...found.keys()].flatMap(ref =>
      refsKeptFor(ref, snapshot),
    );
    const viewpoint = await this.#presenter.viewpointOf(
      contexts,
      further,
      viewer,
      organisation,
    );
    const presentation = this.#presenter.presentation(
      snapshot,
      viewpoint,
      viewer,
    );
    return {
      items: refs.map(ref => {
        const facts = found.get(ref);
        return facts && viewpoint.sees(ref)
          ? presentOwnership(facts, ownershipOf(facts, viewpoint), presentation)
          : null;
      }),
      ...asOf(snapshot),
    };
  }

  async getTeamsByRefs(
    request: { groupRefs: string[] },
    viewer: Viewer,
  ): Promise<TeamsByRefs> {
    const refs = parseRefs(request.groupRefs, 'groupRefs');
    const snapshot = await this.#register.current();
    const { organisation } = snapshot;
    const known = [...new Set(refs)].filter(
      ref =>
        organisation.groups.has(ref) &&
        passesFilter(viewer.filter, ref, organisation),
    );
    // Members may own things personally; that is a gap of their team.
    const owners = known.flatMap(ref => [
      ref,
      ...descendantsOf(ref, organisation.edges),
      ...(organisation.groups.get(ref)?.members ?? []),
    ]);
    const byOwner = entitiesByOwner(snapshot);
    const contexts = [...new Set(owners)]
      .flatMap(ref => byOwner.get(ref) ?? [])
      .filter(facts => passesViewer(facts, viewer, snapshot))
      .map(facts => inContext(facts, organisation));
    const sees = await viewer.view.check([
      ...known.flatMap(ref => refsOfTeam(ref, organisation)),
      ...snapshot.transfers.keys(),
      ...contexts.flatMap(({ entity, partOf }) =>
        [entity, ...partOf].map(facts => facts.entityRef),
      ),
    ]);
    const viewpoint = this.#presenter.viewpoint(sees, organisation);
    const presentation = this.#presenter.presentation(
      snapshot,
      viewpoint,
      viewer,
    );
    const visible = contexts.filter(({ entity }) => sees(entity.entityRef));
    const teams = new Map(
      known
        .filter(sees)
        .map(ref => [ref, summariseTeam(ref, visible, presentation)]),
    );
    return {
      items: refs.map(ref => teams.get(ref) ?? null),
      ...asOf(snapshot),
    };
  }

  /** What permission rules see of these entities; for decisions about single ones. */
  async getPermissionResources(
    entityRefs: string[],
  ): Promise<(OwnershipResource | undefined)[]> {
    const { entities, organisation } = await this.#register.current();
    return entityRefs.map(entityRef => {
      const facts = entities.get(entityRef);
      if (!facts) return undefined;
      const owner = ownerRefOf(facts, organisation);
      const ownerRefs = owner
        ? [owner, ...ancestorsOf(owner, organisation.edges)]
        : [];
      return { entityRef, ownerRefs };
    });
  }
}

/** Who confirmed, who set a role, who is to take over: named only to those who see them. */
function refsKeptFor(
  entityRef: string,
  { confirmations, transfers, roles, entities, organisation }: RegisterSnapshot,
): string[] {
  const facts = entities.get(entityRef);
  const set = roles.get(entityRef) ?? [];
  const values = [
    ...set.map(({ value }) => value),
    ...Object.values(facts?.roles ?? {}),
  ];
  return [
    ...(confirmations.has(entityRef)
      ? [confirmations.get(entityRef)!.confirmedBy]
      : []),
    ...(transfers.get(entityRef) ?? []).map(({ toRef }) => toRef),
    ...set.map(({ setBy }) => setBy),
    ...values.flatMap(
      value => refMeantBy(value, facts!.namespace, organisation) ?? [],
    ),
  ];
}
