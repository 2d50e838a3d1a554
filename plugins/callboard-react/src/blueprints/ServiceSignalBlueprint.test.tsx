import type { Entity } from '@backstage/catalog-model';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import {
  ServiceSignalBlueprint,
  type ServiceSignalParams,
} from './ServiceSignalBlueprint';

const entity = (kind: string, type?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'checkout' },
  spec: { type },
});

const loader = async () => <p>signal</p>;

const filterOf = (
  params: Partial<ServiceSignalParams>,
  config?: { filter?: { kind: string } },
) =>
  createExtensionTester(
    ServiceSignalBlueprint.make({
      name: 'owner',
      params: { title: 'Owner', loader, ...params },
    }),
    { config },
  ).get(ServiceSignalBlueprint.dataRefs.filter);

describe('ServiceSignalBlueprint', () => {
  it('attaches to the glance card and carries its title', () => {
    const tester = createExtensionTester(
      ServiceSignalBlueprint.make({
        name: 'owner',
        params: { title: 'Owner', loader },
      }),
    );
    expect(tester.get(ServiceSignalBlueprint.dataRefs.title)).toBe('Owner');
    expect(tester.get(ServiceSignalBlueprint.dataRefs.filter)).toBeUndefined();
  });

  it('takes a predicate or a function as filter', () => {
    const byPredicate = filterOf({ filter: { kind: 'component' } });
    expect(byPredicate?.(entity('Component'))).toBe(true);
    expect(byPredicate?.(entity('API'))).toBe(false);

    const byFunction = filterOf({ filter: ({ spec }) => spec?.type === 'job' });
    expect(byFunction?.(entity('Component', 'job'))).toBe(true);
    expect(byFunction?.(entity('Component', 'service'))).toBe(false);
  });

  it('lets adopters replace the filter in app-config', () => {
    const filter = filterOf(
      { filter: { kind: 'component' } },
      { filter: { kind: 'api' } },
    );
    expect(filter?.(entity('Component'))).toBe(false);
    expect(filter?.(entity('API'))).toBe(true);
  });

  it('checks its parameters when compiled', () => {
    const make = (params: ServiceSignalParams) =>
      ServiceSignalBlueprint.make({ name: 'owner', params });

    // @ts-expect-error a signal has a title
    make({ loader });
    // @ts-expect-error the loader gives an element, not a component
    make({ title: 'Owner', loader: async () => () => <p /> });
    // @ts-expect-error a filter answers yes or no
    make({ title: 'Owner', loader, filter: (it: Entity) => it.kind });

    const extension = make({ title: 'Owner', loader });
    const title: string = createExtensionTester(extension).get(
      ServiceSignalBlueprint.dataRefs.title,
    );
    expect(title).toBe('Owner');
  });
});
