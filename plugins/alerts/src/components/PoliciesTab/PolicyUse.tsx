import { useNames, useTexts } from '@internal/frontend-kit';
import type { StoredPolicy } from '@callboard/backstage-plugin-alerts-common';
import { alertsTranslationRef } from '../../translation';

/** Names that a line has room for. */
const MOST = 5;

/** Whose alerts a policy is for. */
export function PolicyUse({ policy }: { policy: StoredPolicy }) {
  const { isTeamDefault, entityRefs, named } = policy;
  const { t } = useTexts(alertsTranslationRef);
  const shown = entityRefs.slice(0, MOST);
  const nameOf = useNames(shown);
  const rest = entityRefs.length - shown.length;
  const listed = shown.map(nameOf).join(', ');
  const names =
    rest > 0 ? t('policies.use.more', { names: listed, count: rest }) : listed;
  const sentences = [
    isTeamDefault && t('policies.use.team', { team: named.title }),
    entityRefs.length > 0 &&
      t('policies.use.services', { names, count: entityRefs.length }),
  ].filter(Boolean);
  return <>{sentences.join(' ') || t('policies.use.nobody')}</>;
}
