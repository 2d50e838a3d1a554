import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, Text } from '@backstage/ui';
import { CopyButton, EntityLink, StatusText } from '@internal/frontend-kit';
import type {
  TeamGap,
  TeamOwnership,
} from '@callboard/backstage-plugin-ownership-common';
import { useFindingText } from '../../hooks/useFindingText';
import { useFolded } from '../../hooks/useFolded';
import { ownerSnippet } from '../../lib/fixes';
import { ownershipTranslationRef } from '../../translation';
import styles from './TeamCard.module.css';

const LIMIT = 3;

/** Entities whose ownership hangs on a person or on what they are part of; each with its fix. */
export function GapList({ team }: { team: TeamOwnership }) {
  const { gaps, gapCount, entityRef } = team;
  const { t } = useTranslationRef(ownershipTranslationRef);
  const { shown, hidden, foldable, open, toggle } = useFolded(gaps, LIMIT);
  if (gaps.length === 0) return null;
  return (
    <section aria-label={t('team.gaps')}>
      <Text as="h4" variant="body-medium" weight="bold">
        {t('team.gapCount', { count: gapCount })}
      </Text>
      <ul className={styles.gaps}>
        {shown.map(gap => (
          <Gap key={gap.entityRef} gap={gap} teamRef={entityRef} />
        ))}
      </ul>
      {foldable && (
        <Button
          variant="tertiary"
          size="small"
          aria-expanded={open}
          onPress={toggle}
        >
          {open
            ? t('team.fewerGaps')
            : t('team.moreGaps', { number: `${hidden}` })}
        </Button>
      )}
      {open && gapCount > gaps.length && (
        <Text as="p" variant="body-small" color="secondary">
          {t('team.gapsShown', {
            shown: `${gaps.length}`,
            total: `${gapCount}`,
          })}
        </Text>
      )}
    </section>
  );
}

function Gap({ gap, teamRef }: { gap: TeamGap; teamRef: string }) {
  const { t } = useTranslationRef(ownershipTranslationRef);
  const { problem, reason, fix } = useFindingText()(gap.finding);
  return (
    <li>
      <div className={styles.gapHead}>
        <EntityLink entityRef={gap.entityRef} title={gap.title} />
        <StatusText tone={gap.finding.tone} text={problem} />
      </div>
      <p>
        {reason} {fix}{' '}
        <CopyButton
          value={ownerSnippet(teamRef)}
          what={t('findings.ownerOf', { title: gap.title })}
          label={t('findings.copyOwner')}
        />
      </p>
    </li>
  );
}
