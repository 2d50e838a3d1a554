import { EntityLink, TimeText, useTexts } from '@internal/frontend-kit';
import type { DocumentVersion } from '@callboard/backstage-plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import styles from './EditorPage.module.css';

/** Older ones are kept, and found over the API. */
const MOST_SHOWN = 20;

/** What the versions of a document changed, the newest first. */
export function VersionList(props: { versions: readonly DocumentVersion[] }) {
  const { t } = useTexts(scorecardsTranslationRef);
  if (props.versions.length === 0) return null;
  const newestFirst = [...props.versions].sort((a, b) => b.version - a.version);
  return (
    <details className={styles.versions}>
      <summary>
        {t('editor.versions.title', { count: props.versions.length })}
      </summary>
      <ul>
        {newestFirst.slice(0, MOST_SHOWN).map(one => (
          <li key={one.version}>
            <span className={styles.line}>
              <strong>
                {t('editor.versions.one', {
                  version: `${one.version}`,
                  state: t(`editor.versions.${one.state}`),
                })}
              </strong>
              <TimeText value={one.activatedAt ?? one.createdAt} />
              {one.createdBy && <EntityLink entityRef={one.createdBy} />}
            </span>
            {one.note && <span>{one.note}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
