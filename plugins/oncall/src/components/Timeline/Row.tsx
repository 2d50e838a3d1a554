import {
  memo,
  useMemo,
  type HTMLAttributes,
  type MutableRefObject,
} from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { BarText } from '../../hooks/useBarText';
import type { TimelineView } from '../../hooks/useTimelineView';
import type { Bar, TimelineRow } from '../../lib/timeline/rows';
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
  trackProps?: HTMLAttributes<HTMLElement>;
  onPress: (id: string) => void;
  onFocus: (bar: Bar) => void;
  onLight: (ref: string | undefined) => void;
}

function DrawnRow(props: RowProps) {
  const { row, view, text, activeId, anchor } = props;
  const { t } = useTranslationRef(oncallTranslationRef);
  const { window, now, shift, schedule, texts } = view;
  const seriesOf = ({ userRefs: [ref] }: Bar) => {
    const index = schedule.people.findIndex(each => each.entityRef === ref);
    return index < 0 ? undefined : index % 8;
  };
  // Hundreds of texts, and the light goes from bar to bar with the pointer.
  const names = useMemo(
    () =>
      row.bars.map(bar => ({
        name: text.name(bar, row),
        short:
          bar.kind === 'gap'
            ? t('schedule.timeline.gapFor', { duration: texts.duration(bar) })
            : text.what(bar),
      })),
    [row, text, texts, t],
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
        {row.bars.map((bar, index) => (
          <BarButton
            key={bar.id}
            bar={bar}
            window={window}
            name={names[index].name}
            text={names[index].short}
            isMine={text.me !== undefined && bar.userRefs.includes(text.me)}
            series={seriesOf(bar)}
            isPast={bar.endsAt <= now}
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
