import { memo } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { isFields, valueAt } from '../../lib/editor/yamlText';
import { scorecardsTranslationRef } from '../../translation';
import { ConditionField } from './condition/ConditionField';
import { useEditorActs, useEditorContent } from './EditorContext';
import { PathField, PathSelect } from './fields';
import { choicesAt } from './choicesAt';
import styles from './EditorPage.module.css';

/** A check: what it asks, of whom, from when on, why, and how it is met. */
export const CheckForm = memo(({ index }: { index: number }) => {
  const { t } = useTexts(scorecardsTranslationRef);
  const { isSmall } = useEditorActs();
  const { document } = useEditorContent();
  const path = ['checks', index];
  const check = valueAt(document, path);
  if (!isFields(check)) return <p>{t('editor.check.gone')}</p>;
  const isUsed = Object.hasOwn(check, 'use');
  return (
    <div className={styles.form}>
      {isUsed ? (
        <p>{t('editor.check.used', { check: String(check.use) })}</p>
      ) : (
        <>
          <PathField
            path={[...path, 'title']}
            label={t('editor.check.title')}
            isRequired
          />
          <ConditionField
            path={[...path, 'appliesTo']}
            label={t('editor.check.appliesTo')}
            absent={t('editor.check.appliesToAll')}
          />
          <ConditionField
            path={[...path, 'passes']}
            label={t('editor.check.passes')}
            absent={t('editor.check.nothing')}
          />
          <ConditionField
            path={[...path, 'warns']}
            label={t('editor.check.warns')}
            absent={t('editor.check.neverWarns')}
          />
        </>
      )}
      {!isSmall && <Place index={index} />}
      {!isSmall && !isUsed && <Help index={index} />}
    </div>
  );
});

/** Where it stands, and from when on it counts. */
function Place({ index }: { index: number }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { document } = useEditorContent();
  const path = ['checks', index];
  const categories = choicesAt(document, ['categories']);
  return (
    <div className={styles.pair}>
      <PathSelect
        path={[...path, 'level']}
        label={t('editor.check.level')}
        options={choicesAt(document, ['levels'])}
        none={
          document.ranking === 'points' ? t('editor.check.noLevel') : undefined
        }
      />
      {categories.length > 0 && (
        <PathSelect
          path={[...path, 'category']}
          label={t('editor.check.category')}
          options={categories}
          none={t('editor.check.noCategory')}
        />
      )}
      <PathField
        path={[...path, 'countsFrom']}
        label={t('editor.check.countsFrom')}
        help={t('editor.check.countsFromHelp')}
        kind="date"
      />
      {document.ranking === 'points' && (
        <PathField
          path={[...path, 'weight']}
          label={t('editor.check.weight')}
          help={t('editor.check.weightHelp')}
          kind="number"
        />
      )}
    </div>
  );
}

/** How it is met, and why it is there. */
function Help({ index }: { index: number }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const path = ['checks', index];
  return (
    <>
      <PathField
        path={[...path, 'fix', 'text']}
        label={t('editor.check.fix')}
        help={t('editor.check.fixHelp', { open: '{{', close: '}}' })}
        kind="area"
      />
      <div className={styles.pair}>
        <PathField
          path={[...path, 'fix', 'effort']}
          label={t('editor.check.effort')}
          help={t('editor.check.effortHelp')}
        />
        <PathField
          path={[...path, 'fix', 'playbook']}
          label={t('editor.check.playbook')}
        />
        <PathField
          path={[...path, 'rationale', 'standard']}
          label={t('editor.check.standard')}
          help={t('editor.check.standardHelp')}
        />
        <PathField
          path={[...path, 'owner']}
          label={t('editor.check.owner')}
          help={t('editor.check.ownerHelp')}
        />
      </div>
      <PathField
        path={[...path, 'rationale', 'text']}
        label={t('editor.check.rationale')}
        kind="area"
      />
    </>
  );
}
