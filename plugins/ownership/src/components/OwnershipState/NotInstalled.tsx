import { EmptyBlock, Snippet, useTexts } from '@internal/frontend-kit';
import { INSTALL_BACKEND } from '../../lib/installBackend';
import { ownershipTranslationRef } from '../../translation';

/** The portal has the cards and the page, and nothing to ask. */
export function NotInstalled() {
  const { t } = useTexts(ownershipTranslationRef);
  return (
    <EmptyBlock kind="nothing-yet" title={t('notInstalled.title')}>
      <p>{t('notInstalled.hint')}</p>
      <Snippet text={INSTALL_BACKEND} what={t('notInstalled.snippet')} />
    </EmptyBlock>
  );
}
