import { useState, type FormEvent } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextAreaField,
} from '@backstage/ui';
import type { NamedEntity } from '@callboard/backstage-plugin-ownership-common';
import { useEvidenceText } from '../../hooks/useEvidenceText';
import type { useProposeTransfer } from '../../hooks/useProposeTransfer';
import { useSuggestions } from '../../hooks/useSuggestions';
import { reasonOf } from '../../lib/reasonOf';
import { ProposeFailure } from './ProposeFailure';
import type { Proposable } from './ProposeOwner';
import { SuggestionDetails } from './SuggestionDetails';
import { TeamField } from './TeamField';
import { ownershipTranslationRef } from '../../translation';
import styles from './ProposeOwner.module.css';

/** Asks for the team and the reason, and says what the proposal will do before it is made. */
export function ProposeForm(props: {
  ownership: Proposable;
  heading: string;
  propose: ReturnType<typeof useProposeTransfer>;
  onClose: () => void;
}) {
  const { ownership, heading, propose, onClose } = props;
  const { t } = useTranslationRef(ownershipTranslationRef);
  const { data: suggestions = [] } = useSuggestions(ownership.entityRef);
  const say = useEvidenceText();
  const [team, setTeam] = useState<NamedEntity>();
  const [written, setWritten] = useState<string>();
  const [asked, setAsked] = useState(false);

  const suggestion = suggestions.find(
    ({ owner }) => owner.entityRef === team?.entityRef,
  );
  // What the reader writes is theirs; until then the reason is what speaks for the team.
  const reason = written ?? reasonOf(suggestion?.evidence.map(say) ?? []);
  const teamProblem =
    (!team && t('propose.teamMissing')) ||
    (team?.entityRef === ownership.owner?.entityRef && t('propose.sameTeam')) ||
    undefined;
  const reasonProblem = reason.trim() ? undefined : t('propose.reasonMissing');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!team || teamProblem || reasonProblem) return;
    propose.mutate({ team, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <DialogHeader>{heading}</DialogHeader>
      <DialogBody className={styles.body}>
        <TeamField
          suggestions={suggestions}
          value={team}
          onChange={setTeam}
          problem={asked ? teamProblem : undefined}
        />
        {suggestion && <SuggestionDetails suggestion={suggestion} />}
        <TextAreaField
          label={t('propose.reason')}
          description={t('propose.reasonHelp')}
          value={reason}
          onChange={setWritten}
          maxLength={1000}
          isRequired
          validationBehavior="aria"
          validate={() => (asked && reasonProblem) || null}
        />
        <p>
          {team
            ? t('propose.consequence', { team: team.title })
            : t('propose.consequenceAny')}
        </p>
        {propose.error && (
          <ProposeFailure error={propose.error} ownership={ownership} />
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('propose.leave')}
        </Button>
        <Button type="submit" variant="primary" isPending={propose.isPending}>
          {team
            ? t('propose.submit', { team: team.title })
            : t('propose.submitAny')}
        </Button>
      </DialogFooter>
    </form>
  );
}
