import { useTexts } from '@internal/frontend-kit';
import { useWhatIfText } from '../../../hooks/useWhatIfText';
import { scorecardsTranslationRef } from '../../../translation';
import { TeamName } from './TeamName';
import type { PartProps } from './WhatIfPanel';

/** Teams that hear of it: those of which a service falls. */
export function ToldPart({ whatIf }: PartProps) {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useWhatIfText();
  const told = whatIf.teams.items.filter(({ down }) => down > 0);
  const more = whatIf.teamsDown - told.length;
  return (
    <>
      <p>{text.told(whatIf.teamsDown)}</p>
      <ul>
        {told.map(({ team }) => (
          <li key={team ?? ''}>
            <TeamName team={team} />
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t('editor.whatIf.moreTeams', { n: `${more}` })}</p>}
    </>
  );
}
