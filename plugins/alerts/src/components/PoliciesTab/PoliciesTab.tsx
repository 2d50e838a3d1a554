import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  ForbiddenBlock,
  SkeletonLines,
  UndoBar,
  useTexts,
  useUrlState,
} from '@internal/frontend-kit';
import {
  builtInRules,
  type PolicyDraft,
  type StoredPolicy,
} from '@callboard/backstage-plugin-alerts-common';
import { useMyGroups } from '../../hooks/policies/useMyGroups';
import { usePolicies, usePolicyActs } from '../../hooks/policies/usePolicies';
import { usePagePath } from '../../hooks/usePagePath';
import { savedOf } from '../../lib/policies/saved';
import { alertsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { DeletePolicy } from './DeletePolicy';
import { PolicyEditor } from './PolicyEditor';
import { PolicyList } from './PolicyList';
import { BuiltInPolicy, PolicyRead } from './PolicyRead';
import { PolicyHead } from './PolicyHead';

type OnSaved = (saved: StoredPolicy, before?: StoredPolicy) => void;

/** What was done last, and how it is taken back. */
interface Done {
  key: string;
  text: string;
  undo: () => Promise<unknown>;
}

function useDone() {
  const { t } = useTexts(alertsTranslationRef);
  const { params } = useUrlState();
  const navigate = useNavigate();
  const path = usePagePath();
  const { save, remove } = usePolicyActs();
  const [done, setDone] = useState<Done>();
  const isNew = params.get('policy') === 'new';
  const onSaved: OnSaved = (saved, before) => {
    const { id, title, revision } = saved;
    const takeBack = async () => {
      await remove.mutateAsync(id);
      navigate(path.tab('policies'));
    };
    setDone({
      key: `${id} ${revision}`,
      text: t('policies.editor.done', { title }),
      undo: () =>
        before
          ? save.mutateAsync({
              draft: savedOf(before).draft,
              over: { id, baseRevision: revision },
            })
          : takeBack(),
    });
    if (isNew || !before) navigate(path.policy(id), { replace: true });
  };
  const onDeleted = (policy: StoredPolicy) =>
    setDone({
      key: policy.id,
      text: t('policies.removal.done', { title: policy.title }),
      undo: () => save.mutateAsync({ draft: savedOf(policy).draft }),
    });
  return { done, end: () => setDone(undefined), onSaved, onDeleted };
}

/** Who is paged in which order: policies of teams, how they are written, and what they would do. */
export function PoliciesTab() {
  const { t } = useTexts(alertsTranslationRef);
  const { params } = useUrlState();
  const chosen = params.get('policy') ?? undefined;
  const query = usePolicies();
  const [deleted, setDeleted] = useState<StoredPolicy>();
  const { done, end, onSaved, onDeleted } = useDone();
  return (
    <>
      <BackendState
        isAlwaysThere
        query={query}
        subject={t('policies.subject')}
        thing={t('policies.thing')}
      >
        {({ items }) =>
          chosen === undefined ? (
            <PolicyList policies={items} onDelete={setDeleted} />
          ) : (
            <Chosen
              key={chosen}
              id={chosen}
              {...{ policies: items, onSaved }}
            />
          )
        }
      </BackendState>
      {deleted && (
        <DeletePolicy
          policy={deleted}
          onClose={() => setDeleted(undefined)}
          onDeleted={onDeleted}
        />
      )}
      {done && (
        <UndoBar
          key={done.key}
          text={done.text}
          onUndo={done.undo}
          onEnd={end}
        />
      )}
    </>
  );
}

interface ChosenProps {
  id: string;
  policies: readonly StoredPolicy[];
  onSaved: OnSaved;
}

/** A policy for as long as it is on screen: what is typed outlives somebody else's deletion of it. */
function Chosen({ id, policies, onSaved }: ChosenProps) {
  const { t } = useTexts(alertsTranslationRef);
  const found = policies.find(one => one.id === id);
  const [known, setKnown] = useState(found);
  if (found && found !== known) setKnown(found);
  if (id === 'new') return <NewPolicy {...{ policies, onSaved }} />;
  if (id === 'built-in') return <BuiltInPolicy />;
  const policy = found ?? known;
  if (!policy) {
    return (
      <>
        <PolicyHead title={t('policies.subject')} />
        <ForbiddenBlock subject={t('policies.one')} />
      </>
    );
  }
  return policy.allowed.includes('edit') ? (
    <PolicyEditor
      initial={policy}
      isGone={!found}
      {...{ policy, policies, onSaved }}
    />
  ) : (
    <PolicyRead policy={policy} />
  );
}

function NewPolicy(props: Omit<ChosenProps, 'id'>) {
  const { params } = useUrlState();
  const mine = useMyGroups();
  const [named] = useState(params.get('team') ?? undefined);
  const only = mine?.length === 1 ? mine[0] : undefined;
  const teamRef = named ?? only ?? '';
  const initial = useMemo(
    (): PolicyDraft => ({
      ...{ title: '', teamRef, isTeamDefault: true, entityRefs: [] },
      // What holds without it is what most begin with.
      rules: builtInRules,
    }),
    [teamRef],
  );
  return mine ? (
    <PolicyEditor initial={initial} {...props} />
  ) : (
    <SkeletonLines lines={8} />
  );
}
