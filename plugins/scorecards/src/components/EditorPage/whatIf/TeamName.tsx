import { EntityLink, useTexts } from '@internal/frontend-kit';
import { scorecardsTranslationRef } from '../../../translation';

/** The owner of services, or that they have none. */
export function TeamName({ team }: { team?: string }) {
  const { t } = useTexts(scorecardsTranslationRef);
  return team ? (
    <EntityLink entityRef={team} />
  ) : (
    <span>{t('editor.whatIf.noOwner')}</span>
  );
}
