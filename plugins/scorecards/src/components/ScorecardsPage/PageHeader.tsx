import { TabLine, useTexts } from '@internal/frontend-kit';
import { Header } from '@backstage/ui';
import { useTabs } from '../../hooks/useTabs';
import type { PageTab } from '../../lib/pagePaths';
import { scorecardsTranslationRef } from '../../translation';

/** Title and tabs. */
export function PageHeader({ tab }: { tab: PageTab }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const tabs = useTabs();
  return (
    <TabLine labels={tabs.map(({ label }) => label)}>
      <Header title={t('title')} activeTabId={tab} tabs={tabs} />
    </TabLine>
  );
}
