import { useEntity } from '@backstage/plugin-catalog-react';
import { EmptyBlock, Snippet, useTexts } from '@internal/frontend-kit';
import { PLAYBOOKS_ANNOTATION } from '@callboard/backstage-plugin-playbooks-common';
import { playbooksTranslationRef } from '../../translation';

/** What to do for an entity without a page. */
export function NoPages({ name }: { name: string }) {
  const { t } = useTexts(playbooksTranslationRef);
  const { metadata } = useEntity().entity;
  return (
    <EmptyBlock kind="nothing-yet" title={t('entities.none.title', { name })}>
      <p>{t('entities.none.hint', { ref: metadata.name })}</p>
      <Snippet
        text={`${PLAYBOOKS_ANNOTATION}: ./playbooks`}
        language="yaml"
        what={t('entities.none.snippet')}
      />
    </EmptyBlock>
  );
}
