import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityLink } from '@internal/frontend-kit';
import { scorecardsTranslationRef } from '../../../translation';

/** The owner of services, or that they have none. */
export function TeamName({ team }: { team?: string }) {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  return team ? (
    <EntityLink entityRef={team} />
  ) : (
    <span>{t('editor.whatIf.noOwner')}</span>
  );
}
