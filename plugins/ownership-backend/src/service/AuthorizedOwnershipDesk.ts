import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import { NotAllowedError } from '@backstage/errors';
import {
  ownershipConfirmationCreatePermission,
  ownershipMessageUpdatePermission,
  ownershipRenameCreatePermission,
  ownershipRoleUpdatePermission,
  ownershipTransferCreatePermission,
  type Confirmation,
  type DecideTransfersRequest,
  type OwnershipRole,
  type ProposeTransfersRequest,
  type SetRoleRequest,
  type Transfer,
} from '@callboard/backstage-plugin-ownership-common';
import type { OwnershipFilter } from '@callboard/backstage-plugin-ownership-node';
import type { Admission, Admitted } from './Admission';
import type { Caller } from './AuthorizedOwnershipService';
import type { ConfirmationDesk, ConfirmRequest } from './ConfirmationDesk';
import type { MessageDesk } from './MessageDesk';
import type { OwnershipReader } from './OwnershipReader';
import { passesFilter } from './passesFilter';
import type { RenameDesk } from './RenameDesk';
import type { RoleDesk } from './RoleDesk';
import type { TransferDesk } from './TransferDesk';
import type { TransferReader } from './TransferReader';
import { isAnswer } from './transferRules';

/** Everything that can be changed of ownership. */
export interface OwnershipDesks {
  confirmations: ConfirmationDesk;
  transfers: TransferDesk;
  roles: RoleDesk;
  renames: RenameDesk;
  messages: MessageDesk;
}

/** Decides whether the caller may change something, and passes that on to who knows the rules. */
export class AuthorizedOwnershipDesk {
  readonly #admission: Admission;
  readonly #reader: OwnershipReader;
  readonly #transfers: TransferReader;
  readonly #desks: OwnershipDesks;

  constructor(options: {
    admission: Admission;
    reader: OwnershipReader;
    transfers: TransferReader;
    desks: OwnershipDesks;
  }) {
    this.#admission = options.admission;
    this.#reader = options.reader;
    this.#transfers = options.transfers;
    this.#desks = options.desks;
  }

  async confirmOwners(
    request: ConfirmRequest,
    { credentials }: Caller,
  ): Promise<Confirmation> {
    const what = 'confirm owners';
    const admitted = await this.#admission.writer(
      credentials,
      ownershipConfirmationCreatePermission,
      what,
    );
    const refs = request.items.map(({ entityRef }) => entityRef);
    await this.#assertWritable(refs, admitted, what);
    return this.#desks.confirmations.confirm(request, admitted.person);
  }

  async undoConfirmation(
    request: { id: string },
    { credentials }: Caller,
  ): Promise<string[]> {
    const what = 'take back confirmations of owners';
    const admitted = await this.#admission.writer(
      credentials,
      ownershipConfirmationCreatePermission,
      what,
    );
    const { confirmations } = this.#desks;
    const { userRef } = admitted.person;
    if (admitted.writeFilter) {
      const refs = await confirmations.findUndoable(request, userRef);
      await this.#assertWritable(refs, admitted, what);
    }
    return confirmations.undo(request, userRef);
  }

  async proposeTransfers(
    request: ProposeTransfersRequest,
    { credentials }: Caller,
  ): Promise<Transfer[]> {
    const what = 'propose owners';
    const admitted = await this.#admission.writer(
      credentials,
      ownershipTransferCreatePermission,
      what,
    );
    await this.#assertWritable(request.entityRefs, admitted, what);
    return this.#desks.transfers.propose(request, admitted.person);
  }

  async decideTransfers(
    request: DecideTransfersRequest,
    { credentials }: Caller,
  ): Promise<Transfer[]> {
    const what = 'decide about transfers';
    const admitted = await this.#admission.writer(
      credentials,
      ownershipTransferCreatePermission,
      what,
    );
    await this.#assertDecidable(request, admitted, what);
    return this.#desks.transfers.decide(request, admitted.person);
  }

  async setRole(
    request: SetRoleRequest,
    { credentials }: Caller,
  ): Promise<OwnershipRole[]> {
    const what = 'say who fills a role';
    const admitted = await this.#admission.writer(
      credentials,
      ownershipRoleUpdatePermission,
      what,
    );
    await this.#assertWritable([request.entityRef], admitted, what);
    return this.#desks.roles.set(request, admitted.person);
  }

  async rename(
    request: { fromRef: string; toRef: string },
    { credentials }: Caller,
  ): Promise<number> {
    const { person } = await this.#admission.writer(
      credentials,
      ownershipRenameCreatePermission,
      'move what is kept under a reference',
    );
    return this.#desks.renames.rename(request, person.userRef);
  }

  /** @returns how many messages will be tried again */
  async retryMessages({ credentials }: Caller): Promise<number> {
    const { person } = await this.#admission.writer(
      credentials,
      ownershipMessageUpdatePermission,
      'have notifications sent that were given up',
    );
    return this.#desks.messages.retryGivenUp(person.userRef);
  }

  /** Who gives an answer writes for the receiving team, and about whatever it has; all others about the entity. */
  async #assertDecidable(
    { ids, decision }: DecideTransfersRequest,
    admitted: Admitted,
    what: string,
  ): Promise<void> {
    const { person, writeFilter } = admitted;
    if (!writeFilter) return;
    const found = await this.#transfers.findForDecision(ids, person);
    const others: string[] = [];
    for (const { kept, viewpoint } of found) {
      const { entityRef, toRef } = kept;
      if (!isAnswer(kept, decision)) {
        others.push(entityRef);
      } else if (!passesFilter(writeFilter, toRef, viewpoint.organisation)) {
        throw new NotAllowedError(`You may not ${what}: '${entityRef}'`);
      }
    }
    await this.#assertWritable(others, admitted, what);
  }

  /** Every entity must pass the conditions under which the policy lets the caller write. */
  async #assertWritable(
    entityRefs: string[],
    { person, writeFilter }: Admitted,
    what: string,
  ): Promise<void> {
    if (!writeFilter) return;
    const filter: PermissionCriteria<OwnershipFilter> = person.filter
      ? { allOf: [person.filter, writeFilter] }
      : writeFilter;
    const { items } = await this.#reader.getOwnersByRefs(
      { entityRefs },
      { ...person, filter },
    );
    const refused = entityRefs.find((_, index) => !items[index]);
    if (refused !== undefined) {
      throw new NotAllowedError(`You may not ${what}: '${refused}'`);
    }
  }
}
