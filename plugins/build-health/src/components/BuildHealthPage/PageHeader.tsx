import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Header, Select } from '@backstage/ui';
import { useFigureText } from '../../hooks/useFigureText';
import { usePagePath } from '../../hooks/usePagePath';
import { RANGES, useRange } from '../../hooks/useRange';
import { useTabCounts } from '../../hooks/useTabCounts';
import { PAGE_TABS, type PageTab } from '../../lib/pagePaths';
import { buildHealthTranslationRef } from '../../translation';

/** Title, tabs, and the days that rates are of. */
export function PageHeader({ tab }: { tab: PageTab }) {
  const { t } = useTranslationRef(buildHealthTranslationRef);
  const path = usePagePath();
  const text = useFigureText();
  const { days, setDays } = useRange();
  const counts = useTabCounts(tab);
  return (
    <Header
      title={t('title')}
      activeTabId={tab}
      tabs={PAGE_TABS.map(id => ({
        id,
        href: path.tab(id),
        label:
          counts[id] === undefined
            ? t(`page.tabs.${id}`)
            : t('page.counted', {
                tab: t(`page.tabs.${id}`),
                n: text.count(counts[id]),
              }),
      }))}
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
  );
}
