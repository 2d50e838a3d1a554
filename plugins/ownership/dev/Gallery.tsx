import { PropsWithChildren } from 'react';
import { Container, Text } from '@backstage/ui';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  EntityInfoCard,
  EntityProvider,
} from '@backstage/plugin-catalog-react';
import { TestApiProvider } from '@backstage/test-utils';
import { KitRoot } from '@internal/frontend-kit';
import { ownershipApiRef } from '../src/api';
import { OwnerCard } from '../src/components/OwnerCard';
import { OwnershipSignal } from '../src/components/OwnershipSignal';
import { OwnershipTab } from '../src/components/OwnershipTab';
import { TeamCard } from '../src/components/TeamCard';
import { owners } from '../src/__testUtils__/owners';
import { teams } from '../src/__testUtils__/teams';
import { oddStates } from './oddStates';
import { ownerTasks, teamTask } from './taskStates';
import styles from './Gallery.module.css';

function entityOf(entityRef: string) {
  const { kind, ...metadata } = parseEntityRef(entityRef);
  return { apiVersion: 'backstage.io/v1alpha1', kind, metadata };
}

function Sample(
  props: PropsWithChildren<{ state: string; entityRef: string }>,
) {
  return (
    <EntityProvider entity={entityOf(props.entityRef)}>
      <section data-sample={props.state}>
        <Text color="secondary">{props.state}</Text>
        {props.children}
      </section>
    </EntityProvider>
  );
}

function CardAndSignal() {
  return (
    <>
      <OwnerCard />
      <KitRoot>
        <EntityInfoCard>
          <OwnershipSignal />
        </EntityInfoCard>
      </KitRoot>
    </>
  );
}

/** Every state of every card, in the width of the entity page's column, and the tab below them. */
export function Gallery() {
  return (
    <Container>
      <div className={styles.gallery}>
        {Object.entries(owners).map(([state, { entityRef }]) => (
          <Sample key={state} state={state} entityRef={entityRef}>
            <CardAndSignal />
          </Sample>
        ))}
        {Object.entries(ownerTasks).map(([state, { entityRef, api }]) => (
          <TestApiProvider key={state} apis={[[ownershipApiRef, api]]}>
            <Sample state={`task-${state}`} entityRef={entityRef}>
              <CardAndSignal />
            </Sample>
          </TestApiProvider>
        ))}
        {Object.entries(oddStates).map(([state, api]) => (
          <TestApiProvider key={state} apis={[[ownershipApiRef, api]]}>
            <Sample state={state} entityRef={`component:default/odd-${state}`}>
              <CardAndSignal />
            </Sample>
          </TestApiProvider>
        ))}
        {Object.entries(teams).map(([state, { entityRef }]) => (
          <Sample key={state} state={`team-${state}`} entityRef={entityRef}>
            <TeamCard />
          </Sample>
        ))}
        <TestApiProvider apis={[[ownershipApiRef, teamTask.api]]}>
          <Sample state="team-task" entityRef={teamTask.entityRef}>
            <TeamCard />
          </Sample>
        </TestApiProvider>
      </div>
      <TestApiProvider apis={[[ownershipApiRef, ownerTasks.asked.api]]}>
        <Sample state="tab" entityRef={ownerTasks.asked.entityRef}>
          <OwnershipTab />
        </Sample>
      </TestApiProvider>
    </Container>
  );
}
