import { useTexts } from '@internal/frontend-kit';
import { formatEffort } from '@callboard/backstage-plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../../translation';
import { TeamName } from './TeamName';
import type { PartProps } from './WhatIfPanel';
import styles from '../EditorPage.module.css';

/** The work of all that would newly fail, most of it first. */
export function EffortPart({ whatIf }: PartProps) {
  const { t } = useTexts(scorecardsTranslationRef);
  const teams = whatIf.teams.items
    .filter(({ effortMinutes }) => effortMinutes > 0)
    .sort((a, b) => b.effortMinutes - a.effortMinutes);
  if (whatIf.effortMinutes === 0) return <p>{t('editor.whatIf.noEffort')}</p>;
  return (
    <>
      <p>
        {t('editor.whatIf.effortAll', {
          effort: formatEffort(whatIf.effortMinutes),
        })}
      </p>
      <ul className={styles.bars}>
        {teams.map(({ team, effortMinutes }) => (
          <li key={team ?? ''}>
            <TeamName team={team} />
            <span
              aria-hidden="true"
              className={styles.bar}
              style={{
                inlineSize: `${(60 * effortMinutes) / teams[0].effortMinutes}%`,
              }}
            />
            <span>{formatEffort(effortMinutes)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
