import { EmptyBlock, Snippet, useTexts } from '@internal/frontend-kit';
import { buildHealthTranslationRef } from '../../translation';

export const SOURCE_EXAMPLE = `buildHealth:
  push:
    - id: any-ci
      title: Any CI
      secrets: [\${BUILD_PUSH_SECRET}]`;

/** What to do in a portal that knows no build. */
export function NoBuilds() {
  const { t } = useTexts(buildHealthTranslationRef);
  return (
    <EmptyBlock kind="nothing-yet" title={t('page.nothing.title')}>
      <p>{t('page.nothing.hint')}</p>
      <Snippet
        text={SOURCE_EXAMPLE}
        language="yaml"
        what={t('page.nothing.snippet')}
      />
    </EmptyBlock>
  );
}
