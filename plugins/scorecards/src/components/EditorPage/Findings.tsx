import { Button } from '@backstage/ui';
import { StatusText, useTexts } from '@internal/frontend-kit';
import type { DocumentFinding } from '@callboard/backstage-plugin-scorecards-common';
import { mend } from '../../lib/editor/findings';
import { scorecardsTranslationRef } from '../../translation';
import {
  useEditorActs,
  useEditorFindings,
  useEditorTrial,
} from './EditorContext';
import styles from './EditorPage.module.css';

/** The others are told when these are mended. */
const MOST_SHOWN = 20;

/** What is wrong with the text, where, and a press that mends it. */
export function Findings(props: {
  /** Leads to a place of the text; absent where it is not shown. */
  onGoTo?: (finding: DocumentFinding) => void;
  /** Takes the focus, as the button that mended is gone. */
  onMended?: (finding: DocumentFinding) => void;
}) {
  const { onGoTo, onMended } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useEditorActs();
  const findings = useEditorFindings();
  const { isWaiting } = useEditorTrial();
  if (findings.length === 0) return null;
  const more = findings.length - MOST_SHOWN;
  return (
    <section
      className={styles.findings}
      aria-label={t('editor.findings.title')}
    >
      <ul>
        {findings.slice(0, MOST_SHOWN).map((finding, at) => (
          <li key={at}>
            <StatusText
              tone={finding.severity === 'error' ? 'bad' : 'warn'}
              text={<Said finding={finding} />}
            />
            <span className={styles.line}>
              {finding.position && finding.replacement !== undefined && (
                <Button
                  size="small"
                  variant="secondary"
                  aria-label={t('editor.findings.useOf', {
                    replacement: finding.replacement,
                  })}
                  isDisabled={isWaiting}
                  onPress={() => {
                    change(text => mend(text, finding));
                    onMended?.(finding);
                  }}
                >
                  {t('editor.findings.use')}
                </Button>
              )}
              {onGoTo && finding.position && (
                <Button
                  size="small"
                  variant="tertiary"
                  isDisabled={isWaiting}
                  onPress={() => onGoTo(finding)}
                >
                  {t('editor.findings.goTo', {
                    line: `${finding.position.line}`,
                  })}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className={styles.quiet}>
          {t('editor.findings.more', { n: `${more}` })}
        </p>
      )}
    </section>
  );
}

function Said({ finding }: { finding: DocumentFinding }) {
  const { position, message, hint } = finding;
  const { t } = useTexts(scorecardsTranslationRef);
  const said = [message, hint].filter(Boolean).join(' ');
  return (
    <>
      {position
        ? t('editor.findings.at', { line: `${position.line}`, message: said })
        : said}
    </>
  );
}
