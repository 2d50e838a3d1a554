import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextField,
} from '@backstage/ui';
import {
  errorReason,
  errorStatus,
  KitRoot,
  StatusText,
  useTexts,
} from '@internal/frontend-kit';
import type { StandardsDocument } from '@callboard/backstage-plugin-scorecards-common';
import { useSaveDraft } from '../../hooks/useDocuments';
import { useEditPath } from '../../hooks/useEditPath';
import { idOf, isId, starterOf } from '../../lib/editor/starters';
import { scorecardsTranslationRef } from '../../translation';
import styles from '../DocumentsTab/DocumentsTab.module.css';

type Kind = StandardsDocument['kind'];

/** Begins a document of a kind. */
export function NewDocumentButton({ kind }: { kind: Kind }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant={kind === 'Scorecard' ? 'primary' : 'secondary'}
        size="small"
        aria-haspopup="dialog"
        onPress={() => setOpen(true)}
      >
        {t(`editor.create.buttons.${kind}`)}
      </Button>
      {isOpen && (
        <NewDocumentDialog kind={kind} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

function useNewDocument(kind: Kind) {
  const navigate = useNavigate();
  const editPath = useEditPath();
  const saving = useSaveDraft();
  const [title, setTitle] = useState('');
  const [typedId, setId] = useState<string>();
  const [owner, setOwner] = useState('');
  const id = typedId ?? idOf(title);
  const isComplete = title.trim() !== '' && owner.trim() !== '' && isId(id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete) return;
    const document = { kind, id, title: title.trim(), owner: owner.trim() };
    saving.mutate(
      { kind, id, text: starterOf(document, Date.now()) },
      { onSuccess: () => navigate(editPath({ kind, id })) },
    );
  };
  return {
    title,
    setTitle,
    id,
    setId,
    owner,
    setOwner,
    isComplete,
    saving,
    submit,
  };
}

/** What a new document is called and who keeps it; then its editor opens. */
export function NewDocumentDialog(props: { kind: Kind; onClose: () => void }) {
  const { kind, onClose } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const state = useNewDocument(kind);
  const { saving, id } = state;
  return (
    <Dialog isOpen width={480} onOpenChange={isOpen => !isOpen && onClose()}>
      <form onSubmit={state.submit} noValidate style={{ display: 'contents' }}>
        <DialogHeader>{t(`editor.create.buttons.${kind}`)}</DialogHeader>
        <DialogBody>
          <KitRoot>
            <div className={styles.form}>
              <TextField
                label={t('editor.document.title')}
                value={state.title}
                onChange={state.setTitle}
                isRequired
              />
              <TextField
                label={t('editor.create.id')}
                description={t('editor.create.idHelp')}
                value={id}
                onChange={state.setId}
                isRequired
                validationBehavior="aria"
                validate={() =>
                  id === '' || isId(id) ? null : t('editor.create.idWrong')
                }
              />
              <TextField
                label={t('editor.document.owner')}
                description={t('editor.document.ownerHelp')}
                value={state.owner}
                onChange={state.setOwner}
                isRequired
              />
              <p style={{ margin: 0 }}>{t('editor.create.consequence')}</p>
              {saving.error && (
                <div role="alert">
                  <StatusText
                    tone="bad"
                    text={
                      errorStatus(saving.error) === 409
                        ? t('editor.create.taken', { id })
                        : t('editor.notes.failed', {
                            reason: errorReason(saving.error),
                          })
                    }
                  />
                </div>
              )}
            </div>
          </KitRoot>
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" onPress={onClose}>
            {t('editor.publish.cancel')}
          </Button>
          <Button
            type="submit"
            variant="primary"
            isDisabled={!state.isComplete}
            isPending={saving.isPending}
          >
            {t('editor.create.submit')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
