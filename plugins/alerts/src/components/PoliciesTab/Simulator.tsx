import { useEffect, useRef, type ReactNode } from 'react';
import { Box, Select, Text } from '@backstage/ui';
import {
  localTimeZone,
  SkeletonLines,
  StatusText,
  useAnnounce,
  useTexts,
} from '@internal/frontend-kit';
import { alertSeverities } from '@callboard/backstage-plugin-alerts-common';
import type { Simulated } from '../../hooks/policies/useSimulation';
import { useSimulatedText } from '../../hooks/policies/useSimulatedText';
import { useSimulatorAsk } from '../../hooks/policies/useSimulatorAsk';
import { refusedFields } from '../../lib/policies/policyProblems';
import { alertsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { AtFields } from './AtFields';
import { SimulatedRows } from './SimulatedRows';
import styles from './PoliciesTab.module.css';

/** Whom a policy would page for an alert of a severity at a time. */
export function Simulator(props: {
  simulated: Simulated;
  hasTeam: boolean;
  /** The reader cannot mend what is refused. */
  isFixed?: boolean;
  children?: ReactNode;
}) {
  const { simulated, hasTeam, isFixed = false, children } = props;
  const { preview } = simulated;
  const { t } = useTexts(alertsTranslationRef);
  const { severity, setSeverity } = useSimulatorAsk();
  const zone = preview?.timeZone ?? localTimeZone();
  const wrongAt = refusedFields(simulated.query.error).find(
    ({ pointer }) => pointer === '/at',
  );
  return (
    <Box
      as="section"
      bg="neutral"
      className={styles.simulator}
      aria-label={t('policies.simulator.title')}
    >
      <Text as="h4" variant="title-x-small" weight="bold">
        {t('policies.simulator.title')}
      </Text>
      {children}
      <div className={styles.fields}>
        <Select
          size="small"
          label={t('policies.simulator.severity')}
          description={'\u00a0'}
          options={alertSeverities.map(id => ({
            id,
            label: t(`alert.severity.${id}`),
          }))}
          value={severity}
          onChange={chosen => chosen !== null && setSeverity(String(chosen))}
        />
        <AtFields
          zone={zone}
          problem={
            wrongAt &&
            t('policies.editor.problem', { message: wrongAt.message })
          }
        />
      </div>
      <Result {...{ simulated, hasTeam, isFixed }} />
    </Box>
  );
}

function Result(props: {
  simulated: Simulated;
  hasTeam: boolean;
  isFixed: boolean;
}) {
  const { simulated, hasTeam, isFixed } = props;
  const { query, preview, request, isOld, isComplete } = simulated;
  const { t } = useTexts(alertsTranslationRef);
  const announce = useAnnounce();
  const summaryOf = useSimulatedText();
  const summary = preview && request && summaryOf(preview, request);
  const said = useRef<string>();
  useEffect(() => {
    if (isOld || !summary) return;
    // What is there when the page opens is read, not spoken.
    if (said.current !== undefined && said.current !== summary.text) {
      announce(summary.text);
    }
    said.current = summary.text;
  }, [announce, isOld, summary]);
  if (!hasTeam) {
    return <p className={styles.quiet}>{t('policies.simulator.noTeam')}</p>;
  }
  // What is wrong with a field stands at the field.
  const isRefused = refusedFields(query.error).length > 0;
  if (!preview || !summary || !request) {
    if (query.error && !isRefused) {
      return (
        <BackendState
          query={query}
          subject={t('policies.simulator.subject')}
          thing={t('policies.simulator.thing')}
        >
          {() => null}
        </BackendState>
      );
    }
    return !isComplete || isRefused ? (
      <p className={styles.quiet}>
        {t(isFixed ? 'policies.simulator.hidden' : 'policies.simulator.never')}
      </p>
    ) : (
      <SkeletonLines lines={5} />
    );
  }
  return (
    <div
      className={isOld ? styles.old : styles.result}
      aria-busy={isOld && isComplete && !query.error}
    >
      <p className={styles.state}>
        {query.error && !isRefused ? (
          <StatusText tone="unknown" text={t('policies.simulator.failed')} />
        ) : (
          isOld &&
          t(
            isComplete && !isRefused
              ? 'policies.simulator.old'
              : 'policies.simulator.incomplete',
          )
        )}
      </p>
      <p>
        {summary.isBad ? (
          <StatusText tone="bad" text={summary.text} />
        ) : (
          summary.text
        )}
      </p>
      <SimulatedRows preview={preview} rows={summary.rows} />
    </div>
  );
}
