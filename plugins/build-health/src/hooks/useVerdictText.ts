import {
  formatInstant,
  useLocale,
  type StatusTone,
  useTexts,
} from '@internal/frontend-kit';
import type {
  TestSummary,
  TestVerdict,
} from '@callboard/backstage-plugin-build-health-common';
import { percentOf } from '../lib/testName';
import { buildHealthTranslationRef } from '../translation';

export const VERDICT_TONES = {
  broken: 'bad',
  flaky: 'warn',
  unknown: 'unknown',
  healthy: 'good',
} as const satisfies Record<TestVerdict, StatusTone>;

/** Says what is held of a test, with what that rests on. */
export function useVerdictText() {
  const { t } = useTexts(buildHealthTranslationRef);
  const locale = useLocale();
  const evidence = (test: TestSummary) => {
    const { verdict, n, needed, failures, rate, interval, sameCommit } = test;
    if (verdict === 'broken') return t('tests.evidence.broken');
    if (verdict === 'unknown') {
      return t('tests.evidence.needed', { n: `${n}`, needed: `${needed}` });
    }
    const fails = t('tests.evidence.fails', {
      percent: percentOf(rate),
      failures: `${failures}`,
      n: `${n}`,
      low: percentOf(interval.low),
      high: percentOf(interval.high),
    });
    return sameCommit.of === 0
      ? fails
      : `${fails}, ${t('tests.evidence.again', {
          passed: `${sameCommit.passedAgain}`,
          of: `${sameCommit.of}`,
        })}`;
  };
  return {
    evidence,
    sentence: (test: TestSummary) => {
      const { verdict, brokenSince } = test;
      return verdict === 'broken' && brokenSince
        ? t('tests.sentence.brokenSince', {
            time: formatInstant(new Date(brokenSince), { locale }),
            evidence: evidence(test),
          })
        : t(`tests.sentence.${verdict}`, { evidence: evidence(test) });
    },
  };
}
