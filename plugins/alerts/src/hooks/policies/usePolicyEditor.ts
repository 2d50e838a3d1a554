import { useEffect, useMemo, useState } from 'react';
import { errorStatus } from '@internal/frontend-kit';
import type {
  FieldProblem,
  PolicyDraft,
  StoredPolicy,
} from '@callboard/backstage-plugin-alerts-common';
import {
  problemsOf,
  refusedFields,
  stillWrong,
} from '../../lib/policies/policyProblems';
import { savedOf } from '../../lib/policies/saved';
import { usePolicyActs } from './usePolicies';
import { usePolicyForm, type PolicyFormHandle } from './usePolicyForm';
import { useSimulation } from './useSimulation';
import { useSimulatorAsk } from './useSimulatorAsk';

/** Said of what is not chosen yet: nobody is found fault with before they want to save. */
const isOpenYet = ({ message }: FieldProblem) =>
  /^is (?:missing|no text)/.test(message);

/** What the backend has said of a draft that was sent. */
interface Refused {
  problems: FieldProblem[];
  sent: PolicyDraft;
}

const NOTHING_REFUSED: FieldProblem[] = [];

/** What it would do, and what the backend finds wrong with it meanwhile. */
function useDraftSimulation(
  draft: PolicyDraft,
  own: readonly FieldProblem[],
  policyId: string | undefined,
) {
  const { severity, at } = useSimulatorAsk();
  const isRight = !own.some(({ pointer }) => pointer !== '/title');
  const simulated = useSimulation({
    ...{ teamRef: draft.teamRef, severity, at, policyId },
    rules: isRight ? draft.rules : undefined,
  });
  const { query, request } = simulated;
  const problems =
    request && query.error
      ? stillWrong(refusedFields(query.error), { ...draft, ...request }, draft)
      : NOTHING_REFUSED;
  return { simulated, problems };
}

/** Saves what is typed, and tells when somebody else was faster. */
function useSaving(
  handle: PolicyFormHandle,
  options: {
    policy?: StoredPolicy;
    isGone: boolean;
    own: readonly FieldProblem[];
    onSaved: (saved: StoredPolicy, before?: StoredPolicy) => void;
  },
) {
  const { policy, isGone, own, onSaved } = options;
  const { draft, base } = handle;
  const { save, invalidate } = usePolicyActs();
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const over = isGone ? undefined : policy;
  const isNewer = over !== undefined && over.revision > base.revision;
  const onSuccess = (saved: StoredPolicy) => {
    handle.rebase(savedOf(saved));
    if (!over) handle.forget();
    setAsked(false);
    setRefused(undefined);
    onSaved(saved, over);
  };
  const onError = (error: unknown) => {
    const problems = refusedFields(error);
    if (problems.length > 0) setRefused({ problems, sent: draft });
    const status = errorStatus(error);
    // Who was faster, and with what, is in the list.
    if (over && (status === 404 || status === 409)) void invalidate();
  };
  return {
    save,
    asked,
    refused: refused
      ? stillWrong(refused.problems, refused.sent, draft)
      : NOTHING_REFUSED,
    isNewer,
    /** @returns whether it is on its way */
    submit: () => {
      setAsked(true);
      if (own.length > 0 || isNewer) return false;
      const { revision: baseRevision } = base;
      save.mutate(
        { draft, over: over && { id: over.id, baseRevision } },
        { onSuccess, onError },
      );
      return true;
    },
  };
}

/**
 * All that the editor of a policy knows and does.
 *
 * @param options.policy - as it is saved now; absent for a new one
 * @param options.initial - what a new one begins with
 * @param options.isGone - somebody has deleted it meanwhile
 */
export function usePolicyEditor(options: {
  policy?: StoredPolicy;
  initial: PolicyDraft;
  isGone: boolean;
  onSaved: (saved: StoredPolicy, before?: StoredPolicy) => void;
}) {
  const { policy, initial, isGone } = options;
  const saved = useMemo(
    () => (policy ? savedOf(policy) : { revision: 0, draft: initial }),
    [policy, initial],
  );
  const handle = usePolicyForm({ key: policy?.id ?? 'new', saved });
  const { draft, isChanged, restart } = handle;
  const own = useMemo(() => problemsOf(draft), [draft]);
  const saving = useSaving(handle, { ...options, own });
  const { simulated, problems: ofSimulation } = useDraftSimulation(
    draft,
    own,
    policy?.id,
  );
  const { isNewer, asked } = saving;
  useEffect(() => {
    if (isNewer && !isChanged) restart(saved);
  }, [isNewer, isChanged, restart, saved]);
  const all = [...own, ...saving.refused, ...ofSimulation];
  return {
    ...handle,
    ...saving,
    ...{ policy, isGone, saved, simulated },
    isConflict: isNewer && isChanged,
    problems: asked ? all : all.filter(one => !isOpenYet(one)),
  };
}

export type PolicyEditorState = ReturnType<typeof usePolicyEditor>;
