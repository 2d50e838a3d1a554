import {
  FilterBar,
  FIRST_PAGE,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import {
  COVERAGE_STATES,
  SEVERITIES,
  type CoverageFilter,
  type CoverageTotals,
} from '@callboard/backstage-plugin-playbooks-common';
import { playbooksTranslationRef } from '../../translation';

/** What the filters leave when nothing is set. */
export const NO_FILTER = {
  q: undefined,
  state: undefined,
  severity: undefined,
  service: undefined,
  ...FIRST_PAGE,
};

/** Search, states with how many alerts are in them, severities. */
export function CoverageFilters(props: {
  query: CoverageFilter;
  totals: CoverageTotals;
}) {
  const { query, totals } = props;
  const { states = [], severities = [], service } = query;
  const { t } = useTexts(playbooksTranslationRef);
  const { params, change } = useUrlState();
  return (
    <FilterBar
      search={{
        label: t('coverage.search'),
        value: params.get('q') ?? '',
        onChange: q => change({ q, ...FIRST_PAGE }, { replace: true }),
      }}
      filters={[
        {
          id: 'state',
          label: t('coverage.filters.state'),
          selected: [...states],
          options: COVERAGE_STATES.filter(
            state => totals.byState[state] || states.includes(state),
          ).map(state => ({
            value: state,
            label: t(`coverage.names.${state}`),
            count: totals.byState[state] ?? 0,
          })),
        },
        {
          id: 'severity',
          label: t('coverage.filters.severity'),
          selected: [...severities],
          options: SEVERITIES.map(severity => ({
            value: severity,
            label: t(`coverage.severity.${severity}`),
          })),
        },
        {
          // A link names the service; here it is taken away.
          id: 'service',
          label: t('coverage.filters.service'),
          selected: service ? [service] : [],
          options: [],
        },
      ]}
      onFilter={(id, values) => change({ [id]: values, ...FIRST_PAGE })}
      onClear={() => change(NO_FILTER)}
    />
  );
}
