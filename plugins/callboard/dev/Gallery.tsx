import { Button, Container, Link, Text } from '@backstage/ui';
import {
  ServiceSignal,
  type ServiceSignalProps,
} from '@callboard/backstage-plugin-callboard-react';
import { GlanceCard } from '../src/components/GlanceCard/GlanceCard';
import styles from './Gallery.module.css';

const HOUR = 60 * 60_000;

const owner: ServiceSignalProps = {
  tone: 'good',
  title: 'Owner',
  sentence: 'Payments Core',
  detail: 'Ana Ruiz leads, 7 in the team',
};

const onCall: ServiceSignalProps = {
  tone: 'good',
  title: 'On call',
  sentence: 'Ana Ruiz until 18:00 CET',
  detail: 'then Chen Li',
};

const mixed: ServiceSignalProps[] = [
  owner,
  {
    tone: 'bad',
    title: 'Builds',
    sentence: 'Main is red',
    since: new Date(Date.now() - 14 * HOUR),
    detail: 'payment-router-test fails',
    action: <Link href="#build">Open test</Link>,
  },
  {
    tone: 'critical',
    title: 'Alerts',
    sentence: '2 alerts are firing',
    detail: 'PaymentErrorRate',
    action: <Link href="#alert">Open alert</Link>,
  },
  onCall,
  {
    tone: 'warn',
    title: 'Scorecard',
    sentence: '1 check from Gold',
    detail: 'No playbook for PaymentLatency',
    action: (
      <Button size="small" variant="tertiary">
        Start draft
      </Button>
    ),
  },
  {
    tone: 'unknown',
    title: 'Playbooks',
    sentence: 'unknown: sync failed at 02:58 CET',
  },
];

const calm: ServiceSignalProps[] = [
  owner,
  onCall,
  { tone: 'good', title: 'Builds', sentence: 'Main is green' },
  { tone: 'good', title: 'Alerts', sentence: 'Nothing is firing' },
  { tone: 'progress', title: 'Scorecard', sentence: 'Reading facts' },
  { tone: 'neutral', title: 'Playbooks', sentence: 'Not applicable' },
];

const toSignal = (props: ServiceSignalProps) => ({
  id: props.title,
  title: props.title,
  element: <ServiceSignal {...props} />,
});

const samples = {
  mixed: mixed.map(toSignal),
  calm: calm.map(toSignal),
  one: [toSignal(owner)],
  loading: calm.map(props => ({ ...toSignal(props), element: null })),
  empty: [],
};

/** The card in each of its states, in the width of the entity page's column. */
export function Gallery() {
  return (
    <Container>
      <div className={styles.gallery}>
        {Object.entries(samples).map(([state, signals]) => (
          <section key={state} data-sample={state}>
            <Text color="secondary">{state}</Text>
            <GlanceCard signals={signals} installed={signals.length > 0} />
          </section>
        ))}
      </div>
    </Container>
  );
}
