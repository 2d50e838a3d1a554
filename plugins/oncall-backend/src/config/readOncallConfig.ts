import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { ANNOTATION_ONCALL_SCHEDULE } from '@callboard/backstage-plugin-oncall-common';
import { readNotices, type NoticesConfig } from './readNotices';

export interface OncallConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Users and groups; full references in lower case. */
  admins: string[];
  /** Annotations that name schedules, the first that is not empty counts. */
  scheduleKeys: string[];
  notices: NoticesConfig;
  /** Whether actions that change something are offered. */
  writeActions: boolean;
}

function readAdmins(written: string[]): string[] {
  return written.map((ref, index) => {
    try {
      return stringifyEntityRef(
        parseEntityRef(ref, { defaultNamespace: 'default' }),
      ).toLocaleLowerCase('en-US');
    } catch {
      throw new InputError(
        `oncall.admins[${index}]: '${ref}' is no reference such as group:default/platform`,
      );
    }
  });
}

/** Reads `oncall` of the configuration; what is wrong is named with its path. */
export function readOncallConfig(root: RootConfigService): OncallConfig {
  const config = root.getOptionalConfig('oncall');
  return {
    schedule: config?.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig('schedule'),
        )
      : { frequency: { seconds: 30 }, timeout: { minutes: 5 } },
    admins: readAdmins(config?.getOptionalStringArray('admins') ?? []),
    scheduleKeys: config?.getOptionalStringArray('keys.schedule') ?? [
      ANNOTATION_ONCALL_SCHEDULE,
    ],
    notices: readNotices(root),
    writeActions: config?.getOptionalBoolean('writeActions') ?? false,
  };
}
