import { useApi } from '@backstage/core-plugin-api';
import { useTexts } from '@internal/frontend-kit';
import { usePermission } from '@backstage/plugin-permission-react';
import { scorecardsCollectorManagePermission } from '@callboard/backstage-plugin-scorecards-common';
import { useQuery } from '@tanstack/react-query';
import { scorecardsApiRef } from '../api';
import { PAGE_TABS, type PageTab } from '../lib/pagePaths';
import { scorecardsTranslationRef } from '../translation';
import { usePagePath } from './usePagePath';
import { useScorecardsText } from './useScorecardsText';

/**
 * The tabs of the page, with what waits behind them. Counts come with the overview, which is the dearest answer: they are absent until
 * it was asked for.
 */
export function useTabs() {
  const { t } = useTexts(scorecardsTranslationRef);
  const api = useApi(scorecardsApiRef);
  const path = usePagePath();
  const text = useScorecardsText();
  const { allowed: mayCollect } = usePermission({
    permission: scorecardsCollectorManagePermission,
  });
  const { data } = useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => api.getOverview({ signal }),
    enabled: false,
  });
  const counts: Partial<Record<PageTab, number>> = {
    steps: data?.own.steps,
    campaigns: data?.campaigns,
    exemptions: data?.exemptions,
  };
  return PAGE_TABS.filter(id => id !== 'collectors' || mayCollect).map(id => {
    const count = counts[id];
    const name = t(`state.shell.tabs.${id}`);
    return {
      id,
      href: path.tab(id),
      label:
        count === undefined
          ? name
          : t('state.shell.counted', { tab: name, n: text.count(count) }),
    };
  });
}
