import { useState, type ReactNode } from 'react';
import { Text } from '@backstage/ui';
import { useNarrow, useTexts } from '@internal/frontend-kit';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  alertsPolicyUpdatePermission,
  builtInRules,
  type EscalationRules,
  type StoredPolicy,
} from '@callboard/backstage-plugin-alerts-common';
import { useMyGroups } from '../../hooks/policies/useMyGroups';
import { usePolicyText } from '../../hooks/policies/usePolicyText';
import { useSimulation } from '../../hooks/policies/useSimulation';
import { useSimulatorAsk } from '../../hooks/policies/useSimulatorAsk';
import { useDocumentTitle } from '../../hooks/useDocumentTitle';
import { alertsTranslationRef } from '../../translation';
import { RefField } from './fields';
import { Folded } from './Folded';
import { PolicyHead } from './PolicyHead';
import { PolicyUse } from './PolicyUse';
import { Simulator } from './Simulator';
import styles from './PoliciesTab.module.css';

const GROUPS = ['Group'];

/** A policy that the reader may not change: why, what it says, and what it would do. */
export function PolicyRead({ policy }: { policy: StoredPolicy }) {
  const { t } = useTexts(alertsTranslationRef);
  const { allowed } = usePermission({
    permission: alertsPolicyUpdatePermission,
  });
  const { title, teamRef, rules, named } = policy;
  return (
    <Told
      {...{ title, teamRef, rules, policy }}
      why={
        allowed
          ? t('policies.read.notOurs', { team: named.title })
          : t('policies.read.mayNot')
      }
      use={<PolicyUse policy={policy} />}
    />
  );
}

/** The policy of all who have none; what it would do depends on the team. */
export function BuiltInPolicy() {
  const { t } = useTexts(alertsTranslationRef);
  const mine = useMyGroups();
  const [chosen, setChosen] = useState<string>();
  const teamRef = chosen ?? mine?.[0] ?? '';
  return (
    <Told
      title={t('policies.builtIn')}
      teamRef={teamRef}
      rules={builtInRules}
      why={t('policies.read.builtIn')}
      use={t('policies.builtInUse')}
    >
      <RefField
        label={t('policies.simulator.team')}
        hint={t('policies.target.find')}
        kinds={GROUPS}
        value={teamRef}
        onChange={setChosen}
      />
    </Told>
  );
}

function Told(props: {
  title: string;
  teamRef: string;
  rules: EscalationRules;
  policy?: StoredPolicy;
  why: string;
  use: ReactNode;
  /** Above what the simulator asks. */
  children?: ReactNode;
}) {
  const { title, teamRef, rules, policy, why, use, children } = props;
  const { t } = useTexts(alertsTranslationRef);
  const isNarrow = useNarrow();
  const text = usePolicyText([rules]);
  const { severity, at } = useSimulatorAsk();
  const simulated = useSimulation({ rules, teamRef, severity, at });
  useDocumentTitle(title);
  const simulator = (
    <Simulator simulated={simulated} hasTeam={teamRef !== ''} isFixed>
      {children}
    </Simulator>
  );
  return (
    <>
      <PolicyHead title={title} policy={policy} />
      <p>{why}</p>
      <div className={styles.columns}>
        <div className={styles.column}>
          <section
            className={styles.part}
            aria-label={t('policies.editor.about')}
          >
            <Text as="h4" variant="title-x-small" weight="bold">
              {t('policies.editor.about')}
            </Text>
            <p>{use}</p>
          </section>
          <section
            className={styles.part}
            aria-label={t('policies.editor.steps')}
          >
            <Text as="h4" variant="title-x-small" weight="bold">
              {t('policies.editor.steps')}
            </Text>
            <ol className={styles.told}>
              {rules.steps.map((step, place) => (
                <li key={place}>{text.step(step, place)}</li>
              ))}
            </ol>
            {text.end(rules).length > 0 && (
              <ul className={styles.ends}>
                {text.end(rules).map(sentence => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            )}
          </section>
        </div>
        {isNarrow ? <Folded>{simulator}</Folded> : simulator}
      </div>
    </>
  );
}
