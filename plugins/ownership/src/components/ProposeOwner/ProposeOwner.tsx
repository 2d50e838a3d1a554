import { useState } from 'react';
import { Button, Dialog, DialogTrigger } from '@backstage/ui';
import { UndoBar, useTexts } from '@internal/frontend-kit';
import type { Ownership } from '@callboard/backstage-plugin-ownership-common';
import { useAfterAct } from '../../hooks/useAfterAct';
import { useMayPropose } from '../../hooks/useMayPropose';
import { useProposal } from '../../hooks/usePropose';
import { ProposeFailure } from './ProposeFailure';
import { ProposeForm, type WrittenProposal } from './ProposeForm';
import { ownershipTranslationRef } from '../../translation';

/** What has to be known of an entity to propose an owner of it. */
export type Proposable = Pick<
  Ownership,
  'entityRef' | 'title' | 'owner' | 'trust' | 'transfer'
>;

/**
 * The button of those who answer, to hand an entity over, and that of all others, to propose who should. Both ask for a
 * team and a reason.
 */
export function ProposeOwner(props: {
  ownership: Proposable;
  /** The button may have gone with what it did. */
  onActed?: () => void;
}) {
  const { ownership, onActed } = props;
  const { entityRef, title, trust, transfer } = ownership;
  const { t } = useTexts(ownershipTranslationRef);
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<WrittenProposal>({});
  const propose = useProposal();
  useAfterAct(propose.data, onActed);
  const mayPropose = useMayPropose(entityRef);
  // Someone else's proposal must not close the dialog under the reader's hands.
  const offered = mayPropose && (!transfer || open);
  const act = trust?.mayConfirm ? 'handOver' : 'propose';
  const action = t(`propose.${act}`);
  // However it is left, what was written is there again; what was sent is still answered.
  const leave = () => {
    setOpen(false);
    if (propose.isError) propose.reset();
  };
  return (
    <>
      {offered && (
        <DialogTrigger
          isOpen={open}
          onOpenChange={isOpen => (isOpen ? setOpen(true) : leave())}
        >
          <Button
            variant="secondary"
            size="small"
            aria-label={`${action}: ${title}`}
          >
            {action}
          </Button>
          <Dialog width={480}>
            <ProposeForm
              ownership={ownership}
              heading={t(`propose.${act}Title`, { title })}
              propose={propose}
              draft={draft}
              onWrite={setDraft}
              onProposed={() => {
                setOpen(false);
                setDraft({});
              }}
              onLeave={leave}
            />
          </Dialog>
        </DialogTrigger>
      )}
      {!open && propose.error && (
        <ProposeFailure error={propose.error} ownership={ownership} />
      )}
      {propose.data && (
        <UndoBar
          text={t('propose.done', { team: propose.data.team.title, title })}
          onUndo={propose.data.undo}
          onEnd={() => propose.reset()}
        />
      )}
    </>
  );
}
