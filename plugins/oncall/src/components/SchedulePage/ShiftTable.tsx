import { Button, Cell, Table, Text, type ColumnConfig } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import {
  downloadText,
  StatusText,
  toCsv,
  useNarrow,
  useTexts,
} from '@internal/frontend-kit';
import { usePeopleNames } from '../../hooks/usePeopleNames';
import type { TimelineView } from '../../hooks/useTimelineView';
import type { Bar } from '../../lib/timeline/rows';
import { ShortList } from '../ShortList';
import { useLayerName } from '../Timeline/SourceLines';
import { oncallTranslationRef } from '../../translation';
import styles from './SchedulePage.module.css';

/** A quarter may have hundreds, which take longer to draw than the timeline. */
const SHOWN = 50;

const columns = ['start', 'end', 'duration', 'people', 'source'] as const;

/** The texts of a shift's row. */
function useCells({ schedule, texts }: TimelineView) {
  const { t } = useTexts(oncallTranslationRef);
  const { namesOf } = usePeopleNames(schedule);
  const layerName = useLayerName(schedule);
  const sources = (bar: Bar) => [
    ...new Set(
      bar.sources.flatMap(({ overrideIds, turns, version }) => [
        ...(overrideIds.length > 0 ? [t('schedule.shifts.override')] : []),
        ...turns.map(turn => layerName(turn, version)),
      ]),
    ),
  ];
  return (bar: Bar) => ({
    start: texts.instant(bar.startsAt),
    end: texts.instant(bar.endsAt),
    duration: texts.duration(bar),
    people: namesOf(bar.userRefs) || t('schedule.shifts.gap'),
    source: sources(bar).join(', '),
  });
}

/** The final row of the timeline as a table. */
export function ShiftTable({ view }: { view: TimelineView }) {
  const { t } = useTexts(oncallTranslationRef);
  const narrow = useNarrow();
  const cellsOf = useCells(view);
  const bars = view.rows[0].bars;
  // A quarter may have hundreds: only those that are shown are written.
  const rowsOf = (some: Bar[]) =>
    some.map(bar => ({ id: bar.id, bar, ...cellsOf(bar) }));
  const heads = columns.map(id => t(`schedule.shifts.columns.${id}`));
  const config = columns.map(
    (id): ColumnConfig<ReturnType<typeof rowsOf>[number]> => ({
      id,
      label: t(`schedule.shifts.columns.${id}`),
      isRowHeader: id === 'start',
      cell: row => (
        <Cell className={styles.cell}>
          {id === 'people' && row.bar.kind === 'gap' ? (
            <StatusText tone="bad" text={row.people} />
          ) : (
            row[id]
          )}
        </Cell>
      ),
    }),
  );
  const download = () =>
    downloadText({
      text: toCsv([
        heads,
        ...rowsOf(bars).map(row => columns.map(id => row[id])),
      ]),
      fileName: `${view.schedule.name} ${view.window.from}.csv`,
      type: 'text/csv',
    });
  const shifts = bars.filter(({ kind }) => kind === 'shift').length;
  return (
    <section>
      <div className={styles.heading}>
        <Text as="h3" variant="title-small">
          {t('schedule.shifts.title', { count: shifts })}
        </Text>
        <Button
          variant="secondary"
          size="small"
          iconStart={<RiDownloadLine aria-hidden="true" />}
          onPress={download}
        >
          {t('schedule.shifts.csv')}
        </Button>
      </div>
      {/* On a phone the agenda above lists the same. */}
      {!narrow && (
        <ShortList items={bars} limit={SHOWN} variant="secondary">
          {shown => (
            <Table
              columnConfig={config}
              data={rowsOf(shown)}
              pagination={{ type: 'none' }}
            />
          )}
        </ShortList>
      )}
    </section>
  );
}
