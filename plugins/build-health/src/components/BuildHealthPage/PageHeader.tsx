import { useEffect, useRef } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Header, Select } from '@backstage/ui';
import { useFigureText } from '../../hooks/useFigureText';
import { usePagePath } from '../../hooks/usePagePath';
import { RANGES, useRange } from '../../hooks/useRange';
import { useTabCounts } from '../../hooks/useTabCounts';
import { PAGE_TABS, type PageTab } from '../../lib/pagePaths';
import { buildHealthTranslationRef } from '../../translation';
import styles from './BuildHealthPage.module.css';

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
  const labels = tabs.map(({ label }) => label).join();
  const root = useTabsInPlace(labels);
  return (
    <div ref={root} className={styles.header}>
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
    </div>
  );
}

/**
 * Keeps the line below the chosen tab in its place, and that tab in sight on a phone: the header measures when the window changes, and
 * not when a name grows.
 */
function useTabsInPlace(labels: string) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const nav = root.current?.querySelector('nav');
    if (!nav) return;
    // It measures as if nothing were scrolled.
    nav.scrollLeft = 0;
    window.dispatchEvent(new Event('resize'));
    const chosen = nav.querySelector<HTMLElement>('[aria-current=page]');
    if (!chosen) return;
    const { right } = chosen.getBoundingClientRect();
    nav.scrollLeft = Math.max(0, right - nav.getBoundingClientRect().right);
  }, [labels]);
  return root;
}
