import type { JSX } from 'react';
import type { Entity } from '@backstage/catalog-model';
import {
  createZodV4FilterPredicateSchema,
  filterPredicateToFilterFunction,
  type FilterPredicate,
} from '@backstage/filter-predicates';
import {
  coreExtensionData,
  createExtensionBlueprint,
  createExtensionDataRef,
  ExtensionBoundary,
} from '@backstage/frontend-plugin-api';
import { ServiceSignalBoundary } from '../components/ServiceSignalBoundary/ServiceSignalBoundary';

/**
 * Parameters of {@link ServiceSignalBlueprint}.
 *
 * @public
 */
export interface ServiceSignalParams {
  /** What the signal is about, one or two words: "Owner". Shown while it loads and when it fails. */
  title: string;
  /** Entities the signal applies to; all that have the card when absent. Adopters can override it in app-config. */
  filter?: FilterPredicate | ((entity: Entity) => boolean);
  /** Loads an element that renders a `ServiceSignal`. It runs with the entity context and in its own plugin's wrappers. */
  loader: () => Promise<JSX.Element>;
}

const titleDataRef = createExtensionDataRef<string>().with({
  id: 'callboard.service-signal-title',
});
const filterDataRef = createExtensionDataRef<
  (entity: Entity) => boolean
>().with({ id: 'callboard.service-signal-filter' });

/**
 * Adds one row to the "service at a glance" card.
 *
 * @public
 */
export const ServiceSignalBlueprint = createExtensionBlueprint({
  kind: 'service-signal',
  attachTo: { id: 'entity-card:callboard/glance', input: 'signals' },
  output: [
    coreExtensionData.reactElement,
    titleDataRef,
    filterDataRef.optional(),
  ],
  dataRefs: { title: titleDataRef, filter: filterDataRef },
  configSchema: { filter: createZodV4FilterPredicateSchema().optional() },
  *factory({ title, filter, loader }: ServiceSignalParams, { node, config }) {
    yield coreExtensionData.reactElement(
      ExtensionBoundary.lazy(node, () => loadSafely(title, loader)),
    );
    yield titleDataRef(title);
    const chosen = config.filter ?? filter;
    if (chosen) {
      yield filterDataRef(
        typeof chosen === 'function'
          ? chosen
          : filterPredicateToFilterFunction(chosen),
      );
    }
  },
});

/** A boundary of our own: the platform's would put a whole error panel into the row. */
async function loadSafely(
  title: string,
  loader: () => Promise<JSX.Element>,
): Promise<JSX.Element> {
  const element = await loader().catch(error => <Thrown error={error} />);
  return <ServiceSignalBoundary title={title}>{element}</ServiceSignalBoundary>;
}

/** Hands a failed download to the boundary, which shows the row, and to the console, where React writes it. */
function Thrown({ error }: { error: unknown }): JSX.Element {
  throw error;
}
