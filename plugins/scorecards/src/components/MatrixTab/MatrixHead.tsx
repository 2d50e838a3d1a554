import { Button, Text } from '@backstage/ui';
import type { ScorecardMatrix } from '@callboard/backstage-plugin-scorecards-common';
import { errorReason, useTexts } from '@internal/frontend-kit';
import { useMatrixDownload } from '../../hooks/useMatrix';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import type { MatrixRequest } from '../../lib/matrixQuery';
import { addCounts, askedOf } from '../../lib/stateGroups';
import { scorecardsTranslationRef } from '../../translation';
import styles from './MatrixTab.module.css';

/** How much fails, in a sentence, and the file of all services. */
export function MatrixHead(props: {
  matrix: ScorecardMatrix;
  request: MatrixRequest;
}) {
  const { matrix, request } = props;
  const { columns, totalItems, scorecard } = matrix;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const download = useMatrixDownload();
  const counts = addCounts(columns.map(one => one.counts));
  const { fail = 0, stale = 0 } = counts;
  return (
    <div className={styles.head}>
      <div>
        <Text as="p" variant="body-large">
          {t(fail > 0 ? 'matrix.answer' : 'matrix.calm', {
            title: scorecard.title,
            failing: text.count(fail),
            cells: text.count(askedOf(counts)),
            services: text.services(totalItems),
            count: fail,
          })}
        </Text>
        {stale > 0 && (
          <p className={styles.quiet}>{t('matrix.frozen', { count: stale })}</p>
        )}
        {download.isError && (
          <p className={styles.quiet} role="alert">
            {t('matrix.downloadFailed', {
              reason: errorReason(download.error),
            })}
          </p>
        )}
      </div>
      <Button
        variant="tertiary"
        size="small"
        isPending={download.isPending}
        onPress={() =>
          download.mutate({
            request,
            fileName: t('matrix.file', { title: scorecard.title }),
          })
        }
      >
        {t('matrix.download')}
      </Button>
    </div>
  );
}
