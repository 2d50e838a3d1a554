import { useTexts } from '@internal/frontend-kit';
import { ButtonLink, Header } from '@backstage/ui';
import { SubscribeButton } from '../CalendarLinks';
import { usePagePath } from '../../hooks/usePagePath';
import { pageTabs, type PageTab } from '../../lib/pagePaths';
import { oncallTranslationRef } from '../../translation';

/** Title, tabs, and what can be done here. */
export function PageHeader({ tab }: { tab: PageTab }) {
  const { t } = useTexts(oncallTranslationRef);
  const path = usePagePath();
  return (
    <Header
      title={t('list.title')}
      activeTabId={tab}
      tabs={pageTabs.map(id => ({
        id,
        href: path.tab(id),
        label: t(`list.tabs.${id}`),
      }))}
      customActions={
        <>
          {tab === 'mine' && <SubscribeButton scope={{ kind: 'person' }} />}
          {tab === 'schedules' && (
            <ButtonLink href={path.create()}>{t('list.create')}</ButtonLink>
          )}
        </>
      }
    />
  );
}
