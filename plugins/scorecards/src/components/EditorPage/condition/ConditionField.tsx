import { Button } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { StatusText, useTexts } from '@internal/frontend-kit';
import { leafOf } from '../../../lib/editor/conditions';
import type { Path } from '../../../lib/editor/yamlText';
import { scorecardsTranslationRef } from '../../../translation';
import { useEditorActs } from '../EditorContext';
import { usePath } from '../fields';
import { ConditionNode } from './ConditionNode';
import styles from '../EditorPage.module.css';

/** A condition of the document, as a tree that is built; or the way to begin one. */
export function ConditionField(props: {
  path: Path;
  label: string;
  /** What its absence means. */
  absent: string;
}) {
  const { path, label, absent } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const { pickFact, isSmall } = useEditorActs();
  const { value, set, problem } = usePath(path);
  return (
    <fieldset className={styles.condition}>
      <legend>{label}</legend>
      {value === undefined || value === null ? (
        <div className={styles.line}>
          <span className={styles.quiet}>{absent}</span>
          {!isSmall && (
            <Button
              size="small"
              variant="secondary"
              iconStart={<RiAddLine aria-hidden="true" />}
              aria-label={t('editor.condition.addTo', { label })}
              onPress={() => pickFact(fact => set(leafOf(fact)))}
            >
              {t('editor.condition.add')}
            </Button>
          )}
        </div>
      ) : (
        <ConditionNode path={path} onRemove={() => set(undefined)} />
      )}
      {problem && <StatusText tone="bad" text={problem} />}
    </fieldset>
  );
}
