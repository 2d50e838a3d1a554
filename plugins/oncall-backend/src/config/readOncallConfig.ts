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
  /** For so long deleted schedules can be brought back, in milliseconds. */
  keepDeletedMs: number;
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

const DAY = 86_400_000;
const MOST_DAYS = 3_650;

function readKeepDeleted(root: RootConfigService): number {
  const path = 'oncall.deletedSchedules.keepDays';
  const days = root.getOptionalNumber(path) ?? 30;
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    throw new InputError(
      `${path}: must be a whole number of days from 1 to ${MOST_DAYS}, not ${days}`,
    );
  }
  return days * DAY;
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
    keepDeletedMs: readKeepDeleted(root),
    writeActions: config?.getOptionalBoolean('writeActions') ?? false,
  };
}
