import { useTexts } from '@internal/frontend-kit';
import { Header } from '@backstage/ui';
import { useCoverage } from '../../hooks/useCoverage';
import { pageTabs, usePagePath, type PageTab } from '../../hooks/usePagePath';
import { PageMenu } from './PageMenu';
import { PrimaryAction } from './PrimaryAction';
import { ownershipTranslationRef } from '../../translation';

/** Title, tabs with what waits in them, and what can be done here. */
export function PageHeader({ tab }: { tab: PageTab }) {
  const { t } = useTexts(ownershipTranslationRef);
  const pathOf = usePagePath();
  const { data } = useCoverage();
  const counts: Partial<Record<PageTab, number>> = {
    orphans: data?.orphans.total,
    requests: data?.waiting,
  };
  return (
    <Header
      title={t('page.title')}
      activeTabId={tab}
      tabs={pageTabs.map(id => ({
        id,
        href: pathOf(id),
        label: counts[id]
          ? t('page.tabWithCount', {
              tab: t(`page.tabs.${id}`),
              waiting: counts[id],
            })
          : t(`page.tabs.${id}`),
      }))}
      customActions={
        <>
          {(tab === 'teams' || tab === 'services') && data && (
            <PrimaryAction coverage={data} />
          )}
          {tab !== 'requests' && <PageMenu tab={tab} />}
        </>
      }
    />
  );
}
