import { ButtonLink, Link } from '@backstage/ui';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { KitRoot, useEntityRef, useTexts } from '@internal/frontend-kit';
import type { TeamLights } from '@callboard/backstage-plugin-scorecards-common';
import { useHomePath } from '../../hooks/useHomePath';
import { useLightsText } from '../../hooks/useLightsText';
import { useTeamLights } from '../../hooks/useTeamLights';
import { scorecardsTranslationRef } from '../../translation';
import { LightList } from '../LightList';
import { LightsState } from '../LightsState';
import styles from './TeamLightsCard.module.css';

/** What must be well for the services of the group of the page to stay up: a word each, and what to do next. */
export function TeamLightsCard() {
  const { t } = useTexts(scorecardsTranslationRef);
  const { metadata } = useEntity().entity;
  const name = metadata.title ?? metadata.name;
  const query = useTeamLights(useEntityRef());
  return (
    <KitRoot>
      <EntityInfoCard title={t('lights.title')}>
        <LightsState query={query} name={name}>
          {lights => <Details lights={lights} name={name} />}
        </LightsState>
      </EntityInfoCard>
    </KitRoot>
  );
}

function Details({ lights, name }: { lights: TeamLights; name: string }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useLightsText(lights);
  const path = useHomePath();
  const { next } = lights;
  return (
    <div className={styles.details}>
      <p>{text.answer(lights, name)}</p>
      <LightList lights={lights.categories} name={name} />
      {next && (
        <p className={styles.next}>
          {text.next()}
          {path && (
            <ButtonLink
              variant="secondary"
              size="small"
              aria-label={text.openNext()}
              href={path.explain({ check: next.check, entityRef: next.ref })}
            >
              {t('lights.openNext')}
            </ButtonLink>
          )}
        </p>
      )}
      {path && (
        <Link href={path.lights(lights.team)}>{t('lights.openPage')}</Link>
      )}
    </div>
  );
}
