import { memo, useEffect, useRef } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Button } from '@backstage/ui';
import type { ResolvedSchedule } from '@callboard/backstage-plugin-oncall-common';
import { useListText } from '../../../hooks/useListText';
import { usePictureAt } from '../../../hooks/usePictureAt';
import { useSpanText, type SpanText } from '../../../hooks/useSpanText';
import { PICTURE_LENGTH } from '../../../lib/editor/outlook';
import type { PartProps } from './types';
import { oncallTranslationRef } from '../../../translation';
import styles from './Changes.module.css';

/** There are hundreds of them, and a press of a key changes few: only those are drawn anew. */
const Bar = memo(({ startsAt, endsAt, people, from, text }: BarProps) => {
  const { t } = useTexts(oncallTranslationRef);
  const span = text.span({ startsAt, endsAt });
  const spoken =
    people === undefined
      ? t('editor.picture.gap', { span })
      : t('editor.picture.shift', { people, span });
  return (
    <li
      className={people === undefined ? styles.gap : styles.bar}
      style={{
        insetInlineStart: `${((startsAt - from) / PICTURE_LENGTH) * 100}%`,
        width: `${((endsAt - startsAt) / PICTURE_LENGTH) * 100}%`,
      }}
      title={spoken}
    >
      <span className={styles.spoken}>{spoken}</span>
      <span aria-hidden="true">{people}</span>
    </li>
  );
});

/** The final rows of the first two weeks, as it is and as it will be. */
export function PicturePart({ outlook, nameOf }: PartProps) {
  const { t } = useTexts(oncallTranslationRef);
  const { timeZone, clocks } = outlook;
  const text = useSpanText(timeZone, clocks(timeZone));
  const { before, after, from, at, goBack } = usePictureAt(outlook);
  const title =
    at === undefined
      ? t('editor.picture.title')
      : t('files.compare.at', { time: text.instant(from) });
  const shared = { from, text, nameOf };
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (at !== undefined) section.current?.focus();
  }, [at]);
  return (
    <section
      ref={section}
      // Sent here from a difference of a file, the focus comes along.
      tabIndex={-1}
      aria-label={title}
    >
      <h4 className={styles.title}>{title}</h4>
      {at !== undefined && (
        <Button variant="tertiary" size="small" onPress={goBack}>
          {t('files.compare.back')}
        </Button>
      )}
      {before && (
        <Row label={t('editor.picture.before')} row={before} {...shared} />
      )}
      <Row label={t('editor.picture.after')} row={after} {...shared} />
      <p className={styles.axis} aria-hidden="true">
        <span>{text.instant(from)}</span>
        <span>{text.instant(from + PICTURE_LENGTH)}</span>
      </p>
    </section>
  );
}

function Row(props: {
  label: string;
  row: ResolvedSchedule;
  from: number;
  text: SpanText;
  nameOf: (ref: string) => string;
}) {
  const { label, row, from, text, nameOf } = props;
  const { list } = useListText();
  const bars = [
    ...row.intervals.map(({ startsAt, endsAt, userRefs }) => ({
      startsAt,
      endsAt,
      people: list(userRefs.map(nameOf), ''),
    })),
    ...row.gaps.map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
  ].sort((one, other) => one.startsAt - other.startsAt);
  return (
    <div className={styles.row}>
      <span className={styles.rowLabel}>{label}</span>
      <ol className={styles.track} aria-label={label}>
        {bars.map(bar => (
          <Bar key={bar.startsAt} {...bar} from={from} text={text} />
        ))}
      </ol>
    </div>
  );
}

interface BarProps {
  startsAt: number;
  endsAt: number;
  /** Absent where nobody is on call. */
  people?: string;
  from: number;
  text: SpanText;
}
