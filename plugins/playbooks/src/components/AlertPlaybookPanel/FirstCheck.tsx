import { StatusText, useNarrow, useTexts } from '@internal/frontend-kit';
import { ButtonLink } from '@backstage/ui';
import { AlertPanelFrame } from '@callboard/backstage-plugin-alerts-react';
import type {
  FiringAlert,
  FoundPlaybook,
  Playbook,
} from '@callboard/backstage-plugin-playbooks-common';
import { usePanelValues } from '../../hooks/usePanelValues';
import { useHomePath } from '../../hooks/useHomePath';
import { ValuesProvider } from '../../hooks/useValues';
import { firstCheck } from '../../lib/sectionOrder';
import { playbooksTranslationRef } from '../../translation';
import { CommandView } from '../CommandView';
import { useCommandValues } from '../PageText';
import { TrustLine } from '../TrustLine';
import { ValueField } from '../ValuesPanel';
import { Others } from './OtherPage';
import styles from './AlertPlaybookPanel.module.css';

interface FirstCheckProps {
  playbook: Playbook;
  match: FoundPlaybook;
  alert: FiringAlert;
  /** Further pages that answer the alert. */
  others: number;
}

/** The first command of the page, or of its section, that answers an alert; what it lacks is asked for on the spot. */
export function FirstCheck(props: FirstCheckProps) {
  const { playbook, match, alert, others } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const { page, trust, status } = playbook;
  const panel = usePanelValues(playbook, alert);
  const context = useCommandValues(page, panel.values, panel.ask);
  const check = firstCheck(page, match.sectionId);
  const asked = page.variables.findIndex(({ name }) => name === panel.asked);
  const acts = (
    <>
      <OpenPage {...props} carried={panel.carried} />
      <Others alert={alert} count={others} />
    </>
  );
  return (
    <ValuesProvider value={context}>
      <AlertPanelFrame
        title={t('panel.title')}
        aside={trust && <TrustLine trust={trust} />}
      >
        {status !== 'active' && (
          <StatusText tone="warn" text={t(`page.${status}`)} />
        )}
        <Where {...props} found={panel.found} />
        {check ? (
          <div className={styles.check}>
            <StepLine {...{ playbook, check }} values={panel.values} />
            <CommandView
              // Inside a sentence or not, here it stands alone.
              command={{ ...check, kind: 'block' }}
              further={acts}
              isShort
            />
          </div>
        ) : (
          <div className={styles.acts}>
            <span>{t('panel.noCheck')}</span>
            {acts}
          </div>
        )}
        {asked >= 0 && (
          <ValueField
            variable={page.variables[asked]}
            found={panel.found[asked]}
            onType={value => panel.type(page.variables[asked].name, value)}
          />
        )}
      </AlertPanelFrame>
    </ValuesProvider>
  );
}

/** Which page and section it is, and how many of its values are known. A phone has no room for that. */
function Where(
  props: FirstCheckProps & {
    found: ReturnType<typeof usePanelValues>['found'];
  },
) {
  const { playbook, match, found } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const { title, page } = playbook;
  if (useNarrow()) return null;
  const section = page.sections.find(({ id }) => id === match.sectionId);
  const filled = found.filter(({ value }) => value !== undefined).length;
  return (
    <p className={styles.quiet}>
      {[
        section?.title
          ? t('panel.in', { title, section: section.title })
          : title,
        found.length > 0 &&
          t('panel.filled', { filled: `${filled}`, all: `${found.length}` }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}

/** What the command is to tell, in the words of the page. */
function StepLine(props: {
  playbook: Playbook;
  check: { stepId?: string };
  values: ReadonlyMap<string, string>;
}) {
  const { playbook, check, values } = props;
  const step = playbook.page.steps.find(({ id }) => id === check.stepId);
  return step ? (
    <p className={styles.step}>
      {step.title.replace(
        /<([\w .-]{1,80})>/g,
        (written, name) => values.get(name) ?? written,
      )}
    </p>
  ) : null;
}

function OpenPage(
  props: FirstCheckProps & { carried: Record<string, string> },
) {
  const { playbook, match, alert, carried } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const path = useHomePath();
  if (!path) return null;
  const { steps, title } = playbook;
  const words =
    steps > 0 ? t('panel.steps', { count: steps }) : t('panel.open');
  return (
    <ButtonLink
      href={path.filled(match, alert, carried)}
      variant="tertiary"
      aria-label={`${words}: ${title}`}
    >
      {words}
    </ButtonLink>
  );
}
