import { Text } from '@backstage/ui';
import {
  CopyButton,
  EntityLink,
  StatusText,
  useTexts,
} from '@internal/frontend-kit';
import type { TeamOwnership } from '@callboard/backstage-plugin-ownership-common';
import { useFindingText } from '../../hooks/useFindingText';
import { useFolded } from '../../hooks/useFolded';
import { ownerSnippet } from '../../lib/fixes';
import { groupGaps, type GapGroup } from '../../lib/groupGaps';
import { ownershipTranslationRef } from '../../translation';
import { FoldButton } from '../FoldButton';
import styles from './TeamCard.module.css';

const CAUSES = 1;
const ENTITIES = 5;

/** Entities whose ownership hangs on a person or on what they are part of, gathered by cause, each cause with its fix. */
export function GapList({ team }: { team: TeamOwnership }) {
  const { gaps, gapCount, entityRef } = team;
  const { t } = useTexts(ownershipTranslationRef);
  const causes = useFolded(groupGaps(gaps), CAUSES);
  if (gaps.length === 0) return null;
  return (
    <section aria-label={t('team.gaps')}>
      <Text as="h4" variant="body-medium" weight="bold">
        {t('team.gapCount', { count: gapCount })}
      </Text>
      <ul className={styles.gaps}>
        {causes.shown.map(group => (
          <Group key={group.finding.reason} group={group} teamRef={entityRef} />
        ))}
      </ul>
      <FoldButton
        fold={causes}
        more={t('fold.causes', { count: causes.hidden })}
      />
      {gapCount > gaps.length && (
        <Text as="p" variant="body-medium" color="secondary">
          {t('team.unlisted', { count: gapCount - gaps.length })}
        </Text>
      )}
    </section>
  );
}

function Group({ group, teamRef }: { group: GapGroup; teamRef: string }) {
  const { finding, gaps } = group;
  const { t } = useTexts(ownershipTranslationRef);
  const fold = useFolded(gaps, ENTITIES);
  const { problem, reason, fix } = useFindingText()(finding, {
    shared: gaps.length > 1,
  });
  return (
    <li>
      <div className={styles.cause}>
        <StatusText tone={finding.tone} text={problem} />
        <CopyButton
          value={ownerSnippet(teamRef)}
          what={teamRef}
          label={t('findings.copyOwner')}
        />
      </div>
      <ul className={styles.entities}>
        {fold.shown.map(gap => (
          <li key={gap.entityRef}>
            <EntityLink entityRef={gap.entityRef} title={gap.title} />
          </li>
        ))}
        <li>
          <FoldButton fold={fold} />
        </li>
      </ul>
      <p>
        {reason} {fix}
      </p>
    </li>
  );
}
