import { useState, type FormEvent } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Radio,
  RadioGroup,
  TextField,
} from '@backstage/ui';
import {
  errorReason,
  KitRoot,
  StatusText,
  useAnnounce,
  useTexts,
} from '@internal/frontend-kit';
import { useDocumentVersion } from '../../hooks/useDocuments';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { useWhatIfText } from '../../hooks/useWhatIfText';
import { countFrom, newChecks } from '../../lib/editor/grace';
import { readFields } from '../../lib/editor/yamlText';
import { scorecardsTranslationRef } from '../../translation';
import { useEditorTrial } from './EditorContext';
import { Conflict } from './EditorNotes';
import type { EditorState } from './useEditorState';
import styles from './EditorPage.module.css';

const DAY_MS = 86_400_000;
const tomorrow = () => new Date(Date.now() + DAY_MS).toISOString().slice(0, 10);

/** At once; shown at once, and new checks count from a day on; or all of it from a day on. */
type When = 'now' | 'grace' | 'later';

function usePublication(editor: EditorState) {
  const { detail, typed, document, publishing } = editor;
  const { kind, id, active, draft } = detail;
  const { t } = useTexts(scorecardsTranslationRef);
  const announce = useAnnounce();
  const { whatIf } = useEditorTrial();
  const before = useDocumentVersion({ kind, id }, active?.version);
  // While the version in force is not here, none of them is known to be new.
  const isKnown = kind === 'Scorecard' && (!active || before.data);
  const added = isKnown
    ? newChecks(document, before.data && readFields(before.data.text))
    : [];
  const [when, setWhen] = useState<When>('now');
  const [day, setDay] = useState(tomorrow);
  const [note, setNote] = useState('');
  const isDayThere = /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= tomorrow();
  const isComplete = when === 'now' || isDayThere;
  const submit = () => {
    if (!isComplete) return;
    const text =
      when === 'grace' ? countFrom(typed.text, added, day) : typed.text;
    publishing.mutate(
      {
        kind,
        id,
        text,
        seenHash: draft?.hash,
        isSaved: draft !== undefined && text === detail.text,
        ...(when === 'later' && { from: `${day}T00:00:00.000Z` }),
        ...(note.trim() !== '' && { note: note.trim() }),
      },
      {
        onSuccess: ({ text: published }) => {
          typed.history.restart(published);
          editor.setPublishing(false);
          announce(t('editor.publish.done'));
        },
        onError: editor.onPublishError,
      },
    );
  };
  return {
    added,
    when,
    setWhen,
    day,
    setDay,
    isDayThere,
    note,
    setNote,
    submit,
    told: whatIf?.teamsDown ?? 0,
    next: (draft?.version ?? (active?.version ?? 0) + 1).toString(),
  };
}

type Publishing = ReturnType<typeof usePublication>;

/** The only dialog of the editor: what happens to whom, and from when on. */
export function PublishDialog({ editor }: { editor: EditorState }) {
  const { detail, publishing, isConflict } = editor;
  const { isWaiting } = useEditorTrial();
  const { t } = useTexts(scorecardsTranslationRef);
  const state = usePublication(editor);
  const close = () => editor.setPublishing(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    state.submit();
  };
  return (
    <Dialog isOpen width={480} onOpenChange={isOpen => !isOpen && close()}>
      <form className={styles.dialog} onSubmit={submit} noValidate>
        <DialogHeader>
          {t('editor.publish.title', { title: detail.title })}
        </DialogHeader>
        <DialogBody>
          <KitRoot>
            <div className={styles.form}>
              <Consequence state={state} />
              <WhenFields state={state} />
              <TextField
                label={t('editor.publish.note')}
                description={t('editor.publish.noteHelp')}
                value={state.note}
                onChange={state.setNote}
                maxLength={500}
              />
              {isConflict && <Conflict editor={editor} />}
              {publishing.error && !isConflict && (
                <div role="alert">
                  <StatusText
                    tone="bad"
                    text={t('editor.publish.failed', {
                      reason: errorReason(publishing.error),
                    })}
                  />
                </div>
              )}
            </div>
          </KitRoot>
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" onPress={close}>
            {t('editor.publish.cancel')}
          </Button>
          <Button
            type="submit"
            variant="primary"
            isPending={publishing.isPending}
            // What it does is not known yet of what was typed last.
            isDisabled={isWaiting}
          >
            {t('editor.publish.submit', { count: state.told })}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

/** What the press of the button does, before it is pressed. */
function Consequence({ state }: { state: Publishing }) {
  const { whatIf } = useEditorTrial();
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useWhatIfText();
  const { day } = useScorecardsText();
  const fall = whatIf ? text.sentence(whatIf) : t('editor.publish.noWhatIf');
  return (
    <p>
      {t('editor.publish.version', { version: state.next, fall })}{' '}
      {state.when === 'grace' &&
        state.isDayThere &&
        t('editor.publish.untilThen', { day: day(state.day) })}{' '}
      {whatIf && text.told(whatIf.teamsDown)}
    </p>
  );
}

function WhenFields({ state }: { state: Publishing }) {
  const { when, setWhen, added } = state;
  const { t } = useTexts(scorecardsTranslationRef);
  return (
    <>
      <RadioGroup
        label={t('editor.publish.when')}
        value={when}
        onChange={chosen => setWhen(chosen as When)}
      >
        <Radio value="now">{t('editor.publish.now')}</Radio>
        {added.length > 0 && (
          <Radio value="grace">
            {t('editor.publish.grace', { count: added.length })}
          </Radio>
        )}
        <Radio value="later">{t('editor.publish.later')}</Radio>
      </RadioGroup>
      {when !== 'now' && (
        <TextField
          label={t('editor.publish.day')}
          // The input takes each type of HTML; the component names those that it gives a look of their own.
          type={'date' as 'text'}
          value={state.day}
          onChange={state.setDay}
          isRequired
          validationBehavior="aria"
          validate={() =>
            state.isDayThere ? null : t('editor.publish.dayWrong')
          }
        />
      )}
    </>
  );
}
