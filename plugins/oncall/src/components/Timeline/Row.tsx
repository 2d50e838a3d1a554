import {
  memo,
  useMemo,
  type HTMLAttributes,
  type MutableRefObject,
} from 'react';
import { useTexts } from '@internal/frontend-kit';
import type { BarText } from '../../hooks/useBarText';
import type { TimelineView } from '../../hooks/useTimelineView';
import type { Bar, TimelineRow } from '../../lib/timeline/rows';
import type { Span } from '../../lib/timeline/span';
import { BarButton } from './BarButton';
import { oncallTranslationRef } from '../../translation';
import styles from './Timeline.module.css';

/** Properties of {@link Row}. */
export interface RowProps {
  row: TimelineRow;
  view: TimelineView;
  text: BarText;
  /** The tab stop, when it is in this row. */
  activeId?: string;
  anchor: MutableRefObject<HTMLButtonElement | null>;
  /** What is on screen or near it. */
  visible: Span;
  /** Width of the window, in pixels. */
  track: number;
  trackProps?: HTMLAttributes<HTMLElement>;
  onPress: (id: string) => void;
  onFocus: (bar: Bar) => void;
  onLight: (ref: string | undefined) => void;
}

function DrawnRow(props: RowProps) {
  const { row, view, text, activeId, anchor, visible } = props;
  const { t } = useTexts(oncallTranslationRef);
  const { window, now, shift, schedule, who } = view;
  const series = useMemo(
    () =>
      new Map(
        schedule.people.map(({ entityRef }, index) => [entityRef, index % 8]),
      ),
    [schedule],
  );
  // What has the focus, and what is open, stays in the document wherever it is.
  const drawn = row.bars.filter(
    ({ id, startsAt, endsAt }) =>
      id === activeId ||
      id === shift ||
      (startsAt < visible.endsAt && endsAt > visible.startsAt),
  );
  return (
    <div role="row" className={styles.row} data-row={row.kind}>
      <div role="rowheader" className={styles.label}>
        {text.rowLabel(row)}
      </div>
      <div
        role="presentation"
        className={styles.track}
        style={{ height: `${row.lanes * 36}px` }}
        {...props.trackProps}
      >
        {row.bars.length === 0 && (
          <div role="gridcell" className={styles.nothing}>
            {row.kind === 'overrides'
              ? t('schedule.timeline.noOverrides')
              : t('schedule.timeline.nothing')}
          </div>
        )}
        {drawn.map(bar => (
          <BarButton
            key={bar.id}
            bar={bar}
            row={row}
            window={window}
            track={props.track}
            text={text}
            series={series.get(bar.userRefs[0])}
            isPast={bar.endsAt <= now}
            isDim={who !== undefined && !bar.userRefs.includes(who)}
            isActive={bar.id === activeId}
            anchor={bar.id === shift ? anchor : undefined}
            onPress={props.onPress}
            onFocus={props.onFocus}
            onLight={props.onLight}
          />
        ))}
      </div>
    </div>
  );
}

/** One row: its name, and its bars. Drawn anew only when it changes, not when the focus moves in another one. */
export const Row = memo(DrawnRow);
