import { Card, CardBody, CardHeader, Link } from '@backstage/ui';
import { StatusText, useTexts } from '@internal/frontend-kit';
import { usePagePath } from '../../hooks/usePagePath';
import type { Light } from '../../lib/lights';
import { STATE_LOOKS } from '../../lib/stateLooks';
import { scorecardsTranslationRef } from '../../translation';
import { StateBar } from '../StateBar';
import styles from './TeamLightsPage.module.css';

/** A light with the checks that it is made of. */
export function LightCard({ light }: { light: Light }) {
  const { title, state, why, checks } = light;
  const { t } = useTexts(scorecardsTranslationRef);
  const path = usePagePath();
  return (
    <Card className={styles.card}>
      <CardHeader>
        <h3 className={styles.title}>{title}</h3>
      </CardHeader>
      <CardBody>
        <div className={styles.body}>
          <StatusText
            {...STATE_LOOKS[state]}
            text={t(`lights.states.${state}`)}
          />
          <p className={styles.why}>{why}</p>
          <ul
            className={styles.checks}
            aria-label={t('lights.checks', { title })}
          >
            {checks.map(check => (
              <li key={check.check}>
                <Link href={path.check(check.check)}>{check.title}</Link>
                <StateBar counts={check.counts} label={check.title} />
              </li>
            ))}
          </ul>
        </div>
      </CardBody>
    </Card>
  );
}
