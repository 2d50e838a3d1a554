import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { FactProvider } from '@callboard/backstage-plugin-scorecards-node';
import { refOf } from '../../providers/values/written';

/** A provider of one number, that says 1 of each entity. */
export const testProvider = (
  overrides: Partial<FactProvider> = {},
): FactProvider => ({
  id: 'test',
  title: 'Test',
  facts: [{ name: 'size', title: 'Size', type: 'number', minimum: 0 }],
  collect: async ({ entities }) =>
    entities.map(entity => ({
      entityRef: refOf(entity)!,
      facts: { size: { value: 1 } },
    })),
  ...overrides,
});

/** What providers get to work with. */
export const askContext = () => ({
  getCredentials: async () => mockCredentials.service(),
  logger: mockServices.logger.mock(),
});
