import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Header, Select } from '@backstage/ui';
import { useOrganisation } from '../../hooks/useOrganisation';
import { usePagePath } from '../../hooks/usePagePath';
import { RANGES, useRange } from '../../hooks/useRange';
import { PAGE_TABS, type PageTab } from '../../lib/pagePaths';
import { buildHealthTranslationRef } from '../../translation';

/** Title, tabs, and the days that rates are of. */
export function PageHeader({ tab }: { tab: PageTab }) {
  const { t } = useTranslationRef(buildHealthTranslationRef);
  const path = usePagePath();
  const { days, setDays } = useRange();
  const { data } = useOrganisation(days);
  const labelOf = (id: PageTab) =>
    id === 'red' && data && data.redCount > 0
      ? t('page.tabs.redCount', { n: `${data.redCount}` })
      : t(`page.tabs.${id}`);
  return (
    <Header
      title={t('title')}
      activeTabId={tab}
      tabs={PAGE_TABS.map(id => ({
        id,
        href: path.tab(id),
        label: labelOf(id),
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
