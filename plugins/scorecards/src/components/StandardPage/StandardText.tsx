import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import { Link } from '@backstage/ui';
import { SafeMarkdown, StatusText, useTexts } from '@internal/frontend-kit';
import type {
  StandardDetail,
  StandardSentence,
} from '@callboard/backstage-plugin-scorecards-common';
import { usePagePath } from '../../hooks/usePagePath';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { standardBlocks } from '../../lib/standardBlocks';
import { scorecardsTranslationRef } from '../../translation';
import styles from './StandardPage.module.css';

/** The sentence that the address names: it is there only once the text is, so it is looked for then. */
function useNamedSentence() {
  const anchor = decodeURIComponent(useLocation().hash.slice(1));
  useEffect(() => {
    if (anchor) document.getElementById(anchor)?.scrollIntoView?.();
  }, [anchor]);
  return anchor;
}

/** The text, with what proves each sentence beside it. */
export function StandardText({ standard }: { standard: StandardDetail }) {
  const named = useNamedSentence();
  return (
    <div>
      {standardBlocks(standard.text, standard.sentences).map(block => (
        <div key={block.line} className={styles.block}>
          <SafeMarkdown markdown={block.markdown} within="page" />
          <div className={styles.margin}>
            {block.sentences.map(sentence => (
              <Proof
                key={sentence.anchor}
                sentence={sentence}
                isNamed={sentence.anchor === named}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

/** Checks of a sentence, each with how many services miss it. */
function Proof(props: { sentence: StandardSentence; isNamed: boolean }) {
  const { anchor, checks } = props.sentence;
  const { t } = useTexts(scorecardsTranslationRef);
  const path = usePagePath();
  const text = useScorecardsText();
  return (
    <div
      id={anchor}
      className={styles.proof}
      data-named={props.isNamed || undefined}
    >
      {checks.length === 0 && (
        <span className={styles.quiet}>{t('standards.page.noCheck')}</span>
      )}
      {checks.map(({ check, title, missed }) => (
        <StatusText
          key={check}
          tone={missed > 0 ? 'bad' : 'good'}
          text={
            <Link href={path.check(check)}>
              {missed > 0
                ? t('standards.page.missedBy', {
                    title,
                    count: missed,
                    n: text.count(missed),
                  })
                : t('standards.page.metByAll', { title })}
            </Link>
          }
        />
      ))}
    </div>
  );
}
