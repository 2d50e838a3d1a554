import { EmptyBlock, Snippet, useTexts } from '@internal/frontend-kit';
import { buildHealthTranslationRef } from '../../translation';

/** What to do for an entity whose builds nobody can know. */
export function NoPipeline({ name }: { name: string }) {
  const { t } = useTexts(buildHealthTranslationRef);
  return (
    <EmptyBlock kind="nothing-yet" title={t('card.none.title', { name })}>
      <p>{t('card.none.hint')}</p>
      <Snippet
        text="github.com/project-slug: org/repository"
        language="yaml"
        what={t('card.none.snippet')}
      />
    </EmptyBlock>
  );
}
