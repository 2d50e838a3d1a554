import type { ReactNode } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { ButtonLink, Header } from '@backstage/ui';
import { usePagePath } from '../../hooks/usePagePath';
import { playbooksTranslationRef } from '../../translation';

/** Title, tabs, and what can be done here. */
export function PageHeader(props: {
  tab: 'pages' | 'coverage' | 'runs';
  /** What else can be done on this tab. */
  children?: ReactNode;
}) {
  const { tab, children } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const path = usePagePath();
  return (
    <Header
      title={t('title')}
      activeTabId={tab}
      tabs={[
        { id: 'pages', href: path.root, label: t('tabs.pages') },
        { id: 'coverage', href: path.coverage, label: t('tabs.coverage') },
        { id: 'runs', href: path.runs, label: t('tabs.runs') },
      ]}
      customActions={
        <>
          {children}
          <ButtonLink href={path.open}>{t('open.action')}</ButtonLink>
        </>
      }
    />
  );
}
