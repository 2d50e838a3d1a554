import { ButtonLink } from '@backstage/ui';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import {
  EmptyBlock,
  EntityLink,
  KitRoot,
  SkeletonLines,
  StatusText,
  useEntityRef,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import type {
  BuildPart,
  OrganisationBuilds,
  RedService,
  TeamBuilds,
} from '@callboard/backstage-plugin-build-health-common';
import { formatRed } from '../../lib/formatRed';
import { useFigureText } from '../../hooks/useFigureText';
import { useHomePath } from '../../hooks/useHomePath';
import { useOrganisation } from '../../hooks/useOrganisation';
import { useWhatText } from '../../hooks/useWhatText';
import { buildHealthTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { FigureLink } from '../FigureLink';
import styles from './TeamBuildsCard.module.css';

/** Red services that the card names. */
const MOST = 5;

/** What of the services of the group of the page is red, and how their builds fare together. */
export function TeamBuildsCard() {
  const { t } = useTexts(buildHealthTranslationRef);
  const teamRef = useEntityRef();
  const { metadata } = useEntity().entity;
  const query = useOrganisation();
  const teamOf = ({ teams }: OrganisationBuilds) =>
    teams.find(({ ownerRef }) => ownerRef === teamRef);
  return (
    <KitRoot>
      <EntityInfoCard title={t('page.team.title')}>
        <BackendState
          isAlwaysThere
          query={query}
          subject={t('card.subject')}
          thing={t('card.thing')}
          skeleton={<SkeletonLines lines={4} lineHeight={23} />}
          isEmpty={organisation => !teamOf(organisation)?.services}
          empty={
            <EmptyBlock
              kind="nothing-yet"
              title={t('page.team.none.title', {
                name: metadata.title ?? metadata.name,
              })}
            >
              <p>{t('page.team.none.hint')}</p>
            </EmptyBlock>
          }
        >
          {organisation => {
            const team = teamOf(organisation);
            const red = organisation.red.filter(
              ({ ownerRef }) => ownerRef === teamRef,
            );
            return team ? (
              <Details team={team} red={red} days={organisation.days} />
            ) : null;
          }}
        </BackendState>
      </EntityInfoCard>
    </KitRoot>
  );
}

function Details(props: {
  team: TeamBuilds;
  red: readonly RedService[];
  days: number;
}) {
  const { team, red, days } = props;
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useFigureText(days);
  const path = useHomePath();
  const teamRef = useEntityRef();
  const buildsOf = (part: BuildPart) => path?.buildsOf(teamRef, { part, days });
  const shown = red.slice(0, MOST);
  const hidden = team.red - shown.length;
  return (
    <div className={styles.details}>
      <StatusText
        tone={team.red > 0 ? 'bad' : 'good'}
        text={
          team.red > 0
            ? t('page.team.red', { red: `${team.red}`, count: team.services })
            : t('page.team.calm', { count: team.services })
        }
      />
      {shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map(service => (
            <Red
              key={`${service.entityRef} ${service.pipelineId}`}
              service={service}
            />
          ))}
        </ul>
      )}
      {hidden > 0 && (
        <p className={styles.quiet}>{t('page.team.more', { count: hidden })}</p>
      )}
      <dl className={styles.facts}>
        <dt>{t('card.facts.success')}</dt>
        <dd>
          <FigureLink
            text={text.rate(team.successRate)}
            href={buildsOf(team.successRate.n > 0 ? 'counted' : 'left-out')}
          />
        </dd>
        <dt>{t('card.facts.duration')}</dt>
        <dd>
          <FigureLink
            text={text.duration(team.duration)}
            href={team.duration && buildsOf('timed')}
          />
        </dd>
        <dt>{t('card.facts.red')}</dt>
        <dd>
          {team.redMs > 0
            ? t('card.facts.redFor', {
                duration: formatRed(team.redMs),
                days: `${days}`,
              })
            : t('card.facts.redNever', { days: `${days}` })}
        </dd>
      </dl>
      {path && team.red > 0 && (
        <ButtonLink
          variant="secondary"
          size="small"
          className={styles.open}
          href={path.redOf(teamRef)}
        >
          {t('page.team.open')}
        </ButtonLink>
      )}
    </div>
  );
}

function Red({ service }: { service: RedService }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const now = useNow();
  const whatOf = useWhatText();
  const duration = formatRed(now - Date.parse(service.since));
  return (
    <li>
      <EntityLink entityRef={service.entityRef} title={service.title} />{' '}
      {t('page.team.for', { duration })}
      <span className={styles.quiet}>{whatOf(service)}</span>
    </li>
  );
}
