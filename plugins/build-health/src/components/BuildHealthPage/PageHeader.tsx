import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Header, Select } from '@backstage/ui';
import { usePagePath } from '../../hooks/usePagePath';
import { RANGES, useRange } from '../../hooks/useRange';
import { PAGE_TABS, type PageTab } from '../../lib/pagePaths';
import { buildHealthTranslationRef } from '../../translation';

/** Title, tabs, and the days that rates are of. */
export function PageHeader({ tab }: { tab: PageTab }) {
  const { t } = useTranslationRef(buildHealthTranslationRef);
  const path = usePagePath();
  const { days, setDays } = useRange();
  return (
    <Header
      title={t('title')}
      activeTabId={tab}
      tabs={PAGE_TABS.map(id => ({
        id,
        href: path.tab(id),
        label: t(`page.tabs.${id}`),
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
