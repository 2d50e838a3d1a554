import { configApiRef, useApi } from '@backstage/core-plugin-api';

/** For how many days deleted schedules are kept. */
export const useKeepDays = (): number =>
  useApi(configApiRef).getOptionalNumber('oncall.deletedSchedules.keepDays') ??
  30;
