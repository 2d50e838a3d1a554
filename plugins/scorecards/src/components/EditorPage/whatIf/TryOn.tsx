import { useState, type FormEvent } from 'react';
import { Button, TextField } from '@backstage/ui';
import { useUrlState, useTexts } from '@internal/frontend-kit';
import type {
  CheckState,
  DocumentTrial,
} from '@callboard/backstage-plugin-scorecards-common';
import type { Trial } from '../../../hooks/useTrial';
import { serviceRef } from '../../../lib/editor/serviceRef';
import { isCalm } from '../../../lib/stateLooks';
import { scorecardsTranslationRef } from '../../../translation';
import { CheckStateText } from '../../CheckState';
import { choicesAt } from '../choicesAt';
import { useEditorContent } from '../EditorContext';
import styles from '../EditorPage.module.css';

/** What the text would say of one service, and why. */
export function TryOn({ trial }: { trial: Trial }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { params, change } = useUrlState();
  const chosen = params.get('try') ?? '';
  return (
    <div className={styles.tryOn}>
      {/* Anew when another place of the page names a service. */}
      <Service
        key={chosen}
        chosen={chosen}
        onChoose={ref => change({ try: ref }, { replace: true })}
      />
      {chosen && trial.tried && <Tried tried={trial.tried} />}
      {chosen && !trial.tried && !trial.isWaiting && !trial.isOld && (
        <p className={styles.quiet}>
          {t('editor.tryOn.notAbout', { service: chosen })}
        </p>
      )}
    </div>
  );
}

function Service(props: { chosen: string; onChoose: (ref: string) => void }) {
  const { chosen, onChoose } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const [typed, setTyped] = useState(chosen);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChoose(serviceRef(typed));
  };
  return (
    <form className={styles.line} onSubmit={submit}>
      <TextField
        size="small"
        label={t('editor.tryOn.label')}
        description={t('editor.tryOn.help')}
        value={typed}
        onChange={setTyped}
      />
      <Button type="submit" size="small" variant="secondary">
        {t('editor.tryOn.try')}
      </Button>
    </form>
  );
}

function Tried({ tried }: { tried: NonNullable<DocumentTrial['tried']> }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { document } = useEditorContent();
  const titles = new Map(
    choicesAt(document, ['checks']).map(({ id, label }) => [id, label]),
  );
  const open = tried.filter(({ state }) => !isCalm(state as CheckState));
  const calm = tried.length - open.length;
  return (
    <>
      <ul className={styles.tried} aria-label={t('editor.tryOn.results')}>
        {open.map(({ check, state, why }) => (
          <li key={check}>
            <strong>{titles.get(check.split('/')[1] ?? check) ?? check}</strong>
            <CheckStateText result={{ state: state as CheckState }} />
            {why && <span>{why}</span>}
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>{t('editor.tryOn.calm', { count: calm })}</p>
    </>
  );
}
