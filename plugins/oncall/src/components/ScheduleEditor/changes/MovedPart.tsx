import { useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import type { MovedShifts } from '@callboard/backstage-plugin-oncall-common';
import { useSpanText, type SpanText } from '../../../hooks/useSpanText';
import type { PartProps } from './types';
import { oncallTranslationRef } from '../../../translation';
import styles from './Changes.module.css';

const LIMIT = 4;

/** Whose shifts move; those of the reader first. */
export function MovedPart(props: PartProps & { me: string | undefined }) {
  const { outlook, nameOf, me } = props;
  const { t } = useTranslationRef(oncallTranslationRef);
  const { timeZone, clocks } = outlook;
  const { span } = useSpanText(timeZone, clocks(timeZone));
  const [isOpen, setOpen] = useState(false);
  const { moved, totalMoved } = outlook.consequences;
  const sorted = [
    ...moved.filter(({ userRef }) => userRef === me),
    ...moved.filter(({ userRef }) => userRef !== me),
  ];
  const title =
    totalMoved > 0
      ? `${t('editor.moved.title', { count: totalMoved })} ${t(
          'editor.moved.ofPeople',
          { count: moved.length },
        )}`
      : t('editor.moved.none');
  return (
    <section aria-label={title}>
      <h4 className={styles.title}>{title}</h4>
      <ul className={styles.people}>
        {sorted.slice(0, isOpen ? undefined : LIMIT).map(each => (
          <li key={each.userRef}>
            <span className={styles.name}>{nameOf(each.userRef)}</span>
            <MovedLine moved={each} span={span} />
          </li>
        ))}
      </ul>
      {moved.length > LIMIT && (
        <Button
          variant="tertiary"
          size="small"
          aria-expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        >
          {isOpen
            ? t('editor.moved.fewer')
            : t('editor.moved.all', { people: moved.length })}
        </Button>
      )}
    </section>
  );
}

function MovedLine(props: { moved: MovedShifts; span: SpanText['span'] }) {
  const { span } = props;
  const { count, first } = props.moved;
  const { t } = useTranslationRef(oncallTranslationRef);
  const before = first.before ? span(first.before) : '';
  const after = first.after ? span(first.after) : '';
  const kind =
    (!first.before && 'added') || (!first.after && 'gone') || 'changed';
  const change = t(`editor.moved.${kind}`, { before, after });
  return <span>{t('editor.moved.line', { count, change })}</span>;
}
