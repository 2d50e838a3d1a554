import { useTexts } from '@internal/frontend-kit';
import type { RedService } from '@callboard/backstage-plugin-build-health-common';
import { buildHealthTranslationRef } from '../translation';

/** What of a red service is red: "unit, lint: 2 tests broken, 1 flaky". */
export function useWhatText() {
  const { t } = useTexts(buildHealthTranslationRef);
  return ({
    failedJobs,
    brokenTests,
    flakyTests,
  }: Pick<RedService, 'failedJobs' | 'brokenTests' | 'flakyTests'>) => {
    const tests = [
      brokenTests > 0 && t('page.red.broken', { count: brokenTests }),
      flakyTests > 0 && t('page.red.flaky', { count: flakyTests }),
    ].filter(Boolean);
    const parts = [failedJobs.join(', '), tests.join(', ')].filter(Boolean);
    return parts.join(': ') || t('page.red.whatUnknown');
  };
}
