import {
  FilterBar,
  FIRST_PAGE,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { BuildPage } from '@callboard/backstage-plugin-build-health-common';
import { NO_FILTERS, OUTCOMES, readHistoryQuery } from '../../lib/historyQuery';
import { buildHealthTranslationRef } from '../../translation';

/** Branch, pipeline, outcome, and whether it is trunk; of each one value. All of it stands in the address. */
export function HistoryFilters(props: { pipelines: BuildPage['pipelines'] }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const { params, change } = useUrlState();
  const { pipelineId, outcome, trunk } = readHistoryQuery(params);
  return (
    <FilterBar
      search={{
        label: t('history.branch'),
        // As typed: what is asked for has no space at its end.
        value: params.get('branch') ?? '',
        onChange: branch =>
          change({ branch, ...FIRST_PAGE }, { replace: true }),
      }}
      filters={[
        {
          id: 'pipeline',
          label: t('history.filters.pipeline'),
          selected: pipelineId ? [pipelineId] : [],
          options:
            props.pipelines.length > 1
              ? props.pipelines.map(({ id, name }) => ({
                  value: id,
                  label: name,
                }))
              : [],
        },
        {
          id: 'outcome',
          label: t('history.filters.outcome'),
          selected: outcome ? [outcome] : [],
          options: OUTCOMES.map(value => ({
            value,
            label: t(`build.outcome.${value}`),
          })),
        },
        {
          id: 'trunk',
          label: t('history.filters.trunk'),
          selected: trunk ? ['only'] : [],
          options: [{ value: 'only', label: t('history.filters.trunkOnly') }],
        },
      ]}
      // The backend takes one value of each: the one chosen last.
      onFilter={(id, values) => change({ [id]: values.at(-1), ...FIRST_PAGE })}
      onClear={() => change({ ...NO_FILTERS, ...FIRST_PAGE })}
    />
  );
}
