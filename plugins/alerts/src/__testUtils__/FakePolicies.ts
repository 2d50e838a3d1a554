import {
  builtInRules,
  type AlertChannels,
  type EscalationPreview,
  type PolicyDraft,
  type PolicyUpdate,
  type SimulationRequest,
  type StoredPolicy,
} from '@callboard/backstage-plugin-alerts-common';
import { ANA, CHEN, minutesAgo, PAYMENTS, ROUTER } from './alerts';
import { FakeAlertsApi } from './FakeAlertsApi';

/** A policy of Payments Core, which the reader may change. */
export const policyOf = (change: Partial<StoredPolicy> = {}): StoredPolicy => ({
  ...{ id: 'p1', title: 'Payments nights', revision: 3 },
  ...{ teamRef: PAYMENTS.entityRef, named: PAYMENTS },
  rules: {
    steps: [
      { targets: [{ kind: 'schedule', scheduleId: 's1' }], afterMinutes: 0 },
      {
        targets: [{ kind: 'person', userRef: CHEN.entityRef }],
        afterMinutes: 5,
        when: { severities: ['critical', 'error'] },
      },
    ],
    ...{ repeat: 2, repeatAfterMinutes: 10 },
    fallback: { kind: 'team' },
  },
  isTeamDefault: true,
  entityRefs: [ROUTER.entityRef],
  updatedAt: minutesAgo(2_000),
  updatedBy: CHEN,
  allowed: ['edit', 'delete'],
  ...change,
});

/** Two steps: the first reaches Ana Ruiz, the second nobody. */
export const previewOf = (
  change: Partial<EscalationPreview> = {},
): EscalationPreview => ({
  timeZone: 'Europe/Berlin',
  rows: [
    {
      ...{ at: '2026-11-28T17:30:00.000Z', what: 'Ledger primary' },
      people: [{ ...ANA, channels: ['by mail', 'in Slack'] }],
      channels: [],
    },
    {
      ...{ at: '2026-11-28T17:35:00.000Z', what: 'level 2' },
      ...{ people: [], channels: [] },
      nobody: 'nobody is on call at level 2',
    },
    {
      ...{ at: '2026-11-28T17:35:00.000Z', what: 'all members of the team' },
      ...{ people: [{ ...CHEN, channels: [] }], channels: [] },
    },
  ],
  ...change,
});

/** A refusal as the client throws it. */
export const refusalOf = (
  status: number,
  message: string,
  problems?: { pointer: string; message: string }[],
) =>
  Object.assign(new Error(message), {
    name: 'ResponseError',
    statusCode: status,
    body: { error: { message, ...(problems && { problems }) } },
  });

/** Policies in memory. */
export class FakePolicies extends FakeAlertsApi {
  policies: StoredPolicy[] = [policyOf()];
  answer = previewOf();
  readonly simulated: SimulationRequest[] = [];
  readonly saved: (PolicyDraft | PolicyUpdate)[] = [];
  simulationFailure?: Error;
  channels: AlertChannels = {
    items: [{ id: 'slack-pay', title: 'in Slack #pay', audience: 'shared' }],
    schedules: [
      { id: 's1', name: 'Ledger primary', teamRef: PAYMENTS.entityRef },
      { id: 's2', name: 'Ledger leads', teamRef: PAYMENTS.entityRef },
    ],
  };

  listPolicies = async () => {
    if (this.failure) throw this.failure;
    return { items: this.policies };
  };

  listChannels = async () => this.channels;

  #keep(draft: PolicyDraft, id: string, revision: number): StoredPolicy {
    this.saved.push(draft);
    const failure = this.actFailures.shift();
    if (failure) throw failure;
    const { title, teamRef, rules, isTeamDefault, entityRefs } = draft;
    const policy = policyOf({
      ...{ title, teamRef, rules, isTeamDefault, entityRefs },
      ...{ id, revision, updatedBy: ANA },
    });
    this.policies = [...this.policies.filter(one => one.id !== id), policy];
    return policy;
  }

  createPolicy = async (draft: PolicyDraft) =>
    this.#keep(draft, `p${this.policies.length + 1}`, 1);

  updatePolicy = async (update: PolicyUpdate) =>
    this.#keep(update, update.id, update.baseRevision + 1);

  deletePolicy = async (id: string) => {
    this.deeds.push(`delete ${id}`);
    this.policies = this.policies.filter(one => one.id !== id);
  };

  simulatePolicy = async (request: SimulationRequest) => {
    this.simulated.push(request);
    if (this.simulationFailure) throw this.simulationFailure;
    return this.answer;
  };
}

/** Rules of the built-in policy, as a policy of another team. */
export const othersPolicy = () =>
  policyOf({
    ...{ id: 'p2', title: 'Fraud days', allowed: [], rules: builtInRules },
    named: { entityRef: 'group:default/fraud', title: 'Fraud' },
    teamRef: 'group:default/fraud',
    ...{ isTeamDefault: false, entityRefs: [] },
  });
