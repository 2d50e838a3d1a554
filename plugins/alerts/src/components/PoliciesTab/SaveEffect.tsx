import { useNames, useTexts } from '@internal/frontend-kit';
import type {
  PolicyDraft,
  StoredPolicy,
} from '@callboard/backstage-plugin-alerts-common';
import { alertsTranslationRef } from '../../translation';
import styles from './PoliciesTab.module.css';

/** What saving does and to whom, before it is done. */
export function SaveEffect(props: {
  draft: PolicyDraft;
  policy?: StoredPolicy;
  policies: readonly StoredPolicy[];
}) {
  const { draft, policy, policies } = props;
  const { teamRef, isTeamDefault, entityRefs } = draft;
  const { t } = useTexts(alertsTranslationRef);
  const team = useNames(teamRef ? [teamRef] : [])(teamRef);
  const before = policies.find(
    one =>
      one.isTeamDefault && one.teamRef === teamRef && one.id !== policy?.id,
  );
  const count = entityRefs.length;
  const isForTeam = isTeamDefault && teamRef !== '';
  const sentences = [
    isForTeam &&
      (before
        ? t('policies.editor.effect.teamInPlace', { team, title: before.title })
        : t('policies.editor.effect.team', { team })),
    count > 0 && t('policies.editor.effect.services', { count }),
    !isForTeam && count === 0 && t('policies.editor.effect.nobody'),
    policy && t('policies.editor.effect.open'),
  ].filter(Boolean);
  return (
    <p className={styles.effect} aria-label={t('policies.editor.effect.label')}>
      {sentences.join(' ')}
    </p>
  );
}
