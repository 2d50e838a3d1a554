import { useState } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Combobox } from '@backstage/ui';
import type {
  NamedEntity,
  OwnerSuggestion,
} from '@callboard/backstage-plugin-ownership-common';
import { useEvidenceText } from '../../hooks/useEvidenceText';
import { useSettled } from '../../hooks/useSettled';
import { useTeamSearch } from '../../hooks/useTeamSearch';
import { teamOptions } from '../../lib/teamOptions';
import { ownershipTranslationRef } from '../../translation';

const TYPING_MS = 150;

/** Chooses a team: the suggested ones first, then what the catalog has under the text. */
export function TeamField(props: {
  suggestions: OwnerSuggestion[];
  value: NamedEntity | undefined;
  onChange: (team: NamedEntity | undefined) => void;
  /** What is wrong with the choice. */
  problem?: string;
}) {
  const { suggestions, value, onChange, problem } = props;
  const { t } = useTexts(ownershipTranslationRef);
  const say = useEvidenceText();
  const [text, setText] = useState(value?.title ?? '');
  // The title of the chosen team is no search for it.
  const term = text === value?.title ? '' : text.trim();
  const search = useTeamSearch(useSettled(term, TYPING_MS));
  const { teams, suggested, found } = teamOptions({
    suggestions,
    found: search.data ?? [],
    chosen: value,
    term,
  });
  // With text and choice both in our hands, the field leaves it to us to keep them together.
  const choose = (team: NamedEntity | undefined) => {
    onChange(team);
    setText(team?.title ?? '');
  };
  const type = (typed: string) => {
    setText(typed);
    if (typed === '') onChange(undefined);
  };
  return (
    <Combobox
      // eslint-disable-next-line jsx-a11y/no-autofocus -- the first field of a dialog that was opened to fill it in
      autoFocus
      label={t('propose.team')}
      description={
        search.isError ? t('propose.searchFailed') : t('propose.teamHelp')
      }
      isRequired
      options={[
        {
          title: t('propose.suggested'),
          options: suggested.map(({ owner, strength, evidence }) => ({
            id: owner.entityRef,
            label: owner.title,
            description: `${t(`suggestion.${strength}`)}: ${say(evidence[0])}`,
          })),
        },
        {
          title: t('propose.others'),
          options: found.map(({ entityRef, title }) => ({
            id: entityRef,
            label: title,
          })),
        },
      ].filter(({ options }) => options.length > 0)}
      search={{ mode: 'server', inputValue: text, onInputChange: type }}
      loading={{ state: search.isFetching ? 'filtering' : 'idle' }}
      value={value?.entityRef ?? null}
      onChange={key => choose(teams.find(({ entityRef }) => entityRef === key))}
      validationBehavior="aria"
      validate={() => problem ?? null}
    />
  );
}
