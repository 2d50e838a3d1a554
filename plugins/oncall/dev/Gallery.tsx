import { parseEntityRef } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { MyShiftsWidget } from '../src/components/MyShiftsWidget';
import { OnCallCard } from '../src/components/OnCallCard';
import { OnCallTab } from '../src/components/OnCallTab';
import { OncallSignal } from '../src/components/OncallSignal';
import { TeamOnCallCard } from '../src/components/TeamOnCallCard';
import { samples } from './SampleApi';
import styles from './Gallery.module.css';

function entityOf(entityRef: string) {
  const { kind, ...metadata } = parseEntityRef(entityRef);
  return { apiVersion: 'backstage.io/v1alpha1', kind, metadata };
}

/** Every state of the cards, at the width that they have on an entity page. */
export function Gallery() {
  return (
    <div className={styles.gallery}>
      {samples.map(({ entityRef }) => (
        <EntityProvider key={entityRef} entity={entityOf(entityRef)}>
          <div>
            <OnCallCard />
            <OncallSignal />
          </div>
        </EntityProvider>
      ))}
      <EntityProvider entity={entityOf('group:default/ledger')}>
        <TeamOnCallCard />
      </EntityProvider>
      <MyShiftsWidget />
      <div className={styles.wide}>
        <EntityProvider entity={entityOf(samples[0].entityRef)}>
          <OnCallTab />
        </EntityProvider>
      </div>
    </div>
  );
}
