import {
  formatInstant,
  useLocale,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import type { PipelineHealth } from '@callboard/backstage-plugin-build-health-common';
import { formatRed } from '../lib/formatRed';
import { branchOf, USUAL_DAYS } from '../lib/pipelines';
import { buildHealthTranslationRef } from '../translation';

/** Says how trunk of a pipeline stands: "Main is green since Thu 12 Nov, 16:40 CET." */
export function useTrunkText() {
  const { t } = useTexts(buildHealthTranslationRef);
  const locale = useLocale();
  const now = useNow();
  return (pipeline: Pick<PipelineHealth, 'trunk' | 'defaultBranch'>) => {
    const { state, since, isSinceEver } = pipeline.trunk;
    const branch = branchOf(pipeline) ?? t('build.trunk.branch');
    if (state === 'unknown') {
      return t('build.trunk.unknown', {
        branch: pipeline.defaultBranch ?? t('card.stripBranch'),
        days: `${USUAL_DAYS}`,
      });
    }
    if (!since) return t(`build.trunk.${state}Only`, { branch });
    if (state === 'green') {
      const time = formatInstant(new Date(since), {
        locale,
        now: new Date(now),
      });
      return t(isSinceEver ? 'build.trunk.greenEver' : 'build.trunk.green', {
        branch,
        time,
      });
    }
    const duration = formatRed(now - Date.parse(since));
    return t(isSinceEver ? 'build.trunk.redEver' : 'build.trunk.red', {
      branch,
      duration,
    });
  };
}
