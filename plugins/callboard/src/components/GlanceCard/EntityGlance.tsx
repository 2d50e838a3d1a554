import type { Entity } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { GlanceCard, type Signal } from './GlanceCard';

/** A signal and the entities it applies to. */
export interface EntitySignal extends Signal {
  filter?: (entity: Entity) => boolean;
}

/** The card with the signals that apply to the entity of the page. */
export function EntityGlance({ signals }: { signals: EntitySignal[] }) {
  const { entity } = useEntity();
  return (
    <GlanceCard
      signals={signals.filter(({ filter }) => filter?.(entity) ?? true)}
      installed={signals.length > 0}
    />
  );
}
