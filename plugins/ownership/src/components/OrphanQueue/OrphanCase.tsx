import { Button, TextAreaField } from '@backstage/ui';
import { EntityLink, SkeletonLines, useTexts } from '@internal/frontend-kit';
import type { NamedEntity } from '@callboard/backstage-plugin-ownership-common';
import { useFindingText } from '../../hooks/useFindingText';
import type { Draft } from '../../lib/drafts';
import { SuggestionDetails } from '../ProposeOwner/SuggestionDetails';
import { TeamField } from '../ProposeOwner/TeamField';
import { TransferLine } from '../TransferLine';
import { ownershipTranslationRef } from '../../translation';
import styles from './OrphanQueue.module.css';

/** Properties of the case of one orphan. */
export interface OrphanCaseProps {
  draft: Draft;
  /** What speaks for whom is on its way. */
  isSearching: boolean;
  /** Another team is being chosen. */
  isPicking: boolean;
  onTeam: (team: NamedEntity) => void;
  onReason: (reason: string) => void;
}

/** One orphan: why nobody answers, who should and what speaks for that; or whom it waits for. */
export function OrphanCase(props: OrphanCaseProps) {
  const { row } = props.draft;
  const { t } = useTexts(ownershipTranslationRef);
  const describe = useFindingText();
  const [worst] = row.findings;
  return (
    <>
      <h3 className={styles.title}>
        <EntityLink entityRef={row.entityRef} title={row.title} />
        {row.tier && (
          <span className={styles.quiet}>
            {' '}
            {t('page.services.tier', { tier: row.tier.value })}
          </span>
        )}
      </h3>
      {worst && <p>{describe(worst).reason}</p>}
      {row.transfer ? <TransferLine ownership={row} /> : <Choice {...props} />}
    </>
  );
}

function Choice(props: OrphanCaseProps) {
  const { draft, isSearching, isPicking, onTeam, onReason } = props;
  const { suggestions = [], suggestion, team, reason } = draft;
  const { t } = useTexts(ownershipTranslationRef);
  const others = suggestions.filter(each => each !== suggestion);
  return (
    <>
      {isSearching && !draft.suggestions && <SkeletonLines lines={3} />}
      {suggestion && <SuggestionDetails suggestion={suggestion} />}
      {!suggestion && team && (
        <p>{t('page.orphans.pickedTeam', { team: team.title })}</p>
      )}
      {!team && draft.suggestions && <p>{t('page.orphans.nothingSpeaks')}</p>}
      {others.length > 0 && (
        <p>
          {t('page.orphans.others')}{' '}
          {others.map(({ owner, strength }) => (
            <Button
              key={owner.entityRef}
              variant="tertiary"
              size="small"
              onPress={() => onTeam(owner)}
            >
              {t('page.orphans.other', {
                team: owner.title,
                strength: t(`suggestion.${strength}`),
              })}
            </Button>
          ))}
        </p>
      )}
      {isPicking && (
        <TeamField
          suggestions={suggestions}
          value={undefined}
          onChange={chosen => chosen && onTeam(chosen)}
        />
      )}
      {team && (
        <TextAreaField
          label={t('propose.reason')}
          description={t('propose.reasonHelp')}
          value={reason}
          onChange={onReason}
          maxLength={1000}
          isRequired
          validationBehavior="aria"
          validate={() => (reason.trim() ? null : t('propose.reasonMissing'))}
        />
      )}
    </>
  );
}
