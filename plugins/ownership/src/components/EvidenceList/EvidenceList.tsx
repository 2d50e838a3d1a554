import { useId } from 'react';
import { Link } from '@backstage/ui';
import { safeHref, useTexts } from '@internal/frontend-kit';
import type { OwnershipEvidence } from '@callboard/backstage-plugin-ownership-common';
import { useEvidenceText } from '../../hooks/useEvidenceText';
import { ownershipTranslationRef } from '../../translation';
import styles from './EvidenceList.module.css';

/** What speaks for a team, each with the place to look it up. */
export function EvidenceList(props: {
  title: string;
  evidence: OwnershipEvidence[];
}) {
  const { title, evidence } = props;
  const say = useEvidenceText();
  const id = useId();
  if (evidence.length === 0) return null;
  return (
    <div className={styles.evidence}>
      <p id={id}>{title}</p>
      <ul aria-labelledby={id}>
        {evidence.map(piece => (
          <li key={`${piece.kind} ${piece.text}`}>
            {say(piece)} <LookUp href={piece.href} text={say(piece)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function LookUp({ href, text }: { href?: string; text: string }) {
  const { t } = useTexts(ownershipTranslationRef);
  const safe = safeHref(href);
  if (!safe) return null;
  return (
    <Link
      href={safe}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={t('suggestion.lookUpNamed', { text })}
    >
      {t('suggestion.lookUp')}
    </Link>
  );
}
