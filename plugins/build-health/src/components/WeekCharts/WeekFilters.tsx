import { Select } from '@backstage/ui';
import { FIRST_PAGE, useUrlState, useTexts } from '@internal/frontend-kit';
import type { EntityWeeks } from '@callboard/backstage-plugin-build-health-common';
import { readHistoryQuery } from '../../lib/historyQuery';
import { readWeeks, WEEK_RANGES } from '../../lib/weekRange';
import { buildHealthTranslationRef } from '../../translation';
import styles from './WeekCharts.module.css';

const ALL = 'all';

/** Weeks and pipeline, both in the address. The pipeline is that of the history too. */
export function WeekFilters(props: Pick<EntityWeeks, 'pipelines'>) {
  const { pipelines } = props;
  const { t } = useTexts(buildHealthTranslationRef);
  const { params, change } = useUrlState();
  const { pipelineId = ALL } = readHistoryQuery(params);
  const weeks = readWeeks(params);
  return (
    <div className={styles.filters}>
      <Select
        size="small"
        aria-label={t('weeks.range')}
        options={WEEK_RANGES.map(one => ({
          id: `${one}`,
          label: t('weeks.lastWeeks', { weeks: `${one}` }),
        }))}
        value={`${weeks}`}
        onChange={chosen =>
          change({
            weeks: chosen === `${WEEK_RANGES[0]}` ? undefined : `${chosen}`,
          })
        }
      />
      {pipelines.length > 1 && (
        <Select
          size="small"
          aria-label={t('weeks.pipeline')}
          options={[
            { id: ALL, label: t('weeks.allPipelines') },
            ...pipelines.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={pipelineId}
          onChange={chosen =>
            change({
              pipeline: chosen === ALL ? undefined : `${chosen}`,
              ...FIRST_PAGE,
            })
          }
        />
      )}
    </div>
  );
}
