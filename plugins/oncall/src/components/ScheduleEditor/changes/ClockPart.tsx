import { formatDuration, useTexts } from '@internal/frontend-kit';
import type { ClockChangeShift } from '@callboard/backstage-plugin-oncall-common';
import { useListText } from '../../../hooks/useListText';
import { useSpanText } from '../../../hooks/useSpanText';
import { HOUR } from '../../../lib/timeline/wall';
import type { PartProps } from './types';
import { oncallTranslationRef } from '../../../translation';
import styles from './Changes.module.css';

/** Who is on call in the nights in which clocks change, and for how long. */
export function ClockPart({ outlook, nameOf }: PartProps) {
  const { t } = useTexts(oncallTranslationRef);
  const { timeZone, clocks } = outlook;
  const { day } = useSpanText(timeZone, clocks(timeZone));
  const { list } = useListText();
  const { clockChanges } = outlook.consequences;
  const write = (shift: ClockChangeShift | undefined) =>
    shift
      ? t('editor.clocks.after', {
          people: list(shift.userRefs.map(nameOf), ''),
          duration: formatDuration(shift.hours * HOUR),
        })
      : t('editor.clocks.nobody');
  return (
    <section aria-label={t('editor.clocks.title')}>
      <h4 className={styles.title}>{t('editor.clocks.title')}</h4>
      {clockChanges.length === 0 && <p>{t('editor.clocks.none')}</p>}
      <ul className={styles.lines}>
        {clockChanges.map(({ at, timeZones, forwardMinutes, ...shifts }) => {
          const before = write(shifts.before);
          const after = write(shifts.after);
          return (
            <li key={at}>
              {t('editor.clocks.line', {
                day: day(at),
                direction: t(
                  forwardMinutes > 0
                    ? 'editor.clocks.forward'
                    : 'editor.clocks.back',
                ),
                zones: list(timeZones, ''),
              })}
              <br />
              {before === after || !outlook.picture.before
                ? after
                : t('editor.clocks.changed', { after, before })}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
