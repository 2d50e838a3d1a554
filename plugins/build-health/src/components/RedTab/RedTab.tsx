import { Button, Text } from '@backstage/ui';
import {
  EmptyBlock,
  useNow,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { OrganisationBuilds } from '@callboard/backstage-plugin-build-health-common';
import { formatRed } from '../../lib/formatRed';
import { useOrganisation } from '../../hooks/useOrganisation';
import { useRange } from '../../hooks/useRange';
import { redThatFit } from '../../lib/redThatFit';
import { buildHealthTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { NoBuilds } from './NoBuilds';
import { RedFilters } from './RedFilters';
import { RedRows } from './RedRows';

/** Services whose trunk is red now, the longest first. */
export function RedTab() {
  const { t } = useTexts(buildHealthTranslationRef);
  const query = useOrganisation(useRange().days);
  return (
    <BackendState
      isAlwaysThere
      query={query}
      subject={t('page.subject')}
      thing={t('page.thing')}
      isEmpty={({ services }) => services === 0}
      empty={<NoBuilds />}
    >
      {organisation =>
        organisation.redCount === 0 ? (
          <EmptyBlock
            kind="good"
            title={t('page.red.calm', { count: organisation.services })}
          />
        ) : (
          <Red organisation={organisation} />
        )
      }
    </BackendState>
  );
}

function Red({ organisation }: { organisation: OrganisationBuilds }) {
  const { red, redCount } = organisation;
  const { t } = useTexts(buildHealthTranslationRef);
  const { params } = useUrlState();
  const fitting = redThatFit(red, params);
  return (
    <>
      <Answer organisation={organisation} />
      <RedFilters red={red} />
      {fitting.length > 0 ? (
        <RedRows services={fitting} />
      ) : (
        <NoMatch count={redCount} />
      )}
      {red.length < redCount && (
        <p>{t('page.red.shown', { n: `${red.length}` })}</p>
      )}
    </>
  );
}

function Answer({ organisation }: { organisation: OrganisationBuilds }) {
  const { red, redCount, services } = organisation;
  const { t } = useTexts(buildHealthTranslationRef);
  const now = useNow();
  const longest = red.at(0);
  return longest ? (
    <Text as="p" variant="body-large">
      {t('page.red.answer', {
        red: `${redCount}`,
        count: services,
        longest: formatRed(now - Date.parse(longest.since)),
        name: longest.title,
      })}
    </Text>
  ) : null;
}

function NoMatch({ count }: { count: number }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const { change } = useUrlState();
  return (
    <EmptyBlock
      kind="filtered"
      title={t('page.red.noMatch')}
      actions={
        <Button
          variant="secondary"
          onPress={() =>
            change({ q: undefined, team: undefined, from: undefined })
          }
        >
          {t('page.red.clear')}
        </Button>
      }
    >
      <p>{t('page.red.noMatchHint', { count })}</p>
    </EmptyBlock>
  );
}
