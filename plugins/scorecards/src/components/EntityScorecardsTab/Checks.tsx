import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { StatusText, useTexts } from '@internal/frontend-kit';
import type {
  EntityScorecardsDetail,
  StateCounts,
} from '@callboard/backstage-plugin-scorecards-common';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import {
  groupChecks,
  type CheckGroup,
  type EntityCheck,
} from '../../lib/checkGroups';
import type { EntityScorecard } from '../../lib/entityStanding';
import { levelTitle, type LevelNames } from '../../lib/levels';
import { countedStates } from '../../lib/stateLooks';
import { scorecardsTranslationRef } from '../../translation';
import { CheckStateText } from '../CheckState';
import { ExplainButton } from '../ExplainButton';
import { LevelBadge } from '../LevelBadge';
import { LevelNews } from '../LevelNews';
import { StateBar } from '../StateBar';
import { StepLine, StepTable } from '../StepLine';
import styles from './EntityScorecardsTab.module.css';

/** One scorecard: how far the service is, how it came there, and its checks by category. */
export function Checks(props: {
  detail: EntityScorecardsDetail;
  scorecard: EntityScorecard;
}) {
  const { detail, scorecard } = props;
  const { title, weeks, levels, levelNames, counts, points } = scorecard;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const groups = groupChecks(detail, scorecard.scorecard);
  return (
    <EntityInfoCard title={title}>
      <div className={styles.stack}>
        <div className={styles.head}>
          <LevelBadge {...scorecard} />
          <span className={styles.quiet}>
            {t('card.since', { day: text.day(scorecard.since) })}
          </span>
          <StepLine weeks={weeks} levels={levels} names={levelNames} />
        </div>
        <LevelNews scorecard={scorecard} />
        <StateBar
          counts={counts}
          label={t('tab.checks', { scorecard: title })}
        />
        <span className={styles.quiet}>
          {t('tab.holds', {
            held: `${points.held}`,
            counted: `${points.counted}`,
          })}
        </span>
        {groups.every(({ open }) => open.length === 0) && (
          <StatusText tone="good" text={t('tab.calm')} />
        )}
        {groups.map(group => (
          <Group key={group.title ?? ''} group={group} names={levelNames} />
        ))}
        <StepTable weeks={weeks} names={levelNames} name={title} />
      </div>
    </EntityInfoCard>
  );
}

/** A category: what wants somebody, and folded what does not. */
function Group(props: { group: CheckGroup; names?: LevelNames }) {
  const { group, names } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const title = group.title ?? t('tab.otherCategory');
  const counts = countedStates(
    group.calm.reduce<StateCounts>(
      (sum, { state }) => ({ ...sum, [state]: (sum[state] ?? 0) + 1 }),
      {},
    ),
  );
  return (
    <section className={styles.stack} aria-label={title}>
      <h4 className={styles.heading}>{title}</h4>
      {group.open.length > 0 && <Rows checks={group.open} names={names} />}
      {group.calm.length > 0 && (
        <details className={styles.fold}>
          <summary>
            {counts
              .map(({ state, count }) => text.counted(state, count))
              .join(', ')}
          </summary>
          <Rows checks={group.calm} names={names} />
        </details>
      )}
    </section>
  );
}

function Rows(props: { checks: readonly EntityCheck[]; names?: LevelNames }) {
  return (
    <ul className={styles.list}>
      {props.checks.map(check => (
        <CheckRow key={check.check} check={check} names={props.names} />
      ))}
    </ul>
  );
}

function CheckRow(props: { check: EntityCheck; names?: LevelNames }) {
  const { check, names } = props;
  const { level, effortMinutes, why, title } = check;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const notes = [
    why,
    level && t('tab.neededFor', { level: levelTitle(level, names) }),
    effortMinutes !== undefined && text.effort(effortMinutes),
  ].filter(Boolean);
  return (
    <li className={styles.row}>
      <div className={styles.stack}>
        <span>
          {title} <CheckStateText result={check} hasSince={!!why} />
        </span>
        <span className={styles.quiet}>{notes.join(' · ')}</span>
      </div>
      <ExplainButton check={check.check} title={title} />
    </li>
  );
}
