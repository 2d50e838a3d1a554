import { Button } from '@backstage/ui';
import {
  EntityLink,
  errorReason,
  formatCount,
  formatDuration,
  formatInstant,
  formatMoment,
  RowLine,
  StatusText,
  type StatusTone,
  TeamLink,
  useLocale,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import type {
  LabelMatcher,
  StoredSilence,
} from '@callboard/backstage-plugin-alerts-common';
import { usePeopleText } from '../../hooks/usePeopleText';
import { alertsTranslationRef } from '../../translation';
import { SilenceButton } from '../SilenceDialog';
import styles from './SilencesTab.module.css';

const TONES: Record<StoredSilence['state'], StatusTone> = {
  waiting: 'progress',
  active: 'neutral',
  ended: 'unknown',
};

/** As in the configuration of Alertmanager: `alertname="DiskFull"`. */
const matcherText = ({ label, op, value }: LabelMatcher) =>
  `${label}${op}${JSON.stringify(value)}`;

/** The same once more, with another end. */
const formOf = ({
  matchers,
  entityRefs,
  entities,
  team,
  teamRef,
  reason,
}: StoredSilence) => ({
  ...(entityRefs || matchers.length === 0
    ? { kind: 'maintenance' as const, services: entities }
    : { kind: 'labels' as const, matchers }),
  isOfAll: !entityRefs && teamRef === undefined,
  ...(team && { team }),
  reason,
});

/** A silence: what, until when, why, by whom, and what it hides. */
export function SilenceRow(props: {
  silence: StoredSilence;
  isEnding: boolean;
  error: unknown;
  onEnd: () => void;
}) {
  const { silence, isEnding, error, onEnd } = props;
  const { state, reason, createdBy, openAlerts, perWeek, mayEnd } = silence;
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const write = usePeopleText();
  const notes = [
    t('silences.by', { person: write.people([createdBy]) }),
    ...(openAlerts > 0 ? [t('silences.quiet', { count: openAlerts })] : []),
    ...(perWeek === undefined
      ? []
      : [t('silences.hides', { n: formatCount(Math.ceil(perWeek), locale) })]),
  ];
  return (
    <li>
      <RowLine isPacked>
        <StatusText tone={TONES[state]} text={t(`silences.state.${state}`)} />
        <When silence={silence} />
      </RowLine>
      <Scope silence={silence} />
      <p className={styles.reason}>{reason}</p>
      <RowLine isPacked>
        <span className={styles.quiet}>{notes.join(' · ')}</span>
        {mayEnd && (
          <Button
            variant="secondary"
            size="small"
            isPending={isEnding}
            aria-label={t('silences.endOf', { reason })}
            onPress={onEnd}
          >
            {t('silences.end')}
          </Button>
        )}
        {state === 'ended' && (
          <SilenceButton
            size="small"
            label={t('silences.again')}
            name={t('silences.againOf', { reason })}
            initial={() => formOf(silence)}
          />
        )}
      </RowLine>
      {error instanceof Error && (
        <div role="alert">
          <StatusText
            tone="bad"
            text={t('acts.failed', { reason: errorReason(error) })}
          />
        </div>
      )}
    </li>
  );
}

/** When it ends, and how long that is still. */
function When({ silence }: { silence: StoredSilence }) {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const now = useNow();
  const { state } = silence;
  const [startsAt, endsAt] = [silence.startsAt, silence.endsAt].map(
    text => new Date(text),
  );
  const leftTo = (at: Date) => formatDuration(Math.max(0, at.getTime() - now));
  const texts = {
    active: () =>
      t('silences.until', {
        time: formatMoment(endsAt, { locale }),
        left: leftTo(endsAt),
      }),
    waiting: () =>
      t('silences.from', {
        start: formatMoment(startsAt, { locale }),
        end: formatMoment(endsAt, { locale }),
        left: leftTo(startsAt),
      }),
    ended: () =>
      t('silences.was', {
        start: formatInstant(startsAt, { locale }),
        end: formatInstant(endsAt, { locale }),
      }),
  };
  return <time dateTime={silence.endsAt}>{texts[state]()}</time>;
}

function Scope({ silence }: { silence: StoredSilence }) {
  const { t } = useTexts(alertsTranslationRef);
  const { matchers, entities, team, teamRef } = silence;
  const isOfServices = matchers.length === 0 || entities.length > 0;
  return (
    <RowLine isPacked>
      {isOfServices && <span>{t('silences.maintenance')}</span>}
      {isOfServices && entities.length === 0 && (
        <span>{t('silences.hidden')}</span>
      )}
      {entities.map(entity => (
        <EntityLink key={entity.entityRef} {...entity} />
      ))}
      {matchers.map(matcher => (
        <code key={matcherText(matcher)} className={styles.matcher}>
          {matcherText(matcher)}
        </code>
      ))}
      {team && <TeamLink {...team} />}
      {!isOfServices && !team && (
        <span>
          {teamRef === undefined
            ? t('silences.ofAll')
            : t('silences.ofTeam', { team: teamRef })}
        </span>
      )}
    </RowLine>
  );
}
