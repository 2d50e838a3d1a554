import { useState } from 'react';
import { ButtonIcon, Checkbox, Radio, RadioGroup } from '@backstage/ui';
import { StatusText, useTexts } from '@internal/frontend-kit';
import type { AlertNamed } from '@callboard/backstage-plugin-alerts-common';
import { RiCloseLine } from '@remixicon/react';
import { alertsTranslationRef } from '../../translation';
import { NamedField } from '../NamedField';
import { MatcherFields } from './MatcherFields';
import type { SilenceFormState } from './useSilenceForm';
import styles from './SilenceDialog.module.css';

const SERVICES = ['Component', 'System', 'API', 'Resource'];
const MOST_SERVICES = 100;

/** What is silenced: alerts with some labels of a team, or all of some services. */
export function ScopeFields(props: {
  state: SilenceFormState;
  isAsked: boolean;
}) {
  const { state, isAsked } = props;
  const { form, change, scopeProblem } = state;
  const { t } = useTexts(alertsTranslationRef);
  const problem = isAsked ? scopeProblem : undefined;
  return (
    <>
      <RadioGroup
        label={t('silences.dialog.kind')}
        orientation="horizontal"
        value={form.kind}
        onChange={chosen =>
          change({ kind: chosen === 'labels' ? 'labels' : 'maintenance' })
        }
      >
        <Radio value="labels">{t('silences.dialog.labels')}</Radio>
        <Radio value="maintenance">{t('silences.dialog.maintenance')}</Radio>
      </RadioGroup>
      {form.kind === 'labels' ? (
        <>
          <MatcherFields
            matchers={form.matchers}
            problem={problem}
            onChange={matchers => change({ matchers })}
          />
          <TeamFields state={state} isAsked={isAsked} />
        </>
      ) : (
        <ServiceFields
          services={form.services}
          problem={problem}
          onChange={services => change({ services })}
        />
      )}
    </>
  );
}

function TeamFields(props: { state: SilenceFormState; isAsked: boolean }) {
  const { state, isAsked } = props;
  const { form, change, isAdmin, needsTeam } = state;
  const { t } = useTexts(alertsTranslationRef);
  return (
    <>
      {isAdmin && (
        <Checkbox
          isSelected={form.isOfAll}
          onChange={isOfAll => change({ isOfAll })}
        >
          {t('silences.dialog.ofAll')}
        </Checkbox>
      )}
      {!form.isOfAll && (
        <NamedField
          // What is found later, such as the person's own team, stands in it.
          key={`${form.team?.entityRef} ${form.team?.title}`}
          label={t('silences.dialog.team')}
          hint={t('silences.dialog.teamHint')}
          kinds={['Group']}
          value={form.team}
          onChange={team => team && change({ team })}
        />
      )}
      {isAsked && needsTeam && (
        <div role="alert">
          <StatusText tone="bad" text={t('silences.dialog.teamMissing')} />
        </div>
      )}
    </>
  );
}

function ServiceFields(props: {
  services: readonly AlertNamed[];
  problem?: string;
  onChange: (services: AlertNamed[]) => void;
}) {
  const { services, problem, onChange } = props;
  const { t } = useTexts(alertsTranslationRef);
  // A field that has given its service begins anew.
  const [given, setGiven] = useState(0);
  const add = (service: AlertNamed | undefined) => {
    if (!service) return;
    setGiven(given + 1);
    const isKnown = services.some(
      ({ entityRef }) => entityRef === service.entityRef,
    );
    if (!isKnown) onChange([...services, service]);
  };
  return (
    <>
      {services.length > 0 && (
        <ul
          className={styles.services}
          aria-label={t('silences.dialog.services')}
        >
          {services.map(({ entityRef, title }) => (
            <li key={entityRef}>
              {title}
              <ButtonIcon
                size="small"
                variant="tertiary"
                aria-label={t('silences.dialog.remove', { name: title })}
                icon={<RiCloseLine aria-hidden="true" />}
                onPress={() =>
                  onChange(services.filter(one => one.entityRef !== entityRef))
                }
              />
            </li>
          ))}
        </ul>
      )}
      {services.length < MOST_SERVICES && (
        <NamedField
          key={given}
          label={t('silences.dialog.service')}
          hint={t('silences.dialog.serviceHint')}
          kinds={SERVICES}
          value={undefined}
          onChange={add}
        />
      )}
      {problem && (
        <div role="alert">
          <StatusText
            tone="bad"
            text={t('silences.dialog.problem', { message: problem })}
          />
        </div>
      )}
    </>
  );
}
