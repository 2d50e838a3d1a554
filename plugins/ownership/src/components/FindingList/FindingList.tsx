import { StatusChip, Snippet, useTexts } from '@internal/frontend-kit';
import type {
  OwnershipFinding,
  OwnerSummary,
} from '@callboard/backstage-plugin-ownership-common';
import { useFindingText } from '../../hooks/useFindingText';
import { useFolded } from '../../hooks/useFolded';
import { fixOf } from '../../lib/fixes';
import { FoldButton } from '../FoldButton';
import { FixAction } from './FixAction';
import { ownershipTranslationRef } from '../../translation';
import styles from './FindingList.module.css';

/** What is wrong, why, and how to mend it; the lines to paste stand open for the worst one. */
export function FindingList(props: {
  findings: OwnershipFinding[];
  owner?: Pick<OwnerSummary, 'entityRef' | 'title'>;
  /** Whether the worst finding of all is in this list. */
  worst?: boolean;
  /** How many stand open; the others open on demand. */
  limit?: number;
}) {
  const { findings, owner, worst, limit = findings.length } = props;
  const { t } = useTexts(ownershipTranslationRef);
  const describe = useFindingText();
  const fold = useFolded(findings, limit);
  if (findings.length === 0) return null;
  return (
    <div className={styles.findings}>
      <ul className={styles.list} aria-label={t('findings.label')}>
        {fold.shown.map((finding, index) => {
          const { problem, reason, fix } = describe(finding);
          const { snippet } = fixOf(finding);
          return (
            <li key={finding.code} className={styles.finding}>
              <StatusChip
                tone={finding.tone}
                text={problem}
                since={finding.since}
              />
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
      <FoldButton
        fold={fold}
        more={t('findings.more', { count: fold.hidden })}
      />
    </div>
  );
}
