import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { KitRoot, useEntityRef, useTexts } from '@internal/frontend-kit';
import { useOnCall } from '@callboard/backstage-plugin-oncall-react';
import { AnswerDetails } from './AnswerDetails';
import { AnswerState } from './AnswerState';
import { oncallTranslationRef } from '../../translation';

/** Who is on call for the entity of the page, how to reach them, and why it is them. */
export function OnCallCard() {
  const { t } = useTexts(oncallTranslationRef);
  const query = useOnCall(useEntityRef());
  return (
    <KitRoot>
      <EntityInfoCard title={t('card.title')}>
        <AnswerState query={query}>
          {answer => <AnswerDetails answer={answer} />}
        </AnswerState>
      </EntityInfoCard>
    </KitRoot>
  );
}
