import { formatDuration, StatusText, useTexts } from '@internal/frontend-kit';
import {
  groupGaps,
  type GapGroup,
  type OnCallGap,
} from '@callboard/backstage-plugin-oncall-common';
import { useSpanText, type SpanText } from '../../../hooks/useSpanText';
import { WEEKDAYS } from '../../../lib/editor/draft';
import { GapFixes } from './GapFixes';
import type { PartProps } from './types';
import { oncallTranslationRef } from '../../../translation';
import styles from './Changes.module.css';

const LIMIT = 5;

/** Time in which nobody is on call: what opens is worst, then what closes, then what stays. */
export function GapPart(part: PartProps) {
  const { outlook } = part;
  const { t } = useTexts(oncallTranslationRef);
  const { gapsOpened, gapsClosed, gapsLeft } = outlook.consequences;
  const opens = gapsOpened.length;
  const isLeft = opens === 0 && gapsLeft.length > 0;
  return (
    <section
      // Where the focus goes once a way to close a gap is taken, and its button with it.
      tabIndex={-1}
      data-gaps=""
      aria-label={t('editor.gaps.title')}
    >
      <h4 className={styles.title}>{t('editor.gaps.title')}</h4>
      <p>
        <StatusText
          tone={opens > 0 ? 'bad' : 'good'}
          text={
            opens > 0
              ? t('editor.gaps.opens', { count: opens })
              : t('editor.gaps.none')
          }
        />
      </p>
      {opens > 0 && <GapLines gaps={gapsOpened} {...part} />}
      {gapsClosed.length > 0 && (
        <p>{t('editor.gaps.closes', { count: gapsClosed.length })}</p>
      )}
      {isLeft && (
        <>
          <p>
            <StatusText
              tone="warn"
              text={t('editor.gaps.leaves', { count: gapsLeft.length })}
            />
          </p>
          <GapLines gaps={gapsLeft} {...part} />
        </>
      )}
    </section>
  );
}

/** Gaps at the same times of their days are one line: they have one cause. */
function GapLines(props: PartProps & { gaps: OnCallGap[] }) {
  const { gaps, outlook, nameOf } = props;
  const { t } = useTexts(oncallTranslationRef);
  const clock = outlook.clocks(outlook.timeZone);
  const { span } = useSpanText(outlook.timeZone, clock);
  const groups = groupGaps(gaps, clock);
  const more = groups.length - LIMIT;
  return (
    <ul className={styles.lines}>
      {groups.slice(0, LIMIT).map(group => (
        <li key={group.first.startsAt}>
          <GapLine group={group} span={span} />
          <GapFixes
            outlook={outlook}
            nameOf={nameOf}
            group={group}
            span={span(group.first)}
          />
        </li>
      ))}
      {more > 0 && <li>{t('editor.gaps.more', { count: more })}</li>}
    </ul>
  );
}

function GapLine(props: { group: GapGroup; span: SpanText['span'] }) {
  const { group, span } = props;
  const { first, count, weekdays } = group;
  const { t } = useTexts(oncallTranslationRef);
  const values = {
    span: span(first),
    duration: formatDuration(first.endsAt - first.startsAt),
  };
  if (count === 1) return <>{t('editor.gaps.each', values)}</>;
  const days =
    weekdays.length === 7
      ? t('editor.gaps.eachDay')
      : weekdays.map(day => t(`editor.shortDay.${WEEKDAYS[day]}`)).join(', ');
  return <>{t('editor.gaps.repeated', { ...values, times: count, days })}</>;
}
