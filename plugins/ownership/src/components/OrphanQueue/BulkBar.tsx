import { useTexts } from '@internal/frontend-kit';
import { Button } from '@backstage/ui';
import { proposalsOf, type Draft, type Proposal } from '../../lib/drafts';
import { ownershipTranslationRef } from '../../translation';
import styles from './OrphanQueue.module.css';

/** What the selected orphans would be proposed to, all that go to one team at once. */
export function BulkBar(props: {
  /** The selected ones. */
  drafts: Draft[];
  onPropose: (proposal: Proposal) => void;
  onLeave: () => void;
}) {
  const { drafts, onPropose, onLeave } = props;
  const { t } = useTexts(ownershipTranslationRef);
  if (drafts.length === 0) return null;

  const proposals = proposalsOf(drafts);
  const ready = proposals.flatMap(({ entities }) => entities).length;
  return (
    <div
      role="group"
      aria-label={t('page.orphans.selected', { count: drafts.length })}
      className={styles.bulk}
    >
      {proposals.map(proposal => (
        <div key={proposal.team.entityRef} className={styles.actions}>
          <Button
            size="small"
            aria-describedby={`bulk-${proposal.team.entityRef}`}
            onPress={() => onPropose(proposal)}
          >
            {t('page.orphans.proposeAll', {
              number: proposal.entities.length,
              team: proposal.team.title,
            })}
          </Button>
          <span id={`bulk-${proposal.team.entityRef}`}>
            {proposal.entities.map(({ title }) => title).join(', ')}
          </span>
        </div>
      ))}
      <div className={styles.actions}>
        {drafts.length > ready && (
          <span className={styles.quiet}>
            {t('page.orphans.notReady', { count: drafts.length - ready })}
          </span>
        )}
        <Button variant="tertiary" size="small" onPress={onLeave}>
          {t('page.orphans.unselect')}
        </Button>
      </div>
    </div>
  );
}
