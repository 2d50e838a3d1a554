import { useEffect, useRef, useState } from 'react';
import { TextAreaField } from '@backstage/ui';
import { useAnnounce, useNames, useTexts } from '@internal/frontend-kit';
import type { Exemption } from '@callboard/backstage-plugin-scorecards-common';
import {
  useDecideExemption,
  useRevokeExemption,
} from '../../hooks/useExemptionList';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { scorecardsTranslationRef } from '../../translation';
import { ActDialog } from '../ActDialog';

export type Decision = 'approve' | 'refuse' | 'revoke';

/** Says what a decision means for the service, and takes a word on it. */
export function DecideDialog(props: {
  exemption: Exemption;
  decision: Decision;
  onClose: () => void;
  onDone: () => void;
}) {
  const { exemption, decision, onClose, onDone } = props;
  const { id, title, entityRef, reason, requestedBy, until } = exemption;
  const { t } = useTexts(scorecardsTranslationRef);
  const announce = useAnnounce();
  const text = useScorecardsText();
  const nameOf = useNames([requestedBy, entityRef]);
  const decide = useDecideExemption();
  const revoke = useRevokeExemption();
  const [note, setNote] = useState('');
  const isDone = useRef(false);
  // When the dialog has gone, with the hold that it had on the focus.
  useEffect(
    () => () => {
      if (isDone.current) onDone();
    },
    [onDone],
  );
  const onSuccess = () => {
    announce(t(`exemptions.decide.${decision}Done`));
    isDone.current = true;
    onClose();
  };
  const act = () => {
    if (decision === 'revoke') revoke.mutate(id, { onSuccess });
    else {
      const said = note.trim();
      decide.mutate(
        { id, decision, ...(said && { note: said }) },
        { onSuccess },
      );
    }
  };
  return (
    <ActDialog
      title={t(`exemptions.decide.${decision}Title`, { title })}
      action={t(`exemptions.decide.${decision}`)}
      isDestructive={decision !== 'approve'}
      // Whoever is refused has to know why.
      isDisabled={decision === 'refuse' && note.trim() === ''}
      isPending={decide.isPending || revoke.isPending}
      error={decide.error ?? revoke.error}
      onClose={onClose}
      onAct={act}
    >
      <p>
        {t('exemptions.decide.asked', { service: nameOf(entityRef), reason })}
      </p>
      <p>
        {t(`exemptions.decide.${decision}Consequence`, {
          day: text.day(until),
          name: nameOf(requestedBy),
        })}
      </p>
      {decision !== 'revoke' && (
        <TextAreaField
          label={t('exemptions.decide.note')}
          description={t('exemptions.decide.noteHelp', {
            name: nameOf(requestedBy),
          })}
          value={note}
          onChange={setNote}
          isRequired={decision === 'refuse'}
          maxLength={1000}
        />
      )}
    </ActDialog>
  );
}
