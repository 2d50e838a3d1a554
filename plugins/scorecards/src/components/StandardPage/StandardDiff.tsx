import { useTexts } from '@internal/frontend-kit';
import type { StandardDetail } from '@callboard/backstage-plugin-scorecards-common';
import { useStandard } from '../../hooks/useStandard';
import { lineDiff, nearChanges, type DiffLine } from '../../lib/lineDiff';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import styles from './StandardPage.module.css';

const LINES_AROUND = 3;

/** What has changed since another version, line by line. */
export function StandardDiff(props: {
  standard: StandardDetail;
  before: number;
}) {
  const { standard, before } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const query = useStandard(standard.id, before);
  return (
    <BackendState
      query={query}
      subject={t('standards.page.subject')}
      thing={t('standards.page.thing')}
    >
      {other => {
        const lines = lineDiff(other.text, standard.text);
        const count = (kind: DiffLine['kind']) =>
          lines.filter(line => line.kind === kind).length;
        return (
          <figure
            className={styles.diff}
            aria-label={t('standards.page.diff', {
              from: `${before}`,
              to: `${standard.version}`,
            })}
          >
            <figcaption>
              {t('standards.page.diffAnswer', {
                from: `${before}`,
                to: `${standard.version}`,
                added: `${count('added')}`,
                removed: `${count('removed')}`,
              })}
            </figcaption>
            <ul>
              {nearChanges(lines, LINES_AROUND).map((line, at) => (
                <li key={at} data-kind={line?.kind}>
                  {line ? <Line line={line} /> : '…'}
                </li>
              ))}
            </ul>
          </figure>
        );
      }}
    </BackendState>
  );
}

function Line({ line: { kind, text } }: { line: DiffLine }) {
  if (kind === 'added') return <ins>{text}</ins>;
  return kind === 'removed' ? <del>{text}</del> : <>{text}</>;
}
