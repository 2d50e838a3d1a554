import type {
  Confirmation,
  DecideTransfersRequest,
  ListOwnershipsRequest,
  ListTransfersRequest,
  OwnershipChangePage,
  OwnershipCoverage,
  OwnershipPage,
  OwnershipRole,
  OwnershipsByRefs,
  ProposeTransfersRequest,
  SetRoleRequest,
  SuggestionsByRefs,
  TeamsByRefs,
  Transfer,
  TransferPage,
  TransferPatch,
} from '../types';

/**
 * Reads and changes ownership, from a browser or from another backend.
 *
 * @public
 */
export interface OwnershipApi {
  /**
   * Who owns up to 1,000 entities, in request order; `null` where the entity is unknown or hidden from the caller.
   *
   * @throws `InputError` when more than 1,000 references are asked for
   */
  getOwnersByRefs(
    request: { entityRefs: string[] },
    options?: OwnershipRequestOptions,
  ): Promise<OwnershipsByRefs>;

  /**
   * What up to 100 teams own, in request order; `null` where the group is unknown or hidden from the caller.
   *
   * @throws `InputError` when more than 100 references are asked for
   */
  getTeamsByRefs(
    request: { groupRefs: string[] },
    options?: OwnershipRequestOptions,
  ): Promise<TeamsByRefs>;

  /**
   * Confirms, as the caller, that the owners of up to 1,000 entities are right; all of them or none.
   *
   * @throws `NotFoundError` when an entity is unknown or hidden, `ConflictError` when its owner is no longer the one
   *   named, `NotAllowedError` when the caller does not answer for it
   */
  confirmOwners(
    request: { items: { entityRef: string; ownerRef: string }[] },
    options?: OwnershipRequestOptions,
  ): Promise<Confirmation>;

  /**
   * Takes back what the caller confirmed. Entities that were confirmed again since stay as they are.
   *
   * @throws `NotFoundError` when nothing of it stands any more, or someone else confirmed
   */
  undoConfirmation(
    request: { id: string },
    options?: OwnershipRequestOptions,
  ): Promise<void>;

  /**
   * One page of the entities the caller sees, the worst first.
   *
   * @throws `InputError` when the cursor belongs to another list
   */
  listOwnerships(
    request: ListOwnershipsRequest,
    options?: OwnershipRequestOptions,
  ): Promise<OwnershipPage>;

  /** The same list as CSV: all of it, with a line of headings. */
  exportOwnerships(
    request: ListOwnershipsRequest,
    options?: OwnershipRequestOptions,
  ): Promise<string>;

  /** How far everything the caller sees is owned, by team. */
  getCoverage(options?: OwnershipRequestOptions): Promise<OwnershipCoverage>;

  /**
   * What happened to the ownership of one entity, the newest first.
   *
   * @throws `NotFoundError` when the entity is unknown or hidden
   */
  listChanges(
    request: { entityRef: string; limit?: number; cursor?: string },
    options?: OwnershipRequestOptions,
  ): Promise<OwnershipChangePage>;

  /**
   * Teams that may be the owners of up to 100 entities, in request order; `null` where unknown or hidden.
   */
  getSuggestionsByRefs(
    request: { entityRefs: string[] },
    options?: OwnershipRequestOptions,
  ): Promise<SuggestionsByRefs>;

  /**
   * Proposes a team as the owner; all entities or none. An open proposal of the caller's own for the same entity is
   * replaced.
   *
   * @throws `NotFoundError` when an entity or the team is unknown or hidden, `ConflictError` when someone else's
   *   proposal is open or the team owns it already
   */
  proposeTransfers(
    request: ProposeTransfersRequest,
    options?: OwnershipRequestOptions,
  ): Promise<{ items: Transfer[] }>;

  /** Transfers, the newest first. */
  listTransfers(
    request: ListTransfersRequest,
    options?: OwnershipRequestOptions,
  ): Promise<TransferPage>;

  /**
   * Decides about transfers; all of them or none.
   *
   * @throws `NotFoundError` when one is unknown or hidden, `NotAllowedError` when the caller is not one who may decide,
   *   `ConflictError` when someone else has decided meanwhile
   */
  decideTransfers(
    request: DecideTransfersRequest,
    options?: OwnershipRequestOptions,
  ): Promise<{ items: Transfer[] }>;

  /**
   * The change of the descriptor for an accepted transfer.
   *
   * @throws `NotFoundError` when the transfer is unknown or hidden
   */
  getTransferPatch(
    request: { id: string },
    options?: OwnershipRequestOptions,
  ): Promise<TransferPatch>;

  /**
   * Says, as one of those who answer for the entity, who fills a role.
   *
   * @throws `NotFoundError` when the entity is unknown or hidden, `NotAllowedError` when the caller does not answer for
   *   it, `InputError` when the value names nobody
   */
  setRole(
    request: SetRoleRequest,
    options?: OwnershipRequestOptions,
  ): Promise<{ items: OwnershipRole[] }>;

  /**
   * Moves, as an administrator, everything kept under one reference of an entity, user or group to another.
   *
   * @throws `NotAllowedError` when the caller is no administrator, `InputError` when the new reference is not in the
   *   catalog
   */
  rename(
    request: { fromRef: string; toRef: string },
    options?: OwnershipRequestOptions,
  ): Promise<{ moved: number }>;
}

/**
 * Options of a request.
 *
 * @public
 */
export interface OwnershipRequestOptions {
  /** Backstage token; not needed with a fetch API that adds the user's own. */
  token?: string;
  /** Ends the request early. */
  signal?: AbortSignal;
}
