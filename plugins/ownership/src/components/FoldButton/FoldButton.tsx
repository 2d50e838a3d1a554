import { Button } from '@backstage/ui';
import { useTexts } from '@internal/frontend-kit';
import type { Fold } from '../../hooks/useFolded';
import { ownershipTranslationRef } from '../../translation';
import styles from './FoldButton.module.css';

/** "and 5 more", which opens a list; nothing when all of it is shown anyway. */
export function FoldButton(props: {
  fold: Fold;
  /** Text of the closed state; "and 5 more" when absent. */
  more?: string;
}) {
  const { foldable, open, hidden, toggle } = props.fold;
  const { t } = useTexts(ownershipTranslationRef);
  if (!foldable) return null;
  return (
    <Button
      className={styles.button}
      variant="tertiary"
      size="small"
      aria-expanded={open}
      onPress={toggle}
    >
      {open
        ? t('fold.fewer')
        : props.more ?? t('fold.more', { number: `${hidden}` })}
    </Button>
  );
}
