import { useTexts } from '@internal/frontend-kit';
import type { MovedShifts } from '@callboard/backstage-plugin-oncall-common';
import { useSpanText, type SpanText } from '../../../hooks/useSpanText';
import { ShortList } from '../../ShortList';
import type { PartProps } from './types';
import { oncallTranslationRef } from '../../../translation';
import styles from './Changes.module.css';

const LIMIT = 4;

/** Whose shifts move; those of the reader first. */
export function MovedPart(props: PartProps & { me: string | undefined }) {
  const { outlook, nameOf, me } = props;
  const { t } = useTexts(oncallTranslationRef);
  const { timeZone, clocks } = outlook;
  const { span } = useSpanText(timeZone, clocks(timeZone));
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
      <ShortList
        items={sorted}
        limit={LIMIT}
        all={t('editor.moved.all', { people: moved.length })}
      >
        {shown => (
          <ul className={styles.people}>
            {shown.map(each => (
              <li key={each.userRef}>
                <span className={styles.name}>{nameOf(each.userRef)}</span>
                <MovedLine moved={each} span={span} />
              </li>
            ))}
          </ul>
        )}
      </ShortList>
    </section>
  );
}

function MovedLine(props: { moved: MovedShifts; span: SpanText['span'] }) {
  const { span } = props;
  const { count, first } = props.moved;
  const { t } = useTexts(oncallTranslationRef);
  const before = first.before ? span(first.before) : '';
  const after = first.after ? span(first.after) : '';
  const kind =
    (!first.before && 'added') || (!first.after && 'gone') || 'changed';
  const change = t(`editor.moved.${kind}`, { before, after });
  return <span>{t('editor.moved.line', { count, change })}</span>;
}
