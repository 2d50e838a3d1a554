import { useId } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Link } from '@backstage/ui';
import { safeHref } from '@internal/frontend-kit';
import type { OwnershipEvidence } from '@callboard/backstage-plugin-ownership-common';
import { ownershipTranslationRef } from '../../translation';
import styles from './EvidenceList.module.css';

/** What speaks for a team, each with the place to look it up. */
export function EvidenceList(props: {
  title: string;
  evidence: OwnershipEvidence[];
}) {
  const { title, evidence } = props;
  const { t } = useTranslationRef(ownershipTranslationRef);
  const id = useId();
  if (evidence.length === 0) return null;
  return (
    <div className={styles.evidence}>
      <p id={id}>{title}</p>
      <ul aria-labelledby={id}>
        {evidence.map(({ kind, text, href }) => (
          <li key={`${kind} ${text}`}>
            {text}
            {safeHref(href) && (
              <>
                {' '}
                <Link
                  href={safeHref(href)}
                  target="_blank"
                  rel="noopener noreferrer"
                  aria-label={t('suggestion.lookUpNamed', { text })}
                >
                  {t('suggestion.lookUp')}
                </Link>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
