import { useState, type FormEvent } from 'react';
import { useTexts } from '@internal/frontend-kit';
import {
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextAreaField,
} from '@backstage/ui';
import type { NamedEntity } from '@callboard/backstage-plugin-ownership-common';
import { useEvidenceText } from '../../hooks/useEvidenceText';
import type { useProposal } from '../../hooks/usePropose';
import { useRefusedSubmit } from '../../hooks/useRefusedSubmit';
import { useSuggestionsByRefs } from '../../hooks/useSuggestionsByRefs';
import { reasonOf } from '../../lib/reasonOf';
import { ProposeFailure } from './ProposeFailure';
import type { Proposable } from './ProposeOwner';
import { SuggestionDetails } from './SuggestionDetails';
import { TeamField } from './TeamField';
import { ownershipTranslationRef } from '../../translation';
import styles from './ProposeOwner.module.css';

/** What the reader has chosen and written so far. */
export interface WrittenProposal {
  team?: NamedEntity;
  /** Absent while it is what speaks for the team. */
  reason?: string;
}

/** Asks for the team and the reason, and says what the proposal will do before it is made. */
export function ProposeForm(props: {
  ownership: Proposable;
  heading: string;
  propose: ReturnType<typeof useProposal>;
  draft: WrittenProposal;
  onWrite: (draft: WrittenProposal) => void;
  onProposed: () => void;
  onLeave: () => void;
}) {
  const { ownership, heading, propose, draft, onWrite, onLeave } = props;
  const { entityRef, title } = ownership;
  const { t } = useTexts(ownershipTranslationRef);
  const search = useSuggestionsByRefs([entityRef]);
  const suggestions = search.data?.get(entityRef) ?? [];
  const say = useEvidenceText();
  const [asked, setAsked] = useState(false);
  const { form, refuse } = useRefusedSubmit();
  const { team, reason: written } = draft;

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
    if (propose.isPending) return;
    setAsked(true);
    if (!team || teamProblem || reasonProblem) {
      refuse([teamProblem, reasonProblem].filter(text => text !== undefined));
      return;
    }
    propose.mutate(
      { entities: [{ entityRef, title }], team, reason: reason.trim() },
      { onSuccess: props.onProposed },
    );
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <DialogHeader>{heading}</DialogHeader>
      <DialogBody className={styles.body}>
        <TeamField
          suggestions={suggestions}
          value={team}
          onChange={chosen => onWrite({ ...draft, team: chosen })}
          problem={asked ? teamProblem : undefined}
        />
        {search.isError && (
          <p>
            {t('propose.suggestionsFailed')}{' '}
            <Button
              variant="tertiary"
              size="small"
              isPending={search.isFetching}
              onPress={() => search.refetch()}
            >
              {t('page.state.again')}
            </Button>
          </p>
        )}
        {suggestion && <SuggestionDetails suggestion={suggestion} />}
        <TextAreaField
          label={t('propose.reason')}
          description={t('propose.reasonHelp')}
          value={reason}
          onChange={text => onWrite({ ...draft, reason: text })}
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
        <Button variant="secondary" onPress={onLeave}>
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
