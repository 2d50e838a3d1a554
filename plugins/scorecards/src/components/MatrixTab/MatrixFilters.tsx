import { Select } from '@backstage/ui';
import {
  FilterBar,
  FIRST_PAGE,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { ScorecardMatrix } from '@callboard/backstage-plugin-scorecards-common';
import { NO_MATRIX_FILTERS } from '../../lib/matrixQuery';
import { scorecardsTranslationRef } from '../../translation';
import { TeamPicker } from '../TeamPicker';
import type { MatrixViewProps } from './Matrix';

const ALL = 'all';

/** Scorecard, category, team, words and order of the matrix. */
export function MatrixFilters(
  props: MatrixViewProps & Pick<ScorecardMatrix, 'categories'>,
) {
  const { request, scorecards, categories } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useUrlState();
  return (
    <FilterBar
      search={{
        label: t('matrix.search'),
        value: request.q ?? '',
        onChange: q => change({ q, ...FIRST_PAGE }, { replace: true }),
      }}
      onClear={() => change({ ...NO_MATRIX_FILTERS, ...FIRST_PAGE })}
    >
      <ScorecardSelect scorecards={scorecards} chosen={request.scorecard} />
      {categories.length > 1 && (
        <CategorySelect categories={categories} chosen={request.category} />
      )}
      <TeamPicker
        label={t('matrix.team')}
        search={t('matrix.findTeam')}
        none={t('matrix.allTeams')}
        value={request.team}
        onChange={team => change({ team, ...FIRST_PAGE })}
      />
      <Select
        size="small"
        aria-label={t('matrix.sort')}
        options={(['worst', 'name'] as const).map(id => ({
          id,
          label: t(`matrix.${id}`),
        }))}
        value={request.sort ?? 'worst'}
        onChange={sort =>
          change({
            sort: sort === 'name' ? 'name' : undefined,
            ...FIRST_PAGE,
          })
        }
      />
    </FilterBar>
  );
}

/** Which scorecard: its own categories and checks are begun with anew. */
export function ScorecardSelect(props: {
  scorecards: MatrixViewProps['scorecards'];
  chosen: string;
}) {
  const { scorecards, chosen } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useUrlState();
  return (
    <Select
      size="small"
      aria-label={t('matrix.scorecard')}
      options={scorecards.map(({ id, title }) => ({ id, label: title }))}
      value={chosen}
      onChange={scorecard =>
        change({
          scorecard: `${scorecard}`,
          category: undefined,
          checks: undefined,
          check: undefined,
          ...FIRST_PAGE,
        })
      }
    />
  );
}

function CategorySelect(props: {
  categories: ScorecardMatrix['categories'];
  chosen: string | undefined;
}) {
  const { categories, chosen } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useUrlState();
  const all = categories.reduce((sum, { checks }) => sum + checks, 0);
  return (
    <Select
      size="small"
      aria-label={t('matrix.category')}
      options={[
        { id: ALL, label: t('matrix.allCategories', { n: `${all}` }) },
        ...categories.map(({ id, title, checks }) => ({
          id,
          label: t('matrix.categoryOf', { title, n: `${checks}` }),
        })),
      ]}
      value={chosen ?? ALL}
      onChange={category =>
        change({
          category: category === ALL ? undefined : `${category}`,
          checks: undefined,
        })
      }
    />
  );
}
