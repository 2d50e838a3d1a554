import { VisuallyHidden } from '@backstage/ui';
import {
  formatExactCount,
  StatusText,
  TrustMark,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type {
  CoverageCounts,
  TrustLevel,
} from '@callboard/backstage-plugin-ownership-common';
import { ownershipTranslationRef } from '../../translation';
import styles from './TeamTree.module.css';

const LEVELS: TrustLevel[] = ['fresh', 'ageing', 'stale', 'never'];

/** How many owners are confirmed, by age: a mark and a number each. */
export function TrustCounts({ trust }: { trust?: CoverageCounts['trust'] }) {
  const { t } = useTexts(ownershipTranslationRef);
  const locale = useLocale();
  const levels = LEVELS.filter(level => (trust?.[level] ?? 0) > 0);
  if (!trust || levels.length === 0) {
    return (
      <>
        <span aria-hidden="true">—</span>
        <VisuallyHidden>{t('page.teams.notApplicable')}</VisuallyHidden>
      </>
    );
  }
  return (
    <span className={styles.counts}>
      {levels.map(level => (
        <span key={level} title={t(`page.teams.trust.${level}`)}>
          <TrustMark level={level}>
            {formatExactCount(trust[level], locale)}
            <VisuallyHidden> {t(`page.teams.trust.${level}`)}</VisuallyHidden>
          </TrustMark>
        </span>
      ))}
    </span>
  );
}

/** How much is to be mended, and how badly. */
export function FindingCounts(props: Pick<CoverageCounts, 'bad' | 'warn'>) {
  const { t } = useTexts(ownershipTranslationRef);
  const locale = useLocale();
  const tones = (['bad', 'warn'] as const).filter(tone => props[tone] > 0);
  if (tones.length === 0) {
    return (
      <>
        <span aria-hidden="true">0</span>
        <VisuallyHidden>{t('page.teams.noFindings')}</VisuallyHidden>
      </>
    );
  }
  return (
    <span className={styles.counts}>
      {tones.map(tone => (
        <span key={tone} title={t(`page.teams.${tone}`)}>
          <StatusText
            tone={tone}
            text={
              <>
                {formatExactCount(props[tone], locale)}
                <VisuallyHidden> {t(`page.teams.${tone}`)}</VisuallyHidden>
              </>
            }
          />
        </span>
      ))}
    </span>
  );
}
