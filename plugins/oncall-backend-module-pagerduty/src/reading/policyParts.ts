import type {
  OncallSourceBatch,
  OncallSourceLevel,
} from '@callboard/backstage-plugin-oncall-node';
import { listOnCalls } from '../client/pages';
import type { PagerDutyClient } from '../client/PagerDutyClient';
import type { ScheduleLookup } from '../client/ScheduleLookup';
import type { OnCall } from '../client/schemas';
import type { Window } from '../client/window';
import { policyLevels } from '../mapping/toLevels';
import { inParts, type Part } from './PartReader';
import { toPlan } from './toPlan';

/** Of one request. */
const POLICIES = 10;

/** A key that asks for an escalation policy. */
export interface PolicyTarget {
  key: string;
  policy: string;
}

interface Options {
  client: PagerDutyClient;
  lookup: ScheduleLookup;
  window: Window;
}

const unknownPolicy = (key: string, policy: string) => ({
  key,
  problem: `there is no escalation policy '${policy}', or the token does not see it; take the id from the address of its page`,
});

async function levelsOf(
  policy: string,
  own: readonly OnCall[],
  { lookup, window }: Options,
): Promise<OncallSourceLevel[] | undefined> {
  if (own.length > 0) return policyLevels(own);
  const empty = await lookup.policy(policy, window.signal);
  return empty && [empty];
}

async function readPolicies(
  policies: readonly string[],
  targets: readonly PolicyTarget[],
  options: Options,
): Promise<OncallSourceBatch> {
  const { client, window } = options;
  const found = await listOnCalls(client, { filter: { policies }, ...window });
  const batch: OncallSourceBatch = { keys: [], plans: [] };
  for (const policy of policies) {
    const own = found.filter(each => each.escalation_policy.id === policy);
    const levels = await levelsOf(policy, own, options);
    const planId = `policy:${policy}`;
    if (levels) batch.plans.push(toPlan(planId, levels, window));
    for (const { key } of targets.filter(each => each.policy === policy)) {
      batch.keys.push(levels ? { key, planId } : unknownPolicy(key, policy));
    }
  }
  return batch;
}

/** Who is on call by escalation policies, a few at once. */
export function policyParts(
  targets: readonly PolicyTarget[],
  options: Options,
): Part[] {
  const toPart = (policies: readonly string[]): Part => ({
    read: () => readPolicies(policies, targets, options),
    split: () =>
      policies.length > 1 ? policies.map(policy => toPart([policy])) : [],
  });
  const ids = [...new Set(targets.map(({ policy }) => policy))];
  return [...inParts(ids, POLICIES)].map(toPart);
}
