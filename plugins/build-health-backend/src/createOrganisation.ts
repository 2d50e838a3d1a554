import type { BuildStore } from './database/BuildStore';
import type { HealthStore } from './database/HealthStore';
import type { OwnedBuildStore } from './database/OwnedBuildStore';
import type { TestStore } from './database/TestStore';
import type { PipelineDirectory } from './entities/PipelineDirectory';
import { LeftOutTally } from './service/organisation/LeftOutTally';
import type { OrganisationOptions } from './service/organisation/OrganisationReader';
import type { OwnedBuildsOptions } from './service/organisation/OwnedBuildsReader';
import { TeamPools } from './service/organisation/TeamPools';
import type { WindowSums } from './service/organisation/WindowSums';

/** Puts together what answers of the organisation are made of, with what of it is kept in memory. */
export const createOrganisation = (options: {
  builds: BuildStore & OwnedBuildStore;
  health: HealthStore;
  sums: WindowSums;
  tests: TestStore;
  directory: PipelineDirectory;
}): OrganisationOptions & OwnedBuildsOptions => ({
  ...options,
  pools: new TeamPools(),
  leftOut: new LeftOutTally(options.builds),
});
