import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { FactBatch } from '@callboard/backstage-plugin-scorecards-node';

/** A batch of these entities, as a provider gets it. */
export const batchOf = (
  entities: readonly Entity[],
  overrides: Partial<FactBatch> = {},
): FactBatch => ({
  entities,
  credentials: mockCredentials.service(),
  signal: new AbortController().signal,
  logger: mockServices.logger.mock(),
  now: new Date('2026-12-01T09:00:00Z'),
  ...overrides,
});
