import { useRef } from 'react';
import { Select } from '@backstage/ui';
import { ActionBar, useTexts } from '@internal/frontend-kit';
import { groupsOf } from '../../lib/editor/levelTree';
import { scorecardsTranslationRef } from '../../translation';
import { CheckForm } from './CheckForm';
import { DocumentForm } from './DocumentForm';
import { PublishButton } from './EditorHead';
import { Findings } from './Findings';
import { useChosenCheck } from './useChosenCheck';
import type { EditorState } from './useEditorState';
import { WhatIfPanel } from './whatIf/WhatIfPanel';
import styles from './EditorPage.module.css';

/** No id: ids have no blanks. */
const WHOLE = ' ';

/** On a phone: what it does, and the values of one check after the other. */
export function SmallEditor({ editor }: { editor: EditorState }) {
  const { detail, document, mayPublish } = editor;
  const { t } = useTexts(scorecardsTranslationRef);
  const { chosen, choose } = useChosenCheck(document);
  const checks = groupsOf(document).flatMap(group => group.checks);
  const isScorecard = detail.kind === 'Scorecard';
  const fields = useRef<HTMLElement>(null);
  return (
    <div className={styles.form}>
      <p className={styles.quiet}>{t('editor.small')}</p>
      {isScorecard && <WhatIfPanel />}
      {isScorecard && (
        <Select
          label={t('editor.pickCheck')}
          options={[
            { id: WHOLE, label: t('editor.tree.whole') },
            ...checks.map(({ id, title }) => ({ id, label: title })),
          ]}
          value={checks.find(({ index }) => index === chosen)?.id ?? WHOLE}
          onChange={id => choose(id === WHOLE ? undefined : String(id))}
        />
      )}
      <section
        ref={fields}
        tabIndex={-1}
        className={styles.views}
        aria-label={t('editor.form')}
      >
        {chosen === undefined ? (
          <DocumentForm />
        ) : (
          <CheckForm key={chosen} index={chosen} />
        )}
      </section>
      <Findings onMended={() => fields.current?.focus()} />
      {mayPublish && (
        <ActionBar>
          <PublishButton editor={editor} />
        </ActionBar>
      )}
    </div>
  );
}
