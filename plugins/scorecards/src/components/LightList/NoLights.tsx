import { EmptyBlock, useTexts } from '@internal/frontend-kit';
import { scorecardsTranslationRef } from '../../translation';

/** What to do for a team of which nothing is asked. */
export function NoLights({ name }: { name: string }) {
  const { t } = useTexts(scorecardsTranslationRef);
  return (
    <EmptyBlock kind="nothing-yet" title={t('lights.none.title', { name })}>
      <p>{t('lights.none.hint')}</p>
    </EmptyBlock>
  );
}
