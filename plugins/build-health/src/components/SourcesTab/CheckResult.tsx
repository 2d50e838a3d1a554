import { formatClock, StatusText, useTexts } from '@internal/frontend-kit';
import type { BuildSourceCheck } from '@callboard/backstage-plugin-build-health-common';
import { useFigureText } from '../../hooks/useFigureText';
import { buildHealthTranslationRef } from '../../translation';
import styles from './SourcesTab.module.css';

/** Says what came of trying out a connection, in a sentence. */
export function useCheckText() {
  const { t } = useTexts(buildHealthTranslationRef);
  return ({ isOk, problem, reads }: BuildSourceCheck): string => {
    if (problem !== undefined) return problem;
    if (!isOk) return t('sources.check.refused');
    return t(reads.length === 0 ? 'sources.check.none' : 'sources.check.fine');
  };
}

/** Who the portal is to the provider, what it may read, and what to do where it may not. */
export function CheckResult({ check }: { check: BuildSourceCheck }) {
  const { isOk, account, reads, quota } = check;
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useFigureText();
  const checkText = useCheckText();
  return (
    <div className={styles.result}>
      <StatusText tone={isOk ? 'good' : 'bad'} text={checkText(check)} />
      <ul className={styles.reads}>
        {account !== undefined && <li>{t('sources.check.as', { account })}</li>}
        {reads.map(({ what, isAllowed, fix = '' }) => (
          <li key={what}>
            {isAllowed
              ? t('sources.check.allowed', { what })
              : t('sources.check.denied', { what, fix })}
          </li>
        ))}
        {quota && (
          <li>
            {t('sources.check.quota', {
              left: text.count(Math.max(0, quota.limit - quota.used)),
              limit: text.count(quota.limit),
              time: formatClock(new Date(quota.resetsAt)),
            })}
          </li>
        )}
      </ul>
    </div>
  );
}
