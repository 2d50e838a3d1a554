import { useState, type FormEvent } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
  TextAreaField,
} from '@backstage/ui';
import { KitRoot, StatusText, useTexts } from '@internal/frontend-kit';
import { MAX_SCHEDULE_FILE } from '@callboard/backstage-plugin-oncall-common';
import { useScheduleFile } from '../../hooks/useScheduleFile';
import type { ScheduleDraft } from '../../lib/editor/draft';
import { draftFromFile } from '../../lib/editor/imported';
import { readTextFile } from '../../lib/readTextFile';
import { FileField } from './FileField';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleFileImport.module.css';

type Change = (change: (draft: ScheduleDraft) => ScheduleDraft) => void;

/** Makes a draft of a schedule from a file. */
export function ImportFile({ change }: { change: Change }) {
  const { t } = useTexts(oncallTranslationRef);
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button variant="secondary">{t('files.import.button')}</Button>
      <Dialog width={480}>
        <ImportForm change={change} onClose={() => setOpen(false)} />
      </Dialog>
    </DialogTrigger>
  );
}

/** What is known of the file so far, and the opening of it. */
function useImport(change: Change, onDone: () => void) {
  const { t } = useTexts(oncallTranslationRef);
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const reading = useScheduleFile();
  const open = (file: { name: string; text: string }) => {
    setRefusal(undefined);
    reading.mutate(file, {
      onSuccess: found => {
        change(draft => draftFromFile(draft, found.read, found.file));
        onDone();
      },
    });
  };
  const openFile = async (file: File) => {
    reading.reset();
    if (file.size > MAX_SCHEDULE_FILE) {
      setRefusal(t('files.import.tooLarge'));
      return;
    }
    try {
      open({ name: file.name, text: await readTextFile(file) });
    } catch {
      setRefusal(t('files.import.unreadable'));
    }
  };
  const { error } = reading;
  return {
    text,
    setText,
    openFile,
    openText: () =>
      text.trim()
        ? open({ name: t('files.import.pasted'), text })
        : setRefusal(t('files.import.empty')),
    isPending: reading.isPending,
    problem:
      refusal ??
      (error &&
        (error.name === 'InputError'
          ? error.message
          : t('files.import.noCatalog'))),
  };
}

function ImportForm(props: { change: Change; onClose: () => void }) {
  const { change, onClose } = props;
  const { t } = useTexts(oncallTranslationRef);
  const state = useImport(change, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    state.openText();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <DialogHeader>{t('files.import.title')}</DialogHeader>
      <DialogBody>
        <KitRoot>
          <div className={styles.fields}>
            <p>{t('files.import.help')}</p>
            <FileField onFile={state.openFile} />
            <TextAreaField
              label={t('files.import.paste')}
              value={state.text}
              onChange={state.setText}
              rows={4}
            />
            {state.problem && (
              <p role="alert">
                <StatusText tone="bad" text={state.problem} />
              </p>
            )}
          </div>
        </KitRoot>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('files.import.cancel')}
        </Button>
        <Button type="submit" variant="primary" isPending={state.isPending}>
          {t('files.import.open')}
        </Button>
      </DialogFooter>
    </form>
  );
}
