import { useEffect, useRef } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, VisuallyHidden } from '@backstage/ui';
import type { ResolvedSchedule } from '@callboard/backstage-plugin-oncall-common';
import { useListText } from '../../../hooks/useListText';
import { usePictureAt } from '../../../hooks/usePictureAt';
import { useSpanText, type Span } from '../../../hooks/useSpanText';
import { PICTURE_DAYS } from '../../../lib/editor/outlook';
import type { PartProps } from './types';
import { oncallTranslationRef } from '../../../translation';
import styles from './Changes.module.css';

const LENGTH = PICTURE_DAYS * 24 * 60 * 60_000;

/** The final rows of the first two weeks, as it is and as it will be. */
export function PicturePart({ outlook, nameOf }: PartProps) {
  const { t } = useTranslationRef(oncallTranslationRef);
  const { instant } = useSpanText(outlook.timeZone);
  const { before, after, from, at, goBack } = usePictureAt(outlook);
  const title =
    at === undefined
      ? t('editor.picture.title')
      : t('files.compare.at', { time: instant(from) });
  const shared = { from, timeZone: outlook.timeZone, nameOf };
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
        <span>{instant(from)}</span>
        <span>{instant(from + LENGTH)}</span>
      </p>
    </section>
  );
}

function Row(props: {
  label: string;
  row: ResolvedSchedule;
  from: number;
  timeZone: string;
  nameOf: (ref: string) => string;
}) {
  const { label, row, from, timeZone, nameOf } = props;
  const { t } = useTranslationRef(oncallTranslationRef);
  const { list } = useListText();
  const { span } = useSpanText(timeZone);
  const place = ({ startsAt, endsAt }: Span) => ({
    insetInlineStart: `${((startsAt - from) / LENGTH) * 100}%`,
    width: `${((endsAt - startsAt) / LENGTH) * 100}%`,
  });
  const bars = [
    ...row.intervals.map(each => {
      const people = list(each.userRefs.map(nameOf), '');
      const text = t('editor.picture.shift', { people, span: span(each) });
      return { ...each, text, name: people, className: styles.bar };
    }),
    ...row.gaps.map(each => {
      const text = t('editor.picture.gap', { span: span(each) });
      return { ...each, text, name: '', className: styles.gap };
    }),
  ].sort((one, other) => one.startsAt - other.startsAt);
  return (
    <div className={styles.row}>
      <span className={styles.rowLabel}>{label}</span>
      <ol className={styles.track} aria-label={label}>
        {bars.map(bar => (
          <li
            key={bar.startsAt}
            className={bar.className}
            style={place(bar)}
            title={bar.text}
          >
            <VisuallyHidden>{bar.text}</VisuallyHidden>
            <span aria-hidden="true">{bar.name}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
