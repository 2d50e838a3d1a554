import { EmptyBlock, Snippet, useTexts } from '@internal/frontend-kit';
import { INSTALL_BACKEND } from '../../lib/installBackend';
import { oncallTranslationRef } from '../../translation';

/** The portal has the cards and the page, and nothing to ask. */
export function NotInstalled() {
  const { t } = useTexts(oncallTranslationRef);
  return (
    <EmptyBlock kind="nothing-yet" title={t('card.notInstalled.title')}>
      <p>{t('card.notInstalled.hint')}</p>
      <Snippet text={INSTALL_BACKEND} what={t('card.notInstalled.snippet')} />
    </EmptyBlock>
  );
}
