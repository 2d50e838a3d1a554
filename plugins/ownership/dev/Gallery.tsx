import { Container, Text } from '@backstage/ui';
import { parseEntityRef } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { OwnerCard } from '../src/components/OwnerCard';
import { OwnershipSignal } from '../src/components/OwnershipSignal';
import { TeamCard } from '../src/components/TeamCard';
import { owners } from '../src/fixtures/owners';
import { teams } from '../src/fixtures/teams';
import styles from './Gallery.module.css';

const oddNames = [
  'unread',
  'stale',
  'loading',
  'error',
  'forbidden',
  'no-backend',
];

const samples = [
  ...Object.entries(owners).map(([state, { entityRef }]) => ({
    state,
    entityRef,
  })),
  ...oddNames.map(state => ({
    state,
    entityRef: `component:default/state-${state}`,
  })),
];

function entityOf(entityRef: string) {
  const { kind, ...metadata } = parseEntityRef(entityRef);
  return { apiVersion: 'backstage.io/v1alpha1', kind, metadata };
}

/** Every state of every card, in the width of the entity page's column. */
export function Gallery() {
  return (
    <Container>
      <div className={styles.gallery}>
        {samples.map(({ state, entityRef }) => (
          <EntityProvider key={state} entity={entityOf(entityRef)}>
            <section data-sample={state}>
              <Text color="secondary">{state}</Text>
              <OwnerCard />
              <div className={styles.signal}>
                <OwnershipSignal />
              </div>
            </section>
          </EntityProvider>
        ))}
        {Object.entries(teams).map(([state, { entityRef }]) => (
          <EntityProvider key={state} entity={entityOf(entityRef)}>
            <section data-sample={`team-${state}`}>
              <Text color="secondary">{state}</Text>
              <TeamCard />
            </section>
          </EntityProvider>
        ))}
      </div>
    </Container>
  );
}
