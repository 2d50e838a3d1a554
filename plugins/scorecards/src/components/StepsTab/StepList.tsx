import { Button, Link } from '@backstage/ui';
import { useUrlState, useTexts } from '@internal/frontend-kit';
import {
  formatEffort,
  type TeamSteps,
} from '@callboard/backstage-plugin-scorecards-common';
import { useOverview } from '../../hooks/useOverview';
import { usePagePath } from '../../hooks/usePagePath';
import { writeOpen } from '../../lib/openCheck';
import { liftsOf, servicesOf } from '../../lib/teamSteps';
import { scorecardsTranslationRef } from '../../translation';
import styles from './StepsTab.module.css';

/** Services that a step names. */
const MOST = 5;

type Step = TeamSteps['steps'][number];

/** Steps in their order, each with what it lifts and the way to do it. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  const { t } = useTexts(scorecardsTranslationRef);
  return (
    <ol className={styles.list} aria-label={t('steps.list')}>
      {steps.map((step, index) => (
        <li key={step.check} className={styles.step}>
          <span className={styles.place} aria-hidden="true">
            {index + 1}
          </span>
          <StepBody step={step} isFirst={index === 0} />
        </li>
      ))}
    </ol>
  );
}

function StepBody({ step, isFirst }: { step: Step; isFirst: boolean }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const path = usePagePath();
  const { change } = useUrlState();
  const { check, title, effortMinutes } = step;
  const services = servicesOf(step);
  const first = services.at(0);
  const open = (entityRef: string) =>
    change({ open: writeOpen({ check, entityRef }) });
  return (
    <div className={styles.body}>
      <div className={styles.stepLine}>
        <h3 className={styles.title}>
          <Link href={path.check(check)}>{title}</Link>
        </h3>
        {first && (
          <Button
            variant={isFirst ? 'primary' : 'secondary'}
            size="small"
            aria-label={t('steps.openOf', {
              step: title,
              service: first.title,
            })}
            onPress={() => open(first.ref)}
          >
            {t('steps.open')}
          </Button>
        )}
      </div>
      <span className={styles.quiet}>
        {effortMinutes === undefined
          ? t('steps.effortUnknown')
          : t('steps.effort', {
              count: services.length,
              effort: formatEffort(effortMinutes),
            })}
      </span>
      <Lifts step={step} />
      <Services step={step} onOpen={open} />
    </div>
  );
}

function Lifts({ step }: { step: Step }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const scorecards = useOverview().data?.scorecards ?? [];
  const lifts = liftsOf(step, scorecards);
  return (
    <span>
      {[
        ...lifts.map(({ services, levelTitle, scorecardTitle }) =>
          t('steps.lifts', {
            count: services.length,
            level: levelTitle,
            scorecard: scorecardTitle,
          }),
        ),
        step.lifted.length === 0 && t('steps.liftsNothing'),
        t('steps.missing', { count: step.services.length }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  );
}

function Services(props: { step: Step; onOpen: (entityRef: string) => void }) {
  const { step, onOpen } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const path = usePagePath();
  const services = servicesOf(step);
  const more = services.length - MOST;
  return (
    <ul
      className={styles.services}
      aria-label={t('steps.servicesOf', { step: step.title })}
    >
      {services.slice(0, MOST).map(({ ref, title }) => (
        <li key={ref}>
          <Button
            variant="tertiary"
            size="small"
            aria-label={t('steps.why', { service: title, step: step.title })}
            onPress={() => onOpen(ref)}
          >
            {title}
          </Button>
        </li>
      ))}
      {more > 0 && (
        <li>
          <Link
            href={path.check(step.check)}
            aria-label={t('steps.moreOf', {
              more: t('steps.more', { count: more }),
              step: step.title,
            })}
          >
            {t('steps.more', { count: more })}
          </Link>
        </li>
      )}
    </ul>
  );
}
