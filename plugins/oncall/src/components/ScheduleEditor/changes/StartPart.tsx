import { StatusText, useTexts } from '@internal/frontend-kit';
import { useListText } from '../../../hooks/useListText';
import type { PartProps } from './types';
import { oncallTranslationRef } from '../../../translation';
import styles from './Changes.module.css';

/** Who is on call at the instant the change begins to hold. */
export function StartPart({ outlook, nameOf }: PartProps) {
  const { t } = useTexts(oncallTranslationRef);
  const { list } = useListText();
  const { onCallAtStart } = outlook.consequences;
  const write = (refs: string[]) => list(refs.map(nameOf), t('editor.none'));
  const before = write(onCallAtStart.before);
  const after = write(onCallAtStart.after);
  const text =
    (!outlook.picture.before && after) ||
    (before === after
      ? t('editor.start.same', { after })
      : t('editor.start.changed', { after, before }));
  return (
    <section aria-label={t('editor.start.title')}>
      <h4 className={styles.title}>{t('editor.start.title')}</h4>
      <p>
        {onCallAtStart.after.length === 0 ? (
          <StatusText tone="bad" text={text} />
        ) : (
          text
        )}
      </p>
    </section>
  );
}
