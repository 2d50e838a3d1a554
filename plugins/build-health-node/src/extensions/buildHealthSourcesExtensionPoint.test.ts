import { buildHealthSourcesExtensionPoint } from './buildHealthSourcesExtensionPoint';

it('is found by modules of any version by its name', () => {
  expect(buildHealthSourcesExtensionPoint.id).toBe('build-health.sources');
});
