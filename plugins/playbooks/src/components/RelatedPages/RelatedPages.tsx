import { StatusText, useTexts } from '@internal/frontend-kit';
import type { RelatedPlaybook } from '@callboard/backstage-plugin-playbooks-common';
import { playbooksTranslationRef } from '../../translation';
import { PageLink } from '../PageLink';
import { TrustLine } from '../TrustLine';
import styles from './RelatedPages.module.css';

/** Most entities that are named with a page of a team. */
const MOST_NAMED = 3;

function useRowTexts() {
  const { t } = useTexts(playbooksTranslationRef);
  return {
    /** Why the page is here: for a team, whose it is. */
    why: ({ reasons, entities }: RelatedPlaybook) => {
      if (!entities) return t(`entities.reason.${reasons[0]}`);
      if (entities.length === 0) return t('entities.teamReason');
      const names = entities
        .slice(0, MOST_NAMED)
        .map(({ title }) => title)
        .join(', ');
      const count = entities.length - MOST_NAMED;
      return count > 0
        ? t('entities.forMore', { names, count })
        : t('entities.for', { names });
    },
    holds: ({ kind, steps, commands }: RelatedPlaybook['playbook']) =>
      kind === 'external'
        ? t('entities.external')
        : [
            t('list.steps', { count: steps }),
            t('list.commands', { count: commands }),
          ].join(', '),
  };
}

/** Pages of an entity or a team, each with why it is there. */
export function RelatedPages(props: {
  pages: readonly RelatedPlaybook[];
  /** With their alerts. */
  isFull?: boolean;
}) {
  const { pages, isFull } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const texts = useRowTexts();
  return (
    <ul className={styles.list} aria-label={t('entities.pages')}>
      {pages.map(related => {
        const { id, alerts, status, trust } = related.playbook;
        return (
          <li key={id}>
            <PageLink page={related.playbook} />
            <span className={styles.quiet}>
              {[texts.why(related), texts.holds(related.playbook)].join(' · ')}
            </span>
            {isFull && alerts.length > 0 && (
              <span className={styles.quiet}>
                {t('entities.alerts', { names: alerts.join(', ') })}
              </span>
            )}
            {status !== 'active' && (
              <StatusText tone="warn" text={t(`list.${status}`)} />
            )}
            {trust && <TrustLine trust={trust} />}
          </li>
        );
      })}
    </ul>
  );
}
