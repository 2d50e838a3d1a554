import { Button } from '@backstage/ui';
import {
  EntityLink,
  errorReason,
  StatusText,
  TimeText,
  useAnnounce,
  useNames,
  useTexts,
} from '@internal/frontend-kit';
import type { StandardDetail } from '@callboard/backstage-plugin-scorecards-common';
import { useAcknowledge } from '../../hooks/useStandard';
import { scorecardsTranslationRef } from '../../translation';
import styles from './StandardPage.module.css';

/** Who said that this version was read, and the way to say so for one's own teams; nothing where that does not count. */
export function Acknowledgement({ standard }: { standard: StandardDetail }) {
  const { acknowledgement, acknowledged, toAcknowledge, version, versions } =
    standard;
  const { t } = useTexts(scorecardsTranslationRef);
  if (!acknowledgement) return null;
  const isNewest = versions.every(one => one.version <= version);
  return (
    <section className={styles.read} aria-label={t('standards.read.title')}>
      {isNewest &&
        toAcknowledge.map(team => (
          <Say key={team} standard={standard} team={team} />
        ))}
      <details>
        <summary>
          {t('standards.read.answer', {
            version: `${version}`,
            count: acknowledged.length,
          })}
        </summary>
        <ul>
          {acknowledged.map(({ team, by, at }) => (
            <li key={team}>
              <EntityLink entityRef={team} />
              <span className={styles.quiet}>
                {t('standards.read.by')} <EntityLink entityRef={by} />
              </span>
              <TimeText value={at} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Say(props: { standard: StandardDetail; team: string }) {
  const { standard, team } = props;
  const { id, version } = standard;
  const { t } = useTexts(scorecardsTranslationRef);
  const announce = useAnnounce();
  const nameOf = useNames([team]);
  const acknowledge = useAcknowledge();
  const label = t('standards.read.say', {
    version: `${version}`,
    team: nameOf(team),
  });
  return (
    <div className={styles.say}>
      <Button
        variant="primary"
        isPending={acknowledge.isPending}
        onPress={() =>
          acknowledge.mutate(
            { id, version, team },
            {
              onSuccess: () =>
                announce(t('standards.read.said', { team: nameOf(team) })),
            },
          )
        }
      >
        {label}
      </Button>
      {acknowledge.error && (
        <span role="alert">
          <StatusText
            tone="bad"
            text={t('standards.read.failed', {
              reason: errorReason(acknowledge.error),
            })}
          />
        </span>
      )}
    </div>
  );
}
