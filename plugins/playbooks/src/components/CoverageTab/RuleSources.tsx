import {
  DataAge,
  safeHref,
  StatusText,
  useTexts,
} from '@internal/frontend-kit';
import type { RuleSource } from '@callboard/backstage-plugin-playbooks-common';
import { playbooksTranslationRef } from '../../translation';
import styles from './CoverageTab.module.css';

function Place(props: { path: string; line?: number; url?: string }) {
  const { path, line, url } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const text =
    line === undefined
      ? path
      : t('coverage.sources.line', { path, line: `${line}` });
  const href = safeHref(url ? `${url}${line ? `#L${line}` : ''}` : '');
  return href ? (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  ) : (
    <>{text}</>
  );
}

/** What is wrong with the rule files that the list is made from; nothing where all is well. */
export function RuleSources({ sources }: { sources: RuleSource[] }) {
  const { t } = useTexts(playbooksTranslationRef);
  const broken = sources.flatMap(source => source.broken);
  const pending = sources.filter(
    ({ completedAt, problem }) => !completedAt && !problem,
  );
  return (
    <>
      {sources
        .filter(({ problem }) => problem)
        .map(({ id, problem = '', completedAt }) => (
          <div key={id} role="status">
            <StatusText
              tone="unknown"
              text={t('coverage.sources.failed', { id, problem })}
            />{' '}
            {completedAt && <DataAge value={completedAt} />}
          </div>
        ))}
      {pending.length > 0 && (
        <StatusText
          tone="progress"
          text={t('coverage.sources.pending', {
            ids: pending.map(({ id }) => id).join(', '),
          })}
        />
      )}
      {broken.length > 0 && (
        <details className={styles.band}>
          <summary>
            <StatusText
              tone="warn"
              text={t('coverage.sources.broken', { count: broken.length })}
            />
          </summary>
          <ul className={styles.problems}>
            {broken.flatMap(({ path, url, problems }) =>
              problems.map(({ line, message }, index) => (
                <li key={`${path} ${index}`}>
                  <Place path={path} line={line} url={url} />
                  {`: ${message}`}
                </li>
              )),
            )}
          </ul>
        </details>
      )}
    </>
  );
}
