import { useTexts } from '@internal/frontend-kit';
import { Text } from '@backstage/ui';
import { playbooksTranslationRef } from '../../translation';
import { useRunValue } from './RunContext';
import { StepState } from './StepState';
import styles from './RunView.module.css';

/** All items and where they stand; each leads to its place in the text. */
export function StepList() {
  const { t } = useTexts(playbooksTranslationRef);
  const { items, steps, currentId, titleOf } = useRunValue();
  return (
    <nav aria-label={t('runs.steps')}>
      <Text as="h2" variant="title-x-small" weight="bold">
        {t('runs.steps')}
      </Text>
      <ol className={styles.steps}>
        {items.map(({ id, parentId }) => (
          <li
            key={id}
            data-part={parentId ? '' : undefined}
            aria-current={id === currentId ? 'step' : undefined}
          >
            <a href={`#run-item-${id}`}>{titleOf(id)}</a>
            <StepState step={steps.get(id)} />
          </li>
        ))}
      </ol>
    </nav>
  );
}
