import { useTexts } from '@internal/frontend-kit';
import { Button } from '@backstage/ui';
import { isUndecided } from '../../lib/drafts';
import { OrphanCase, type OrphanCaseProps } from './OrphanCase';
import { useIsRefused } from './useIsRefused';
import { ownershipTranslationRef } from '../../translation';
import styles from './OrphanQueue.module.css';

/** Beside the list: the case of the row in focus, and what can be done. The buttons name their keys. */
export function OrphanPanel(
  props: OrphanCaseProps & {
    isSending: boolean;
    onPicking: (isPicking: boolean) => void;
    onPropose: () => void;
    onSkip: () => void;
  },
) {
  const { draft, isSending, isPicking, onPicking, onPropose, onSkip } = props;
  const { row, team } = draft;
  const { t } = useTexts(ownershipTranslationRef);
  const isRefused = useIsRefused(row.entityRef);
  const isOffered = isUndecided(draft) && !isRefused;
  return (
    <section
      aria-label={t('page.orphans.case', { title: row.title })}
      className={styles.panel}
    >
      <OrphanCase {...props} />
      {isRefused && <p>{t('page.orphans.refused')}</p>}
      {isOffered && team && (
        <p>{t('propose.consequence', { team: team.title })}</p>
      )}
      <div className={styles.actions}>
        {isOffered && team && (
          <Button isPending={isSending} onPress={onPropose}>
            {t('propose.submit', { team: team.title })}
            <Key name="⏎" />
          </Button>
        )}
        {isOffered && (
          <Button
            variant="secondary"
            aria-expanded={isPicking}
            onPress={() => onPicking(!isPicking)}
          >
            {t(team ? 'page.orphans.pickAnother' : 'page.orphans.pick')}
            <Key name="p" />
          </Button>
        )}
        <Button variant="tertiary" onPress={onSkip}>
          {t('page.orphans.skip')}
          <Key name="s" />
        </Button>
      </div>
    </section>
  );
}

function Key({ name }: { name: string }) {
  return (
    <kbd aria-hidden="true" className={styles.key}>
      {name}
    </kbd>
  );
}
