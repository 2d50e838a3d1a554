import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  isEmailAddress,
  type OwnershipRole,
  type OwnershipRoleName,
  type SetRoleRequest,
} from '@callboard/backstage-plugin-ownership-common';
import type { RoleStore } from '../database/RoleStore';
import type { OwnershipNews } from './OwnershipNews';
import type { OwnershipReader } from './OwnershipReader';
import { parseRefs } from './parseRefs';
import type { Register } from './Register';
import { refMeantBy } from './resolveRoles';
import { saidText } from './saidText';
import type { Person } from './TransferDesk';

const isChannel = (value: string) =>
  /^#[^\s#]{1,80}$/.test(value) ||
  isEmailAddress(value) ||
  (/^https?:\/\//i.test(value) && URL.canParse(value));

/** Takes who fills which role, from those who answer for the entity and from nobody else. */
export class RoleDesk {
  readonly #reader: OwnershipReader;
  readonly #register: Register;
  readonly #store: RoleStore;
  readonly #news: Pick<OwnershipNews, 'roleSet'>;
  readonly #clock: () => number;

  constructor(options: {
    reader: OwnershipReader;
    register: Register;
    store: RoleStore;
    news: Pick<OwnershipNews, 'roleSet'>;
    clock?: () => number;
  }) {
    this.#reader = options.reader;
    this.#register = options.register;
    this.#store = options.store;
    this.#news = options.news;
    this.#clock = options.clock ?? Date.now;
  }

  async set(request: SetRoleRequest, viewer: Person): Promise<OwnershipRole[]> {
    const [entityRef] = parseRefs([request.entityRef], 'entityRef');
    const { role } = request;
    const value = saidText(request.value);
    await this.#assertAnswers(entityRef, viewer);
    const now = new Date(this.#clock());
    const actorRef = viewer.userRef;
    if (value === '') {
      await this.#store.removeRole({
        entityRef,
        role,
        actorRef,
        removedAt: now,
      });
    } else {
      await this.#assertValue(role, value, entityRef, viewer);
      await this.#store.setRole({
        entityRef,
        role,
        value,
        setBy: actorRef,
        setAt: now,
      });
    }
    const happenedAt = now.toISOString();
    this.#news.roleSet({ entityRef, role, actorRef, happenedAt });
    const { items } = await this.#reader.getOwnersByRefs(
      { entityRefs: [entityRef] },
      viewer,
    );
    return items[0]?.roles ?? [];
  }

  async #assertAnswers(entityRef: string, viewer: Person): Promise<void> {
    const { items } = await this.#reader.getOwnersByRefs(
      { entityRefs: [entityRef] },
      viewer,
    );
    const [ownership] = items;
    if (!ownership) {
      throw new NotFoundError(
        `Nothing is known about the owner of '${entityRef}', or you may not see it`,
      );
    }
    if (!ownership.trust?.mayConfirm) {
      throw new NotAllowedError(
        `Only those who answer for '${entityRef}' may say who fills its roles`,
      );
    }
  }

  async #assertValue(
    role: OwnershipRoleName,
    value: string,
    entityRef: string,
    { view }: Person,
  ): Promise<void> {
    if (role !== 'tech-lead' && isChannel(value)) return;
    const { organisation, entities } = await this.#register.current();
    const namespace = entities.get(entityRef)?.namespace ?? 'default';
    const ref = refMeantBy(value, namespace, organisation);
    const isKnown =
      ref !== undefined &&
      (organisation.users.has(ref) ||
        (role !== 'tech-lead' && organisation.groups.has(ref)));
    if (!isKnown || !(await view.check([ref]))(ref)) {
      throw new InputError(
        role === 'tech-lead'
          ? `value of tech-lead must be a user of the catalog, for example user:default/ana, not '${value}'`
          : `value of ${role} must be a channel like #help, an https address, an e-mail address, or a user or group of the catalog, not '${value}'`,
      );
    }
  }
}
