import type { SampleBuild } from '../history/types';
import { githubDeliveries } from './github';
import { sampleCiDelivery } from './sampleCi';
import type { SampleDelivery } from './types';

/** What the source of a build sends when an attempt of it has ended, in this order. */
export const deliveriesOf = (
  build: SampleBuild,
  options: { withJobs: boolean },
): SampleDelivery[] =>
  build.pipeline.source === 'github'
    ? githubDeliveries(build, options)
    : [sampleCiDelivery(build)];
