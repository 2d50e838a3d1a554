import { Button } from '@backstage/ui';
import {
  EmptyBlock,
  FIRST_PAGE,
  PageButtons,
  type UrlPages,
  useUrlPages,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type {
  ScorecardMatrix,
  ScorecardsOverview,
} from '@callboard/backstage-plugin-scorecards-common';
import { MATRIX_PAGE, useMatrix } from '../../hooks/useMatrix';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { writeOpen } from '../../lib/openCheck';
import {
  CHECKS_SHOWN,
  firstCheckOf,
  NO_MATRIX_FILTERS,
  type MatrixRequest,
} from '../../lib/matrixQuery';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { MatrixFilters } from './MatrixFilters';
import { MatrixGrid } from './MatrixGrid';
import { MatrixHead } from './MatrixHead';
import styles from './MatrixTab.module.css';

/** What both forms of the matrix are made of. */
export interface MatrixViewProps {
  request: MatrixRequest;
  scorecards: ScorecardsOverview['scorecards'];
}

/** The matrix with its filters; all of it stands in the address. */
export function Matrix({ request, scorecards }: MatrixViewProps) {
  const { t } = useTexts(scorecardsTranslationRef);
  const pages = useUrlPages(MATRIX_PAGE);
  const query = useMatrix({
    ...request,
    ...(pages.cursor && { cursor: pages.cursor }),
  });
  return (
    <>
      <div className={styles.answer}>
        {query.data && query.data.totalItems > 0 && (
          <MatrixHead matrix={query.data} request={request} />
        )}
      </div>
      <MatrixFilters
        request={request}
        scorecards={scorecards}
        categories={query.data?.categories ?? []}
      />
      <BackendState
        query={query}
        subject={t('matrix.subject')}
        thing={t('matrix.thing')}
        isEmpty={({ totalItems }) => totalItems === 0}
        empty={<NoServices request={request} scorecards={scorecards} />}
      >
        {matrix => (
          <Loaded
            matrix={matrix}
            pages={pages}
            isStale={query.isPlaceholderData}
          />
        )}
      </BackendState>
    </>
  );
}

function Loaded(props: {
  matrix: ScorecardMatrix;
  pages: UrlPages;
  isStale: boolean;
}) {
  const { matrix, pages, isStale } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const { params, change } = useUrlState();
  const checks = matrix.columns.length;
  const first = firstCheckOf(params, checks);
  const rows = matrix.rows.length;
  return (
    <>
      <CheckPages first={first} checks={checks} />
      <MatrixGrid
        matrix={matrix}
        firstCheck={first}
        offset={pages.offset}
        isStale={isStale}
        onOpen={open => change({ open: writeOpen(open) })}
      />
      <div className={styles.foot}>
        <span className={styles.quiet}>
          {t('matrix.shownRows', {
            first: text.count(pages.offset + 1),
            last: text.count(pages.offset + rows),
            total: text.count(matrix.totalItems),
          })}
        </span>
        <PageButtons
          pages={pages}
          nextCursor={matrix.pageInfo.nextCursor}
          isStale={isStale}
          labels={{ previous: t('matrix.previous'), next: t('matrix.next') }}
        />
      </div>
    </>
  );
}

/** From checks to checks, where there are more than stand side by side. */
function CheckPages(props: { first: number; checks: number }) {
  const { first, checks } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useUrlState();
  if (checks <= CHECKS_SHOWN) return null;
  const to = (from: number) =>
    change({ checks: from > 0 ? `${from}` : undefined });
  const next = first + CHECKS_SHOWN;
  return (
    <div className={styles.foot}>
      <span className={styles.quiet}>
        {t('matrix.shownChecks', {
          first: `${first + 1}`,
          last: `${Math.min(next, checks)}`,
          total: `${checks}`,
        })}
      </span>
      <PageButtons
        pages={{
          offset: first,
          hasPrevious: first > 0,
          toPrevious: () => to(first - CHECKS_SHOWN),
          toNext: () => to(next),
        }}
        nextCursor={next < checks ? `${next}` : undefined}
        isStale={false}
        labels={{
          previous: t('matrix.previousChecks'),
          next: t('matrix.nextChecks'),
        }}
      />
    </div>
  );
}

/** The filters leave none; or the scorecard is about none. */
export function NoServices({ request, scorecards }: MatrixViewProps) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useUrlState();
  const title =
    scorecards.find(({ id }) => id === request.scorecard)?.title ?? '';
  if (!request.q && !request.team) {
    return (
      <EmptyBlock kind="nothing-yet" title={t('matrix.none.title', { title })}>
        <p>{t('matrix.none.hint')}</p>
      </EmptyBlock>
    );
  }
  return (
    <EmptyBlock
      kind="filtered"
      title={t('matrix.noMatch')}
      actions={
        <Button
          variant="secondary"
          onPress={() => change({ ...NO_MATRIX_FILTERS, ...FIRST_PAGE })}
        >
          {t('matrix.clear')}
        </Button>
      }
    >
      <p>{t('matrix.noMatchHint', { title })}</p>
    </EmptyBlock>
  );
}
