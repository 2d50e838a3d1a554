import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { VisuallyHidden } from '@backstage/ui';
import { isTaken, useAnnounce, useTexts } from '@internal/frontend-kit';
import { useBarText } from '../../hooks/useBarText';
import type { TimelineView } from '../../hooks/useTimelineView';
import type { Bar } from '../../lib/timeline/rows';
import { Axis } from './Axis';
import { BarPopover } from './BarPopover';
import { Row } from './Row';
import { Shading } from './Shading';
import { barAt, useGridKeys, type GridKeys } from './useGridKeys';
import { useSelection, type Selection } from './useSelection';
import { useVisiblePart } from './useVisiblePart';
import { oncallTranslationRef } from '../../translation';
import styles from './Timeline.module.css';

/** Keys that change what is shown, and `o`. */
function useViewKeys(view: TimelineView, keys: GridKeys, selection: Selection) {
  const { t } = useTexts(oncallTranslationRef);
  const announce = useAnnounce();
  const { window, now } = view;

  const step = (steps: 1 | -1) => {
    view.step(steps);
    keys.focusLater(steps === 1 ? window.endsAt : window.startsAt - 1);
  };
  const nextGap = () => {
    const after = keys.active?.bar;
    const from =
      after?.kind === 'gap' ? after.endsAt : Math.max(now, window.startsAt);
    const gap = view.gaps.find(({ endsAt }) => endsAt > from) ?? view.gaps[0];
    if (!gap) {
      announce(t('schedule.timeline.noGap'));
      return;
    }
    const shown = view.rows[0].bars.find(
      ({ kind, endsAt }) => kind === 'gap' && endsAt === gap.endsAt,
    );
    if (shown) {
      keys.focus(shown);
      return;
    }
    view.showInstant(gap.startsAt);
    keys.focusLater(gap.startsAt, 'final');
  };
  const actions: Record<string, () => unknown> = {
    PageDown: () => step(1),
    PageUp: () => step(-1),
    t: () => {
      view.showToday();
      const row = keys.active?.row;
      const isShown = window.startsAt <= now && now < window.endsAt;
      if (isShown && row) keys.focus(barAt(row, now));
      else keys.focusLater(now);
    },
    g: nextGap,
    o: () => keys.active && selection.begin(keys.active.bar),
    // A popover is on screen a moment before it has the focus: until then the bar hears its keys.
    ...(view.shift && { Escape: () => view.openShift(undefined) }),
  };

  return (event: KeyboardEvent) => {
    if (selection.onKey(event) || keys.onMoveKey(event)) return;
    const action = actions[event.key];
    if (!action || event.shiftKey || isTaken(event)) return;
    event.preventDefault();
    action();
  };
}

/** Lights all shifts of a person, by hand: drawing a thousand bars anew takes longer than the pointer stays on one. */
function light(grid: HTMLElement | null, ref: string | undefined) {
  grid?.querySelectorAll<HTMLElement>('[data-bar-id]').forEach(bar => {
    const people = bar.dataset.people?.split(' ') ?? [];
    bar.toggleAttribute('data-dim', ref !== undefined && !people.includes(ref));
  });
}

/** Who is on call when, and why: the answer on top, the reasons below it. */
export function Timeline(props: {
  view: TimelineView;
  /** Whether the reader may add overrides. */
  canOverride: boolean;
  onTakeBack: (overrideId: string) => void;
}) {
  const { view, canOverride, onTakeBack } = props;
  const { schedule, window, rows, texts, shift, openShift, who } = view;
  const { t } = useTexts(oncallTranslationRef);
  const helpId = useId();
  const anchor = useRef<HTMLButtonElement | null>(null);
  const text = useBarText(schedule, texts);
  const keys = useGridKeys(rows, window);
  const selection = useSelection(view, canOverride);
  const onKeyDown = useViewKeys(view, keys, selection);
  const open = rows.flatMap(row => row.bars).find(({ id }) => id === shift);
  // Kept, so that bars are drawn anew only when they change.
  const act = useRef({ onFocus: keys.onFocus, onPress: openShift, who });
  act.current = { onFocus: keys.onFocus, onPress: openShift, who };
  const part = useVisiblePart(window, rows);
  const [handlers] = useState(() => ({
    onFocus: (bar: Bar) => act.current.onFocus(bar),
    onPress: (id: string) => act.current.onPress(id),
    onLight: (ref: string | undefined) =>
      light(keys.grid.current, ref ?? act.current.who),
  }));
  const days = { startsAt: window.startsAt, endsAt: window.endsAt - 1 };
  const label = t('schedule.timeline.label', {
    name: schedule.name,
    window: t('schedule.window', {
      from: texts.day(days.startsAt),
      to: texts.day(days.endsAt),
    }),
  });
  return (
    <div
      ref={part.box}
      className={styles.scroll}
      data-range={window.range}
      onScroll={part.look}
    >
      <VisuallyHidden id={helpId}>
        {t('schedule.timeline.keys')}{' '}
        {canOverride && t('schedule.timeline.overrideKeys')}
      </VisuallyHidden>
      <div className={styles.frame} style={{ minWidth: part.least }}>
        <Axis view={view} track={part.track} />
        <Shading view={view} selection={selection.selection} />
        <div
          ref={keys.grid}
          role="grid"
          aria-label={label}
          aria-describedby={helpId}
          aria-readonly="true"
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          {rows.map(row => (
            <Row
              key={row.id}
              row={row}
              view={view}
              text={text}
              activeId={
                keys.active?.row === row ? keys.active.bar.id : undefined
              }
              anchor={anchor}
              visible={part.visible}
              track={part.track}
              trackProps={
                row.kind === 'final' ? selection.trackProps : undefined
              }
              {...handlers}
            />
          ))}
        </div>
      </div>
      {open && (
        <BarPopover
          key={open.id}
          bar={open}
          view={view}
          anchor={anchor}
          canOverride={canOverride}
          onTakeBack={onTakeBack}
        />
      )}
    </div>
  );
}
