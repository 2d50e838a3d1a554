import { Container } from '@backstage/ui';
import { useNarrow, useTexts } from '@internal/frontend-kit';
import type { AlertDetail } from '@callboard/backstage-plugin-alerts-common';
import { useDocumentTitle } from '../../hooks/useDocumentTitle';
import { alertsTranslationRef } from '../../translation';
import { LetterKeys } from '../LetterKeys';
import { ActionsProvider } from './ActionsProvider';
import { AlertHead } from './AlertHead';
import { Belongs } from './Belongs';
import { Helped } from './Helped';
import { History, LastTime } from './History';
import { Instances } from './Instances';
import { Labels } from './Labels';
import { Links } from './Links';
import { NoteField } from './NoteField';
import { Paged } from './Paged';
import { Panels } from './Panels';
import { PhoneActions } from './PhoneActions';
import { Timeline } from './Timeline';
import styles from './AlertPage.module.css';

/** Everything about an alert in the order of decisions: is it real, is it mine, what do I do, what worked before, what changed. */
export function AlertView({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const isNarrow = useNarrow();
  useDocumentTitle(
    t('alert.document', {
      title: alert.title,
      severity: t(`alert.severity.${alert.severity}`),
    }),
  );
  return (
    <ActionsProvider alert={alert}>
      <AlertHead alert={alert} />
      <Container className={styles.content}>
        {isNarrow ? <OneColumn alert={alert} /> : <TwoColumns alert={alert} />}
        {!isNarrow && <LetterKeys of="alert" />}
      </Container>
      {isNarrow && <PhoneActions alert={alert} />}
    </ActionsProvider>
  );
}

/** On a phone all that decides stands on the first screen. */
function OneColumn({ alert }: { alert: AlertDetail }) {
  return (
    <>
      <Helped alert={alert} />
      <Panels alert={alert} place="first" />
      <LastTime alert={alert} />
      <Panels alert={alert} place="after-history" />
      <Timeline alert={alert} />
      <NoteField alert={alert} />
      <Paged alert={alert} />
      <Links alert={alert} />
      <Instances alert={alert} />
      <Labels alert={alert} />
      <Belongs alert={alert} />
    </>
  );
}

function TwoColumns({ alert }: { alert: AlertDetail }) {
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <Helped alert={alert} />
        <Panels alert={alert} place="first" />
        <History alert={alert} />
        <Panels alert={alert} place="after-history" />
        <Timeline alert={alert} />
        <NoteField alert={alert} />
      </div>
      <div className={styles.column}>
        <Belongs alert={alert} />
        <Paged alert={alert} />
        <Instances alert={alert} />
        <Labels alert={alert} />
        <Links alert={alert} />
      </div>
    </div>
  );
}
