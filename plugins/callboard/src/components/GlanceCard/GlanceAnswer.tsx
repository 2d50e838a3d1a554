import { Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import { useTexts } from '@internal/frontend-kit';
import type { ServiceSignalReport } from '@callboard/backstage-plugin-callboard-react';
import { summarise } from '../../lib/summarise';
import { callboardTranslationRef } from '../../translation';
import styles from './GlanceCard.module.css';

/** The sentence that sums up all signals; a placeholder of its height until enough of them have answered. */
export function GlanceAnswer(props: {
  reports?: ServiceSignalReport[];
  total: number;
}) {
  const { reports, total } = props;
  const { t } = useTexts(callboardTranslationRef);
  return (
    <div className={styles.answer}>
      {reports ? (
        <Text as="p" variant="body-medium">
          <Answer reports={reports} total={total} />
        </Text>
      ) : (
        <>
          <VisuallyHidden>
            {t('glance.reading', { total: `${total}` })}
          </VisuallyHidden>
          <Skeleton height={20} width="70%" />
        </>
      )}
    </div>
  );
}

function Answer(props: { reports: ServiceSignalReport[]; total: number }) {
  const { t } = useTexts(callboardTranslationRef);
  const summary = summarise(props.reports, props.total);
  const { needs, unknown, loading } = summary;
  const total = `${summary.total}`;
  const worst = summary.worst ?? '';

  if (needs + unknown + loading === 0) {
    return <>{t('glance.allFine', { count: summary.total })}</>;
  }
  const needsKey = needs === 1 ? 'glance.needsYou' : 'glance.needYou';
  return (
    <>
      {needs > 0 &&
        (summary.total === 1
          ? t('glance.onlyNeedsYou', { worst })
          : t(needsKey, { needs: `${needs}`, total, worst }))}{' '}
      {unknown > 0 && t('glance.unknown', { count: unknown, total })}{' '}
      {loading > 0 && t('glance.loading', { count: loading, total })}
    </>
  );
}
