import {
  EmptyBlock,
  useNarrow,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { ScorecardsOverview } from '@callboard/backstage-plugin-scorecards-common';
import { useOverview } from '../../hooks/useOverview';
import { readMatrixQuery } from '../../lib/matrixQuery';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { ExplanationDrawer } from '../ExplanationDrawer';
import { FrozenBand } from '../FrozenBand';
import { Matrix } from './Matrix';
import { PickedCheck } from './PickedCheck';
import styles from './MatrixTab.module.css';

/** Services × checks of a scorecard; on a phone the services of one check. */
export function MatrixTab() {
  const { t } = useTexts(scorecardsTranslationRef);
  const query = useOverview();
  return (
    <BackendState
      isAlwaysThere
      query={query}
      subject={t('matrix.subject')}
      thing={t('matrix.thing')}
      isEmpty={({ scorecards }) => scorecards.length === 0}
      empty={
        <EmptyBlock kind="nothing-yet" title={t('page.overview.empty.title')}>
          <p>{t('matrix.noScorecards')}</p>
        </EmptyBlock>
      }
    >
      {overview => (
        <div className={styles.tab}>
          <FrozenBand frozen={overview.frozen} />
          <Chosen overview={overview} />
          <ExplanationDrawer />
        </div>
      )}
    </BackendState>
  );
}

function Chosen({ overview }: { overview: ScorecardsOverview }) {
  const { params } = useUrlState();
  const isNarrow = useNarrow();
  const { scorecards } = overview;
  const request = readMatrixQuery(params, scorecards);
  if (!request) return null;
  const View = isNarrow ? PickedCheck : Matrix;
  return <View request={request} scorecards={scorecards} />;
}
