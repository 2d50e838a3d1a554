import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  alertsPolicyUpdatePermission,
  type AlertSeverity,
  type EscalationPreview,
  type StoredPolicy,
} from '@callboard/backstage-plugin-alerts-common';
import type { PolicyRecord, PolicyStore } from '../database/PolicyStore';
import { lower } from '../directory/lower';
import { iso, type AlertNaming } from '../service/AlertNaming';
import type { Caller, Callers } from './Callers';
import type { EscalationPreviews } from './EscalationPreviews';
import { momentOf } from './momentOf';
import type { PolicyReader, SentPolicy } from './PolicyReader';

/** Policies of a team. */
const MOST_POLICIES = 50;
/** Policies that are told at once. */
const MOST_TOLD = 5_000;
const WHAT = 'change escalation policies';
const NO_SUCH = 'There is no such policy';

interface PolicyDeskOptions {
  policies: PolicyStore;
  callers: Callers;
  reader: PolicyReader;
  previews: Pick<EscalationPreviews, 'preview'>;
  naming: AlertNaming;
  clock?: () => number;
}

/**
 * Makes, changes and removes escalation policies. Those of a team are for its people, for those of teams above it, and for
 * administrators; whoever sees the team may read them.
 */
export class PolicyDesk {
  readonly #options: PolicyDeskOptions;
  readonly #clock: () => number;

  constructor(options: PolicyDeskOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  /** By team and title. */
  async list(
    { team }: { team?: string },
    credentials: BackstageCredentials,
  ): Promise<StoredPolicy[]> {
    const caller = await this.#caller(credentials);
    if (caller.viewer.isRefused) return [];
    const teamRef = team === undefined ? undefined : lower(team);
    const records = await this.#options.policies.list({ teamRef });
    const sees = await caller.viewer.check(
      records.map(record => record.teamRef),
    );
    const seen = records.filter(record => sees(record.teamRef));
    return this.#told(seen.slice(0, MOST_TOLD), caller);
  }

  /** @throws NotFoundError */
  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<StoredPolicy> {
    const caller = await this.#caller(credentials);
    return this.#tellOne(await this.#find(id, caller), caller);
  }

  async create(
    sent: SentPolicy,
    credentials: BackstageCredentials,
  ): Promise<StoredPolicy> {
    const { policies, reader } = this.#options;
    const caller = await this.#caller(credentials);
    const updatedBy = caller.enter(WHAT);
    const teamRef = await this.#ownTeam(sent, caller);
    const policy = await reader.read({ ...sent, teamRef }, { caller });
    const created = await policies.create(
      { ...policy, updatedBy, updatedAt: this.#clock() },
      { most: MOST_POLICIES },
    );
    if (created) return this.#tellOne(created, caller);
    throw new ConflictError(
      `The team has ${MOST_POLICIES} policies already; remove some first`,
    );
  }

  /** @throws ConflictError where somebody else has changed it meanwhile */
  async update(
    sent: SentPolicy & { id: string; baseRevision: number },
    credentials: BackstageCredentials,
  ): Promise<StoredPolicy> {
    const { policies, reader, naming } = this.#options;
    const { id, baseRevision } = sent;
    const caller = await this.#caller(credentials);
    const updatedBy = caller.enter(WHAT);
    const before = await this.#own(id, caller);
    const teamRef = await this.#ownTeam(sent, caller);
    const policy = await reader.read(
      { ...sent, teamRef },
      { caller, before: before.rules },
    );
    const outcome = await policies.update(
      id,
      { ...policy, updatedBy, updatedAt: this.#clock() },
      { baseRevision },
    );
    if (!outcome) throw new NotFoundError(NO_SUCH);
    if (outcome.kind === 'saved') return this.#tellOne(outcome.policy, caller);
    const { title } = naming.named(outcome.policy.updatedBy);
    throw new ConflictError(
      `${title} has changed the policy meanwhile; look at it again before you save`,
    );
  }

  async remove(id: string, credentials: BackstageCredentials): Promise<void> {
    const caller = await this.#caller(credentials);
    caller.enter(WHAT);
    await this.#own(id, caller);
    const isRemoved = await this.#options.policies.remove(id);
    if (!isRemoved) throw new NotFoundError(NO_SUCH);
  }

  /** What rules would do that are not there yet; for whoever may read alerts and sees the team. */
  async simulate(
    request: {
      rules: unknown;
      teamRef: string;
      severity: AlertSeverity;
      policyId?: string;
      at?: string;
    },
    credentials: BackstageCredentials,
    signal?: AbortSignal,
  ): Promise<EscalationPreview> {
    const { reader, previews } = this.#options;
    const caller = await this.#caller(credentials);
    if (caller.viewer.isRefused) caller.refuse('You may not read alerts');
    const teamRef = await reader.team(request.teamRef, caller);
    const before = await this.#rulesBefore(request.policyId, caller);
    const rules = await reader.rules(request.rules, { caller, before });
    const at = momentOf(request.at, this.#clock());
    const { severity } = request;
    return previews.preview({ rules, teamRef, severity, at }, signal);
  }

  /** Whoever may change a policy is told all that it names. */
  async #rulesBefore(id: string | undefined, caller: Caller) {
    const record =
      id === undefined ? undefined : await this.#options.policies.get(id);
    return caller.mayDecideFor(record?.teamRef) ? record?.rules : undefined;
  }

  #caller(credentials: BackstageCredentials): Promise<Caller> {
    return this.#options.callers.caller(
      credentials,
      alertsPolicyUpdatePermission,
    );
  }

  /** One that the caller does not see is not there. */
  async #find(id: string, { viewer }: Caller): Promise<PolicyRecord> {
    const record = await this.#options.policies.get(id);
    const teamRef = record?.teamRef ?? '';
    const sees = await viewer.check(record ? [teamRef] : []);
    if (record && !viewer.isRefused && sees(teamRef)) return record;
    throw new NotFoundError(NO_SUCH);
  }

  async #own(id: string, caller: Caller): Promise<PolicyRecord> {
    const record = await this.#find(id, caller);
    if (caller.mayDecideFor(record.teamRef)) return record;
    return caller.refuse('You are not of the team of this policy');
  }

  /** The team that a policy is to be of. */
  async #ownTeam({ teamRef }: SentPolicy, caller: Caller): Promise<string> {
    const found = await this.#options.reader.team(teamRef, caller);
    if (caller.mayDecideFor(found)) return found;
    return caller.refuse(`You are not of the team ${found}`);
  }

  async #tellOne(record: PolicyRecord, caller: Caller): Promise<StoredPolicy> {
    const [told] = await this.#told([record], caller);
    return told;
  }

  /** Who may change a policy is told all that it names: what is left out would be lost when it is saved. */
  async #told(
    records: readonly PolicyRecord[],
    caller: Caller,
  ): Promise<StoredPolicy[]> {
    const { naming } = this.#options;
    const sees = await caller.viewer.check(
      records.flatMap(({ entityRefs }) => entityRefs),
    );
    return records.map(({ updatedBy, updatedAt, ...record }) => {
      const isOwn = caller.mayDecideFor(record.teamRef);
      return {
        ...record,
        entityRefs: record.entityRefs.filter(ref => isOwn || sees(ref)),
        named: naming.named(record.teamRef),
        updatedAt: iso(updatedAt),
        updatedBy: naming.named(updatedBy),
        allowed: isOwn ? ['edit', 'delete'] : [],
      };
    });
  }
}
