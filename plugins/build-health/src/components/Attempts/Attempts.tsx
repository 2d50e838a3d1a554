import { useTexts } from '@internal/frontend-kit';
import { VisuallyHidden } from '@backstage/ui';
import type { BuildSummary } from '@callboard/backstage-plugin-build-health-common';
import { useBuildText } from '../../hooks/useBuildText';
import { shapeOf } from '../../lib/outcomes';
import { buildHealthTranslationRef } from '../../translation';
import styles from './Attempts.module.css';

const MARKS = { full: '✓', cap: '✗', hollow: '○' } as const;

/** How the attempts of a build ended: "1✗ 2✓". Nothing for a build that was made once. */
export function Attempts({ attempts }: { attempts: readonly BuildSummary[] }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useBuildText();
  if (attempts.length === 1 && attempts[0].attempt === 1) return null;
  const list = attempts
    .map(one =>
      t('history.oneAttempt', {
        attempt: `${one.attempt}`,
        outcome: text.outcome(one).toLocaleLowerCase('en-US'),
      }),
    )
    .join(', ');
  return (
    <span className={styles.attempts}>
      <VisuallyHidden>{t('history.attempts', { list })}</VisuallyHidden>
      {attempts.map(one => (
        <span key={one.id} aria-hidden="true" data-shape={shapeOf(one)}>
          {one.attempt}
          {MARKS[shapeOf(one)]}
        </span>
      ))}
    </span>
  );
}
