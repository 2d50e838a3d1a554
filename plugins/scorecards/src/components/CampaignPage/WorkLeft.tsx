import { Link } from '@backstage/ui';
import {
  EmptyBlock,
  EntityLink,
  PagedFoot,
  StatusText,
  type StatusTone,
  useNames,
  usePaged,
  useTexts,
} from '@internal/frontend-kit';
import {
  formatEffort,
  type CampaignDetail,
  type CampaignService,
  type CampaignTeam,
} from '@callboard/backstage-plugin-scorecards-common';
import { usePagePath } from '../../hooks/usePagePath';
import { useCheckTitles } from '../../hooks/useCheckTitles';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { scorecardsTranslationRef } from '../../translation';
import styles from './CampaignPage.module.css';

/** More of a team are found in the matrix. */
const MOST_SERVICES = 50;

/** What is left, by team: one's own first and open, then those where nothing moves. */
export function WorkLeft({ campaign }: { campaign: CampaignDetail }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const left = campaign.teams.filter(team => team.left > 0);
  const { rows, pagination } = usePaged(left);
  const titleOf = useCheckTitles(
    rows
      .flatMap(({ services }) => services)
      .flatMap(({ checks }) => checks)
      .map(check => check.split('/')[0]),
  );
  const reminded = new Map<string | undefined, string>(
    campaign.remindedTeams.map(({ team, at }) => [team, at]),
  );
  const nameOf = useNames(rows.flatMap(({ team }) => team ?? []));
  if (left.length === 0) {
    return (
      <EmptyBlock kind="good" title={t('campaigns.work.none')}>
        {campaign.mayEdit && <p>{t('campaigns.work.noneHint')}</p>}
      </EmptyBlock>
    );
  }
  return (
    <>
      <ul className={styles.teams} aria-label={t('campaigns.page.tabs.work')}>
        {rows.map(team => (
          <li key={team.team ?? ''}>
            <Team
              team={team}
              remindedAt={reminded.get(team.team)}
              titleOf={titleOf}
              name={team.team ? nameOf(team.team) : t('campaigns.work.noOwner')}
            />
          </li>
        ))}
      </ul>
      <PagedFoot pagination={pagination} />
    </>
  );
}

/** Where nothing moves, somebody has to ask. */
const toneOf = ({ doneIn30Days }: CampaignTeam): StatusTone =>
  doneIn30Days === 0 ? 'bad' : 'warn';

function Team(props: {
  team: CampaignTeam;
  name: string;
  remindedAt?: string;
  titleOf: (check: string) => string;
}) {
  const { team, name, remindedAt, titleOf } = props;
  const { left, effortMinutes, doneIn30Days, services, isOwn } = team;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  return (
    <details className={styles.team} open={isOwn}>
      <summary>
        <StatusText tone={toneOf(team)} text={name} />
        {isOwn && <strong>{t('campaigns.work.own')}</strong>}
        <span>{t('campaigns.work.left', { count: left })}</span>
        {effortMinutes > 0 && (
          <span>
            {t('campaigns.work.effort', {
              effort: formatEffort(effortMinutes),
            })}
          </span>
        )}
        <span className={styles.quiet}>
          {t('campaigns.work.moved', { count: doneIn30Days })}
        </span>
        {remindedAt && (
          <span className={styles.quiet}>
            {t('campaigns.remind.on', { day: text.day(remindedAt) })}
          </span>
        )}
      </summary>
      <ul>
        {services.slice(0, MOST_SERVICES).map(service => (
          <Service key={service.ref} service={service} titleOf={titleOf} />
        ))}
      </ul>
      {left > Math.min(MOST_SERVICES, services.length) && (
        <p className={styles.quiet}>
          {t('campaigns.work.more', {
            n: `${left - Math.min(MOST_SERVICES, services.length)}`,
          })}
        </p>
      )}
    </details>
  );
}

/** A service: why it is not done, how long that takes, and the check that tells how to do it. */
function Service(props: {
  service: CampaignService;
  titleOf: (check: string) => string;
}) {
  const { service, titleOf } = props;
  const { ref, title, effortMinutes, checks, why } = service;
  const { t } = useTexts(scorecardsTranslationRef);
  const path = usePagePath();
  return (
    <li className={styles.service}>
      <span className={styles.line}>
        <EntityLink entityRef={ref} title={title} />
        <span>
          {effortMinutes === undefined
            ? t('campaigns.work.effortUnknown')
            : t('campaigns.work.effort', {
                effort: formatEffort(effortMinutes),
              })}
        </span>
        {checks.map(check => (
          <Link
            key={check}
            href={path.explain({ entityRef: ref, check })}
            aria-label={t('campaigns.work.howOf', {
              check: titleOf(check),
              service: title,
            })}
          >
            {t('campaigns.work.how', { check: titleOf(check) })}
          </Link>
        ))}
      </span>
      {why && <span className={styles.quiet}>{why}</span>}
    </li>
  );
}
