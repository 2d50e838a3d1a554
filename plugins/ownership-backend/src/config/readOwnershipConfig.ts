import path from 'node:path';
import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { readDigestTime, type DigestTime } from '@internal/backend-kit';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import {
  defaultOwnershipKeys,
  parseOwnerRef,
  type OwnershipKeys,
  type OwnershipRoleName,
  type TrustPeriods,
} from '@callboard/backstage-plugin-ownership-common';
import type { TransferPeriods } from '../service/TransferDesk';
import { readTrustPeriods } from './readTrustPeriods';

export interface OwnershipConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  fullPassEvery: HumanDuration;
  keys: OwnershipKeys;
  /** How long confirmations are worth something. */
  periods: TrustPeriods;
  /** How long transfers wait. */
  transfers: TransferPeriods;
  /** Whether people are told through notifications. */
  notifications: boolean;
  /** When teams are reminded to confirm; absent when they are not. */
  digest?: DigestTime;
  /** Where the page of the frontend is, for links; without a slash at its end. */
  pagePath: string;
  codeOwners: CodeOwnersConfig;
  /** Whether actions that change something are offered, to MCP clients for instance. */
  writeActions: boolean;
  /** Full references of users and groups who may move what is kept under a reference. */
  admins: string[];
}

/** Whether and how CODEOWNERS files beside descriptors are read. */
export interface CodeOwnersConfig {
  enabled: boolean;
  /** How old a reading may be, in milliseconds. */
  readAgainAfter: number;
  /** Folders of this server that are repositories; absolute. */
  fileRoots: string[];
}

function readCodeOwners(own: Config | undefined): CodeOwnersConfig {
  const codeOwners = own?.getOptionalConfig('codeOwners');
  return {
    enabled: codeOwners?.getOptionalBoolean('enabled') ?? true,
    readAgainAfter: durationToMilliseconds(
      codeOwners?.has('readAgainAfter')
        ? readDurationFromConfig(codeOwners, { key: 'readAgainAfter' })
        : { hours: 6 },
    ),
    fileRoots: (codeOwners?.getOptionalStringArray('fileRoots') ?? []).map(
      (root, index) => {
        if (!path.isAbsolute(root)) {
          throw new InputError(
            `ownership.codeOwners.fileRoots[${index}] must be an absolute path, not '${root}'`,
          );
        }
        return root;
      },
    ),
  };
}

function readChatUrl(keys: Config | undefined): string | undefined {
  const chatUrl = keys?.getOptionalString('chatUrl');
  if (
    chatUrl !== undefined &&
    !/^https?:\/\/[^{}]*\{channel\}[^{}]*$/.test(chatUrl)
  ) {
    throw new InputError(
      `ownership.keys.chatUrl must be an http or https address that holds {channel} once, not '${chatUrl}'`,
    );
  }
  return chatUrl;
}

// Not by getString: written tiers are keys here, and those of config may neither begin with a digit nor hold a dot.
function readTierValues(tier: Config | undefined): Record<string, string> {
  const values = tier?.getOptional<Record<string, unknown>>('values') ?? {};
  for (const [written, value] of Object.entries(values)) {
    if (typeof value !== 'string' || value === '') {
      throw new InputError(
        `ownership.keys.tier.values.${written} must be a text, not ${JSON.stringify(
          value,
        )}; write it in quotes`,
      );
    }
  }
  return values as Record<string, string>;
}

function readTransferPeriods(own: Config | undefined): TransferPeriods {
  const config = own?.getOptionalConfig('transfers');
  const read = (key: string, days: number) => {
    const period = durationToMilliseconds(
      config?.has(key) ? readDurationFromConfig(config, { key }) : { days },
    );
    if (period <= 0) {
      throw new InputError(
        `ownership.transfers.${key} must be longer than nothing`,
      );
    }
    return period;
  };
  return {
    answerWithin: read('answerWithin', 14),
    writeWithin: read('writeWithin', 90),
  };
}

function readPagePath(own: Config | undefined): string {
  const pagePath = own?.getOptionalString('pagePath') ?? '/ownership';
  if (!/^(\/[\w.~%-]+)+\/?$/.test(pagePath)) {
    throw new InputError(
      `ownership.pagePath must be a path within the portal like /ownership, not '${pagePath}'`,
    );
  }
  return pagePath.replace(/\/$/, '');
}

function readAdmins(own: Config | undefined): string[] {
  return (own?.getOptionalStringArray('admins') ?? []).map((written, index) => {
    const parsed = parseOwnerRef(written);
    if (parsed.type !== 'ref') {
      throw new InputError(
        `ownership.admins[${index}] must be a reference like group:default/platform, not '${written}'`,
      );
    }
    return parsed.entityRef;
  });
}

/** Reads `ownership` once; a wrong value stops the start and names its path. */
export function readOwnershipConfig(
  config: RootConfigService,
): OwnershipConfig {
  const own = config.getOptionalConfig('ownership');
  const keys = own?.getOptionalConfig('keys');
  const tier = keys?.getOptionalConfig('tier');
  const defaults = defaultOwnershipKeys;
  const chatUrl = readChatUrl(keys);
  const roleKeys = (role: OwnershipRoleName) =>
    keys?.getOptionalStringArray(`roles.${role}`) ?? defaults.roles[role];
  return {
    schedule: own?.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          own.getConfig('schedule'),
        )
      : { frequency: { seconds: 30 }, timeout: { minutes: 5 } },
    fullPassEvery: own?.has('fullPassEvery')
      ? readDurationFromConfig(own, { key: 'fullPassEvery' })
      : { hours: 1 },
    periods: readTrustPeriods(own),
    transfers: readTransferPeriods(own),
    notifications: own?.getOptionalBoolean('notifications') ?? true,
    digest: readDigestTime(own, 'ownership'),
    pagePath: readPagePath(own),
    codeOwners: readCodeOwners(own),
    writeActions: own?.getOptionalBoolean('writeActions') ?? false,
    admins: readAdmins(own),
    keys: {
      chat: keys?.getOptionalStringArray('chat') ?? defaults.chat,
      ...(chatUrl && { chatUrl }),
      email: keys?.getOptionalStringArray('email') ?? defaults.email,
      lead: keys?.getOptionalStringArray('lead') ?? defaults.lead,
      roles: {
        'support-channel': roleKeys('support-channel'),
        'security-contact': roleKeys('security-contact'),
        'tech-lead': roleKeys('tech-lead'),
      },
      tier: {
        annotations:
          tier?.getOptionalStringArray('annotations') ??
          defaults.tier.annotations,
        labels: tier?.getOptionalStringArray('labels') ?? defaults.tier.labels,
        tagPrefixes:
          tier?.getOptionalStringArray('tagPrefixes') ??
          defaults.tier.tagPrefixes,
        values: readTierValues(tier),
      },
    },
  };
}
