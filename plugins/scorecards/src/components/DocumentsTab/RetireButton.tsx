import { useState } from 'react';
import { Button } from '@backstage/ui';
import { useAnnounce, useTexts } from '@internal/frontend-kit';
import type { DocumentSummary } from '@callboard/backstage-plugin-scorecards-common';
import { useRetire } from '../../hooks/useDocuments';
import { scorecardsTranslationRef } from '../../translation';
import { ActDialog } from '../ActDialog';

/** Whether the reader may end it: what is kept in git ends there. */
export const isRetirable = ({ mayEdit, origin, active }: DocumentSummary) =>
  mayEdit && origin === 'portal' && active !== undefined;

/** Ends a document that is kept in the portal; nothing for those who may not. */
export function RetireButton({ document }: { document: DocumentSummary }) {
  const { title } = document;
  const { t } = useTexts(scorecardsTranslationRef);
  const [isOpen, setOpen] = useState(false);
  if (!isRetirable(document)) return null;
  return (
    <>
      <Button
        size="small"
        variant="tertiary"
        aria-haspopup="dialog"
        aria-label={t('editor.retire.openOf', { title })}
        onPress={() => setOpen(true)}
      >
        {t('editor.retire.open')}
      </Button>
      {isOpen && (
        <RetireDialog document={document} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

function RetireDialog(props: {
  document: DocumentSummary;
  onClose: () => void;
}) {
  const { onClose } = props;
  const { kind, id, title } = props.document;
  const { t } = useTexts(scorecardsTranslationRef);
  const announce = useAnnounce();
  const retire = useRetire();
  return (
    <ActDialog
      title={t('editor.retire.title', { title })}
      action={t('editor.retire.submit')}
      isDestructive
      isPending={retire.isPending}
      error={retire.error}
      onClose={onClose}
      onAct={() =>
        retire.mutate(
          { kind, id },
          {
            onSuccess: () => {
              announce(t('editor.retire.done', { title }));
              onClose();
            },
          },
        )
      }
    >
      <p>{t(`editor.retire.${kind}`)}</p>
    </ActDialog>
  );
}
