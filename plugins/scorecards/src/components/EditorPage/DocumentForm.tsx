import { memo } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { valueAt } from '../../lib/editor/yamlText';
import { scorecardsTranslationRef } from '../../translation';
import { choicesAt } from './choicesAt';
import { ConditionField } from './condition/ConditionField';
import {
  useEditorActs,
  useEditorContent,
  useEditorTrial,
} from './EditorContext';
import { PathField, PathSelect } from './fields';
import { FactList } from './FactList';
import { FirstChecks } from './FirstChecks';
import { LevelFields } from './LevelFields';
import styles from './EditorPage.module.css';

const LONG_TEXT_ROWS = 16;

/** A document as a whole. What has no field here is written in YAML. */
export const DocumentForm = memo(() => {
  const { t } = useTexts(scorecardsTranslationRef);
  const { document } = useEditorContent();
  const { kind } = document;
  return (
    <div className={styles.form}>
      <PathField
        path={['title']}
        label={t('editor.document.title')}
        isRequired
      />
      <PathField
        path={['owner']}
        label={t('editor.document.owner')}
        help={t('editor.document.ownerHelp')}
        isRequired
      />
      {kind === 'Scorecard' && <ScorecardFields />}
      {kind === 'Campaign' && <CampaignFields />}
      {kind === 'Standard' && (
        <PathField
          path={['text']}
          label={t('editor.document.text')}
          help={t('editor.document.textHelp')}
          kind="area"
          rows={LONG_TEXT_ROWS}
          isRequired
        />
      )}
      {kind === 'FactSet' && <FactList />}
    </div>
  );
});

function ScorecardFields() {
  const { t } = useTexts(scorecardsTranslationRef);
  const { isSmall } = useEditorActs();
  const { document } = useEditorContent();
  const { isOld, whatIf } = useEditorTrial();
  const services = isOld ? undefined : whatIf?.services.after;
  return (
    <>
      {!isSmall && <FirstChecks />}
      <PathField
        path={['description']}
        label={t('editor.document.description')}
        kind="area"
      />
      <ConditionField
        path={['appliesTo']}
        label={t('editor.document.appliesTo')}
        absent={t('editor.document.appliesToAll')}
      />
      {services !== undefined && (
        <p className={styles.quiet}>
          {t('editor.document.services', { count: services })}
        </p>
      )}
      {!isSmall && (
        <>
          <div className={styles.pair}>
            <PathSelect
              path={['ranking']}
              label={t('editor.document.ranking')}
              options={(['levels', 'points'] as const).map(id => ({
                id,
                label: t(`editor.document.rankings.${id}`),
              }))}
            />
            <PathSelect
              path={['target']}
              label={t('editor.document.target')}
              options={choicesAt(document, ['levels'])}
              none={t('editor.document.noTarget')}
            />
          </div>
          <LevelFields />
        </>
      )}
    </>
  );
}

function CampaignFields() {
  const { t } = useTexts(scorecardsTranslationRef);
  const { document } = useEditorContent();
  const isOfLevel = valueAt(document, ['target', 'scorecard']) !== undefined;
  return (
    <>
      <div className={styles.pair}>
        <PathField
          path={['startsOn']}
          label={t('editor.document.startsOn')}
          kind="date"
          isRequired
        />
        <PathField
          path={['endsOn']}
          label={t('editor.document.endsOn')}
          kind="date"
          isRequired
        />
      </div>
      <ConditionField
        path={['scope']}
        label={t('editor.document.scope')}
        absent={t('editor.document.scopeAll')}
      />
      {!isOfLevel && (
        <PathField
          path={['target', 'checks']}
          label={t('editor.document.checks')}
          help={t('editor.document.checksHelp')}
          kind="list"
          isRequired
        />
      )}
      <PathField
        path={['plan']}
        label={t('editor.document.plan')}
        help={t('editor.document.planHelp')}
        kind="area"
        rows={LONG_TEXT_ROWS}
      />
    </>
  );
}
