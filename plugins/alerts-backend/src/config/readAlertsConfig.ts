import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { LabelRoute } from '@callboard/backstage-plugin-alerts-common';
import { readHeartbeat, type HeartbeatConfig } from './readHeartbeat';
import { readIntake, type IntakeConfig } from './readIntake';
import { readNotifiers, type NotifiersConfig } from './readNotifiers';
import { readRetention, type RetentionConfig } from './readRetention';

const ROOT = 'alerts';
const PERSON_OR_GROUP = /^(user|group):[^:/]+\/[^:/]+$/i;
const GROUP = /^group:[^:/]+\/[^:/]+$/i;

/** How alerts are set up. */
export interface AlertsConfig {
  /** References of users and groups in lower case. */
  admins: string[];
  /** Whether actions that change something are offered. */
  writeActions: boolean;
  heartbeat: HeartbeatConfig;
  intake: IntakeConfig;
  notifiers: NotifiersConfig;
  retention: RetentionConfig;
  /** Who is paged for alerts that nobody is known to answer for; absent: nobody, they are listed. */
  unroutedTeam?: string;
  /** Labels whose values are those of annotations; absent: those that are usual. */
  labelRoutes?: LabelRoute[];
  /** Of the portal, without a slash at its end. */
  portalUrl: string;
}

function readRefs(root: RootConfigService, key: string): string[] {
  const written = root.getOptionalStringArray(`${ROOT}.${key}`) ?? [];
  return written.map((ref, index) => {
    if (!PERSON_OR_GROUP.test(ref)) {
      throw new InputError(
        `${ROOT}.${key}[${index}]: '${ref}' is no reference like group:default/platform`,
      );
    }
    return ref.toLocaleLowerCase('en-US');
  });
}

function readTeam(root: RootConfigService, key: string): string | undefined {
  const ref = root.getOptionalString(`${ROOT}.${key}`);
  if (ref !== undefined && !GROUP.test(ref)) {
    throw new InputError(
      `${ROOT}.${key}: '${ref}' is no reference like group:default/platform`,
    );
  }
  return ref?.toLocaleLowerCase('en-US');
}

function readLabelRoutes(root: RootConfigService): LabelRoute[] | undefined {
  return root.getOptionalConfigArray(`${ROOT}.routing.labels`)?.map(config => ({
    label: config.getString('label'),
    annotation: config.getString('annotation'),
  }));
}

/** Reads the section `alerts`; what is wrong is named with its path. */
export const readAlertsConfig = (root: RootConfigService): AlertsConfig => ({
  admins: readRefs(root, 'admins'),
  writeActions: root.getOptionalBoolean(`${ROOT}.writeActions`) ?? false,
  heartbeat: readHeartbeat(root),
  intake: readIntake(root),
  notifiers: readNotifiers(root),
  retention: readRetention(root),
  unroutedTeam: readTeam(root, 'routing.unroutedTeam'),
  labelRoutes: readLabelRoutes(root),
  portalUrl: root.getString('app.baseUrl').replace(/\/+$/, ''),
});
