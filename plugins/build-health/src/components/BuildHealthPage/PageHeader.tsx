import { TabLine, useTexts } from '@internal/frontend-kit';
import { Header, Select } from '@backstage/ui';
import { useFigureText } from '../../hooks/useFigureText';
import { usePagePath } from '../../hooks/usePagePath';
import { RANGES, useRange } from '../../hooks/useRange';
import { useTabCounts } from '../../hooks/useTabCounts';
import { PAGE_TABS, type PageTab } from '../../lib/pagePaths';
import { buildHealthTranslationRef } from '../../translation';

/** Title, tabs, and the days that rates are of. */
export function PageHeader({ tab }: { tab: PageTab }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const path = usePagePath();
  const text = useFigureText();
  const { days, setDays } = useRange();
  const counts = useTabCounts(tab);
  const tabs = PAGE_TABS.map(id => {
    const count = counts[id];
    const name = t(`page.tabs.${id}`);
    return {
      id,
      href: path.tab(id),
      label:
        count === undefined
          ? name
          : t('page.counted', { tab: name, n: text.count(count) }),
    };
  });
  return (
    <TabLine labels={tabs.map(({ label }) => label)}>
      <Header
        title={t('title')}
        activeTabId={tab}
        tabs={tabs}
        customActions={
          tab === 'teams' && (
            <Select
              size="small"
              aria-label={t('page.days')}
              options={RANGES.map(range => ({
                id: `${range}`,
                label: t('page.lastDays', { days: `${range}` }),
              }))}
              value={`${days}`}
              onChange={chosen => setDays(String(chosen))}
            />
          )
        }
      />
    </TabLine>
  );
}
