import {
  formatCount,
  TabLine,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import { Header } from '@backstage/ui';
import { useCounts } from '../../hooks/useAlerts';
import { useHealth } from '../../hooks/useOperation';
import { usePagePath } from '../../hooks/usePagePath';
import { PAGE_TABS, type PageTab } from '../../lib/pagePaths';
import { alertsTranslationRef } from '../../translation';
import { SilenceButton } from '../SilenceDialog';

/** Title and tabs, with how much is behind them. */
export function PageHeader({ tab }: { tab: PageTab }) {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const path = usePagePath();
  const { data } = useCounts();
  // Only administrators are told of the work.
  const isAdmin = useHealth().data?.work !== undefined;
  const counts: Partial<Record<PageTab, number>> = {
    open: data?.open,
    unrouted: data?.unrouted,
  };
  const shown = PAGE_TABS.filter(
    id => id !== 'deliveries' || id === tab || isAdmin,
  );
  const tabs = shown.map(id => {
    const name = t(`list.tabs.${id}`);
    const count = counts[id];
    return {
      id,
      href: path.tab(id),
      label:
        count === undefined
          ? name
          : t('list.counted', { name, n: formatCount(count, locale) }),
    };
  });
  return (
    <TabLine labels={tabs.map(({ label }) => label)}>
      <Header
        title={t('title')}
        activeTabId={tab}
        tabs={tabs}
        customActions={<SilenceButton />}
      />
    </TabLine>
  );
}
