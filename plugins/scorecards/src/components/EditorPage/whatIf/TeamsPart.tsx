import type { CSSProperties } from 'react';
import { useTexts } from '@internal/frontend-kit';
import type { WhatIfTeam } from '@callboard/backstage-plugin-scorecards-common';
import { useScorecardsText } from '../../../hooks/useScorecardsText';
import { scorecardsTranslationRef } from '../../../translation';
import { TeamName } from './TeamName';
import type { PartProps } from './WhatIfPanel';
import styles from '../EditorPage.module.css';

/** Teams for which something changes: how many services fall and rise, and how many are at the target before and after. */
export function TeamsPart({ whatIf }: PartProps) {
  const { items, total } = whatIf.teams;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  if (items.length === 0) return <p>{t('editor.whatIf.noTeams')}</p>;
  const hasTarget = items.some(({ atTarget }) => atTarget);
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('editor.whatIf.columns.team')}</th>
            <th scope="col">{t('editor.whatIf.columns.down')}</th>
            <th scope="col">{t('editor.whatIf.columns.up')}</th>
            {hasTarget && (
              <th scope="col">{t('editor.whatIf.columns.atTarget')}</th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map(team => (
            <tr key={team.team ?? ''}>
              <th scope="row">
                <TeamName team={team.team} />
              </th>
              <td>{text.count(team.down)}</td>
              <td>{text.count(team.up)}</td>
              {hasTarget && (
                <td>
                  <AtTarget team={team} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {total > items.length && (
        <p className={styles.quiet}>
          {t('editor.whatIf.moreTeams', { n: `${total - items.length}` })}
        </p>
      )}
    </>
  );
}

/** Before and after: two points on a line, with the numbers at its ends. */
function AtTarget({ team }: { team: WhatIfTeam }) {
  const { atTarget, services } = team;
  const { t } = useTexts(scorecardsTranslationRef);
  if (!atTarget) return <>—</>;
  const { before, after } = atTarget;
  const most = Math.max(1, services.before, services.after);
  const at = (n: number) => `${(100 * n) / most}%`;
  return (
    <span className={styles.dumbbell}>
      <span>
        {t('editor.whatIf.beforeAfter', {
          before: `${before}`,
          after: `${after}`,
        })}
      </span>
      <span
        aria-hidden="true"
        className={styles.track}
        style={
          {
            '--before': at(before),
            '--after': at(after),
            '--from': at(Math.min(before, after)),
            '--to': at(Math.max(before, after)),
          } as CSSProperties
        }
      />
    </span>
  );
}
