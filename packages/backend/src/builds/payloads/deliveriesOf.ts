import type { SampleBuild } from '../history/types';
import { githubDeliveries } from './github';
import { sampleCiDelivery, testDelivery } from './sampleCi';
import { testReportOf } from './testReport';
import type { DeliveryOptions, SampleDelivery } from './types';

/** What the source of a build sends when an attempt of it has ended, in this order. */
export function deliveriesOf(
  build: SampleBuild,
  options: DeliveryOptions,
): SampleDelivery[] {
  const xml = options.withTests ? testReportOf(build) : undefined;
  return [
    ...(build.pipeline.source === 'github'
      ? githubDeliveries(build, options)
      : [sampleCiDelivery(build)]),
    ...(xml === undefined ? [] : [testDelivery(build, xml)]),
  ];
}
