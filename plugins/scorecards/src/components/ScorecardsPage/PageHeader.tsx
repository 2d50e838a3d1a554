import { useTexts } from '@internal/frontend-kit';
import { Header } from '@backstage/ui';
import { useTabs } from '../../hooks/useTabs';
import { useTabsInPlace } from '../../hooks/useTabsInPlace';
import type { PageTab } from '../../lib/pagePaths';
import { scorecardsTranslationRef } from '../../translation';
import styles from './ScorecardsPage.module.css';

/** Title and tabs. */
export function PageHeader({ tab }: { tab: PageTab }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const tabs = useTabs();
  const root = useTabsInPlace(tabs.map(({ label }) => label).join());
  return (
    <div ref={root} className={styles.header}>
      <Header title={t('title')} activeTabId={tab} tabs={tabs} />
    </div>
  );
}
