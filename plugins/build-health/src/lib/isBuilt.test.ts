import { isBuilt } from './isBuilt';

const entityOf = (kind: string, annotations?: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'ledger', annotations },
});

const SLUG = { 'github.com/project-slug': 'org/ledger' };

describe('isBuilt', () => {
  it.each([
    [true, 'Component', undefined],
    [true, 'Resource', { 'buildkite.com/pipeline-slug': 'org/ledger' }],
    [true, 'API', SLUG],
    [false, 'Resource', undefined],
    [false, 'API', { 'backstage.io/techdocs-ref': 'dir:.' }],
    // The backend follows no groups and no systems.
    [false, 'System', SLUG],
    [false, 'Group', SLUG],
  ])('is %s for a %s with %j', (expected, kind, annotations) => {
    expect(isBuilt(entityOf(kind, annotations))).toBe(expected);
  });
});
