import { useTexts } from '@internal/frontend-kit';
import { ButtonLink } from '@backstage/ui';
import { useHomePath } from '../../hooks/useHomePath';
import { playbooksTranslationRef } from '../../translation';

/** Leads to where an alert is pasted; nothing in a portal without the page. */
export function PasteAlert({ size }: { size?: 'small' | 'medium' }) {
  const { t } = useTexts(playbooksTranslationRef);
  const path = useHomePath();
  return path ? (
    <ButtonLink href={path.open} variant="secondary" size={size}>
      {t('open.action')}
    </ButtonLink>
  ) : null;
}
