import { useRouteRef } from '@backstage/core-plugin-api';
import { safeHref, SafeMarkdown, useTexts } from '@internal/frontend-kit';
import type { CheckExplanation } from '@callboard/backstage-plugin-scorecards-common';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { isCalm } from '../../lib/stateLooks';
import { playbookRouteRef } from '../../routes';
import { scorecardsTranslationRef } from '../../translation';
import { PlaceLink } from '../PlaceLink';
import styles from './Explanation.module.css';

/** The smallest change that would make it pass, and how to bring it about; nothing for what wants none. */
export function Remedy({ explanation }: { explanation: CheckExplanation }) {
  const { result, toPass, fix } = explanation;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  if (isCalm(result.state)) return null;
  return (
    <section className={styles.stack}>
      <h3 className={styles.heading}>{t('explain.toPass')}</h3>
      {toPass.length === 0 ? (
        <p>{t('explain.nothingHelps')}</p>
      ) : (
        <ul className={styles.changes}>
          {toPass.map(({ fact, text: change }) => (
            <li key={`${fact} ${change}`}>{change}</li>
          ))}
        </ul>
      )}
      {fix?.text && <SafeMarkdown markdown={fix.text} />}
      {fix?.playbook && <Playbook id={fix.playbook} />}
      <span className={styles.quiet}>
        {t('explain.effort', { effort: text.effort(fix?.effortMinutes) })}
      </span>
    </section>
  );
}

/** Leads to a playbook of the portal, or to the one that an address names. */
function Playbook({ id }: { id: string }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const pathOf = useRouteRef(playbookRouteRef);
  const isAddress = safeHref(id) !== undefined;
  return (
    <span>
      {t('explain.playbook')}{' '}
      <PlaceLink href={isAddress ? id : pathOf?.({ id })}>{id}</PlaceLink>
    </span>
  );
}
