import { memo, useState, type FormEvent } from 'react';
import { Button, TextField } from '@backstage/ui';
import { useUrlState, useTexts } from '@internal/frontend-kit';
import type {
  CheckState,
  DocumentTrial,
} from '@callboard/backstage-plugin-scorecards-common';
import { useLatest } from '../../../hooks/useLatest';
import { serviceRef } from '../../../lib/editor/serviceRef';
import { isCalm } from '../../../lib/stateLooks';
import { scorecardsTranslationRef } from '../../../translation';
import { CheckStateText } from '../../CheckState';
import { choicesAt } from '../choicesAt';
import { useEditorContent, useEditorTrial } from '../EditorContext';
import styles from '../EditorPage.module.css';

interface ServiceProps {
  chosen: string;
  onChoose: (ref: string) => void;
}

const Service = memo(({ chosen, onChoose }: ServiceProps) => {
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
});

/** What the text would say of one service, and why. */
export function TryOn() {
  const { tried, isWaiting, isOld } = useEditorTrial();
  const { t } = useTexts(scorecardsTranslationRef);
  const { params, change } = useUrlState();
  const chosen = params.get('try') ?? '';
  return (
    <div className={styles.tryOn}>
      {/* Anew when another place of the page names a service. */}
      <Service
        key={chosen}
        chosen={chosen}
        onChoose={useLatest(ref => change({ try: ref }, { replace: true }))}
      />
      {chosen && tried && <Tried tried={tried} />}
      {chosen && !tried && !isWaiting && !isOld && (
        <p className={styles.quiet}>
          {t('editor.tryOn.notAbout', { service: chosen })}
        </p>
      )}
    </div>
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
