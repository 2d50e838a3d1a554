import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import {
  EmptyBlock,
  useEntityRef,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { EntityWeeks } from '@callboard/backstage-plugin-build-health-common';
import { useWeekDownload } from '../../hooks/useWeekDownload';
import { useWeeks } from '../../hooks/useWeeks';
import { useWeekText, type WeekFigure } from '../../hooks/useWeekText';
import { readHistoryQuery } from '../../lib/historyQuery';
import { successPlot, timePlot } from '../../lib/weekPlot';
import { readWeeks } from '../../lib/weekRange';
import { buildHealthTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { ChartFrame } from './ChartFrame';
import { WeekFilters } from './WeekFilters';
import { WeekTable } from './WeekTable';
import styles from './WeekCharts.module.css';

const FIGURES = ['duration', 'queue', 'success'] as const;

/** How builds of the entity of the page fared week by week. */
export function WeekCharts() {
  const { t } = useTexts(buildHealthTranslationRef);
  const { params } = useUrlState();
  const { pipelineId } = readHistoryQuery(params);
  const query = useWeeks({
    entityRef: useEntityRef(),
    weeks: readWeeks(params),
    ...(pipelineId && { pipelineId }),
  });
  return (
    <EntityInfoCard title={t('weeks.title')}>
      <div className={styles.charts}>
        <WeekFilters pipelines={query.data?.pipelines ?? []} />
        <BackendState
          query={query}
          subject={t('weeks.subject')}
          thing={t('weeks.thing')}
          isEmpty={({ weeks }) => weeks.every(one => !one.successRate)}
          empty={
            <EmptyBlock kind="nothing-yet" title={t('weeks.none.title')}>
              <p>{t('weeks.none.hint')}</p>
            </EmptyBlock>
          }
        >
          {({ weeks }) => <Charts weeks={weeks} />}
        </BackendState>
      </div>
    </EntityInfoCard>
  );
}

function Charts({ weeks }: Pick<EntityWeeks, 'weeks'>) {
  const { t } = useTexts(buildHealthTranslationRef);
  const { params, change } = useUrlState();
  const text = useWeekText(weeks);
  const download = useWeekDownload(weeks);
  const tables = params.getAll('table');
  const plotOf = (figure: WeekFigure) =>
    figure === 'success'
      ? successPlot(weeks, text.day)
      : timePlot(weeks, figure, text.day);
  const toggle = (figure: WeekFigure) =>
    change({
      table: tables.includes(figure)
        ? tables.filter(one => one !== figure)
        : [...tables, figure],
    });
  return (
    <>
      <p className={styles.quiet}>{t('weeks.hint')}</p>
      {FIGURES.map(figure => (
        <ChartFrame
          key={figure}
          title={text.title(figure)}
          name={t(`weeks.name.${figure}`)}
          data={plotOf(figure)}
          note={t(figure === 'success' ? 'weeks.interval' : 'weeks.n')}
          tell={index => text.point(weeks[index], figure)}
          table={<WeekTable weeks={weeks} figure={figure} />}
          isTable={tables.includes(figure)}
          onToggle={() => toggle(figure)}
          onDownload={() => download(figure)}
        />
      ))}
    </>
  );
}
