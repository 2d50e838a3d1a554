import {
  EntityLink,
  StatusChip,
  StatusText,
  useTexts,
} from '@internal/frontend-kit';
import type { OwnershipRow } from '@callboard/backstage-plugin-ownership-common';
import { useFindingText } from '../../hooks/useFindingText';
import { useServiceState } from '../../hooks/useServiceState';
import type { Draft, Proposal } from '../../lib/drafts';
import { ProposeFailure } from '../ProposeOwner/ProposeFailure';
import { ownershipTranslationRef } from '../../translation';
import styles from './OrphanQueue.module.css';

/** The orphan, and why nobody answers for it. */
export function OrphanCell(props: { row: OwnershipRow; isActive: boolean }) {
  const { row, isActive } = props;
  const { t } = useTexts(ownershipTranslationRef);
  return (
    <>
      <EntityLink
        entityRef={row.entityRef}
        title={row.title}
        tabIndex={isActive ? 0 : -1}
      />
      {row.tier && (
        <span className={styles.quiet}>
          {' '}
          {t('page.services.tier', { tier: row.tier.value })}
        </span>
      )}
      <OrphanProblem row={row} />
    </>
  );
}

/** What is the matter with the owner, and what is written there. */
export function OrphanProblem({ row }: { row: OwnershipRow }) {
  const describe = useFindingText();
  const stateOf = useServiceState();
  const [worst] = row.findings;
  return (
    <div>
      <StatusText
        tone="bad"
        text={worst ? describe(worst).problem : stateOf(row).text}
      />
      {row.writtenOwner && (
        <>
          {' '}
          <code>{row.writtenOwner}</code>
        </>
      )}
    </div>
  );
}

/** Who would be asked, and how much speaks for it. */
export function TeamCell({ draft }: { draft: Draft }) {
  const { row, suggestions, suggestion, team } = draft;
  const { t } = useTexts(ownershipTranslationRef);
  if (row.transfer) return <>{row.transfer.to.title}</>;
  if (!team) {
    return suggestions ? (
      <span className={styles.quiet}>{t('page.orphans.noSuggestion')}</span>
    ) : null;
  }
  const weight = suggestion
    ? t(`suggestion.${suggestion.strength}`)
    : t('page.orphans.picked');
  return (
    <>
      {team.title} <span className={styles.quiet}>{weight}</span>
    </>
  );
}

/** What became of a proposal: on its way, waiting for the team, or why it was not made. */
export function OutcomeCell(props: {
  row: OwnershipRow;
  sending?: Proposal;
  failure?: Error;
}) {
  const { row, sending, failure } = props;
  const { t } = useTexts(ownershipTranslationRef);
  if (failure) return <ProposeFailure error={failure} ownership={row} />;
  if (sending) {
    return (
      <StatusText
        tone="progress"
        text={t('page.orphans.sending', { team: sending.team.title })}
      />
    );
  }
  if (!row.transfer) return null;
  const { status, to } = row.transfer;
  return (
    <StatusChip
      tone="progress"
      text={t(`transfer.${status}`, { team: to.title })}
    />
  );
}
