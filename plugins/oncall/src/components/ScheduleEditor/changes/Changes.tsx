import { memo, type ReactNode } from 'react';
import { StatusText, useTexts } from '@internal/frontend-kit';
import type { ShownOutlook } from '../../../hooks/useOutlook';
import { useSpanText } from '../../../hooks/useSpanText';
import type { Outlook } from '../../../lib/editor/outlook';
import { ClockPart } from './ClockPart';
import { GapPart } from './GapPart';
import { HoursPart } from './HoursPart';
import { MovedPart } from './MovedPart';
import { PicturePart } from './PicturePart';
import { StartPart } from './StartPart';
import type { PartProps } from './types';
import { oncallTranslationRef } from '../../../translation';
import styles from './Changes.module.css';

const Parts = memo(AllParts);

/** What the draft does, in the order of regret. It stays while the draft cannot be read, and says so. */
export function Changes(props: {
  shown: ShownOutlook;
  nameOf: (ref: string) => string;
  me: string | undefined;
  /** Why the draft cannot be read. */
  reason: string | undefined;
  /** The fields that say from when on. */
  from?: ReactNode;
}) {
  const { shown, nameOf, me, reason } = props;
  const { t } = useTexts(oncallTranslationRef);
  const { outlook: known, isStale } = shown;
  // A schedule that is only begun would be one long gap.
  const isBegun = !known?.picture.before && !known?.version.layers.length;
  const outlook = isBegun ? undefined : known;
  return (
    <section className={styles.changes} aria-label={t('editor.changes.title')}>
      <h3 className={styles.heading}>{t('editor.changes.title')}</h3>
      {props.from}
      {(isStale || !outlook) && (
        <p>
          <StatusText
            tone="unknown"
            text={
              outlook
                ? t('editor.changes.stale', { reason: reason ?? '' })
                : t('editor.changes.waiting')
            }
          />
        </p>
      )}
      {outlook && (
        <div className={isStale ? styles.stale : styles.parts}>
          <Parts outlook={outlook} nameOf={nameOf} me={me} />
        </div>
      )}
    </section>
  );
}

/** Drawn anew when there is another outlook, not with the field that is typed into. */
function AllParts(props: PartProps & { me: string | undefined }) {
  const { me, ...part } = props;
  return (
    <>
      <Summary outlook={part.outlook} />
      <GapPart {...part} />
      <MovedPart {...part} me={me} />
      <HoursPart {...part} />
      <ClockPart {...part} />
      <StartPart {...part} />
      <PicturePart {...part} />
    </>
  );
}

/** One sentence, spoken when it changes. */
export function Summary({ outlook }: { outlook: Outlook }) {
  const { t } = useTexts(oncallTranslationRef);
  const { timeZone, clocks } = outlook;
  const { instant } = useSpanText(timeZone, clocks(timeZone));
  const { gapsOpened, totalMoved } = outlook.consequences;
  return (
    <p>
      <span className={styles.quiet}>
        {t('editor.changes.from', { time: instant(outlook.from) })}:
      </span>{' '}
      <span role="status">
        {t('editor.changes.summary', {
          gaps: t('editor.changes.gaps', { count: gapsOpened.length }),
          shifts: t('editor.changes.shifts', { count: totalMoved }),
        })}
      </span>
    </p>
  );
}
