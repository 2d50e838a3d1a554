import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { StatusChip, Snippet } from '@internal/frontend-kit';
import type {
  OwnershipFinding,
  OwnerSummary,
} from '@callboard/backstage-plugin-ownership-common';
import { useFindingText } from '../../hooks/useFindingText';
import { fixOf } from '../../lib/fixes';
import { FixAction } from './FixAction';
import { ownershipTranslationRef } from '../../translation';
import styles from './FindingList.module.css';

/** What is wrong, why, and how to mend it; the lines to paste stand open for the worst one. */
export function FindingList(props: {
  findings: OwnershipFinding[];
  owner?: Pick<OwnerSummary, 'entityRef' | 'title'>;
  /** Whether the worst finding of all is in this list. */
  worst?: boolean;
}) {
  const { findings, owner, worst } = props;
  const { t } = useTranslationRef(ownershipTranslationRef);
  const describe = useFindingText();
  if (findings.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('findings.label')}>
      {findings.map((finding, index) => {
        const { problem, reason, fix } = describe(finding);
        const { snippet } = fixOf(finding);
        return (
          <li key={finding.code} className={styles.finding}>
            <StatusChip tone={finding.tone} text={problem} />
            <p>
              {reason} {fix}{' '}
              {!snippet && <FixAction finding={finding} owner={owner} />}
            </p>
            {snippet && index === 0 && worst && (
              <Snippet
                text={snippet}
                what={t('findings.snippet')}
                language="yaml"
              />
            )}
            {snippet && !(index === 0 && worst) && (
              <FixAction finding={finding} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
