import type { MutableRefObject } from 'react';
import { Button, Popover } from '@backstage/ui';
import { KitRoot, useTexts } from '@internal/frontend-kit';
import { useBarText } from '../../hooks/useBarText';
import type { TimelineView } from '../../hooks/useTimelineView';
import type { Bar } from '../../lib/timeline/rows';
import { restOf } from '../../lib/timeline/span';
import { useSourceLines } from './SourceLines';
import { oncallTranslationRef } from '../../translation';
import styles from './Timeline.module.css';

interface BarPopoverProps {
  bar: Bar;
  view: TimelineView;
  anchor: MutableRefObject<HTMLButtonElement | null>;
  canOverride: boolean;
  onTakeBack: (overrideId: string) => void;
}

/** Where a shift comes from, and what can be done about it. */
export function BarPopover(props: BarPopoverProps) {
  const { bar, view, anchor } = props;
  const { schedule, texts, home } = view;
  const { t } = useTexts(oncallTranslationRef);
  const text = useBarText(schedule, texts);
  const lines = useSourceLines(view)(bar);
  const isAway = texts.timeZone !== home.timeZone;
  const close = () => view.openShift(undefined);
  return (
    <Popover
      triggerRef={anchor}
      isOpen
      onOpenChange={isOpen => !isOpen && close()}
      aria-label={t('schedule.popover.label')}
    >
      <KitRoot>
        <div className={styles.popover}>
          <strong>{text.what(bar)}</strong>
          <span>
            {home.span(bar)} · {texts.duration(bar)}
          </span>
          {isAway && (
            <span className={styles.quiet}>
              {t('schedule.popover.forYou', { span: texts.span(bar) })}
            </span>
          )}
          <ul className={styles.sources}>
            {lines.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <Actions {...props} onClose={close} />
        </div>
      </KitRoot>
    </Popover>
  );
}

function Actions(props: BarPopoverProps & { onClose: () => void }) {
  const { bar, view, canOverride, onTakeBack, onClose } = props;
  const { t } = useTexts(oncallTranslationRef);
  const isAhead = bar.endsAt > view.now;
  const { override } = bar;
  return (
    <div className={styles.actions}>
      {canOverride && isAhead && override && (
        <Button
          variant="secondary"
          size="small"
          onPress={() => {
            onClose();
            onTakeBack(override.id);
          }}
        >
          {t('schedule.popover.take')}
        </Button>
      )}
      {canOverride && isAhead && !override && (
        <Button
          size="small"
          onPress={() => view.openCover(restOf(bar, view.now))}
        >
          {bar.kind === 'gap'
            ? t('schedule.popover.cover')
            : t('schedule.popover.override')}
        </Button>
      )}
      <Button variant="tertiary" size="small" onPress={onClose}>
        {t('schedule.popover.close')}
      </Button>
    </div>
  );
}
