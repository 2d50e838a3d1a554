import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { readAdmins } from './readAdmins';
import { readRetention, type Retention } from './readRetention';

/** A source that pipelines send their builds to. */
export interface PushConfig {
  id: string;
  title?: string;
  secrets: string[];
  /** Repositories that its builds may be of; without a list, any. */
  repositories?: string[];
  /** Keys of pipelines that it may name; without a list, any. */
  pipelines?: string[];
}

export interface BuildHealthConfig {
  push: PushConfig[];
  /** Whether owners are notified of a trunk that is red. */
  notifications: boolean;
  /** How long it is red before they are, in milliseconds. */
  noticeAfterMs: number;
  retention: Retention;
  /** Who may read and erase what is kept of people: references of users and groups in lower case. */
  admins: string[];
}

/** A rerun mends most reds that are no break sooner. */
const NOTICE_AFTER = { minutes: 10 };

/** Fewer could be found by trying: 32 characters of base64 are 192 bits. */
const SHORTEST_SECRET = 32;

/** A star stands for anything, at the end alone. */
function readPatterns(
  config: Config,
  path: string,
  key: 'repositories' | 'pipelines',
): string[] | undefined {
  const patterns = config.getOptionalStringArray(key);
  if (patterns?.length === 0) {
    throw new InputError(`${path}.${key}: is empty; leave it out to allow any`);
  }
  const shape =
    key === 'repositories' ? /^[^/\s*]+\/([^\s*]+|\*)$/ : /^[^*]+\*?$/;
  const wrong = patterns?.find(pattern => !shape.test(pattern));
  if (wrong !== undefined) {
    throw new InputError(
      `${path}.${key}: '${wrong}' is not like ${
        key === 'repositories'
          ? 'owner/name or owner/*'
          : 'a-key or begins-so/*'
      }`,
    );
  }
  return patterns;
}

/** @throws InputError with the path and what to mend */
export function readBuildHealthConfig(
  root: RootConfigService,
): BuildHealthConfig {
  const config = root.getOptionalConfig('buildHealth');
  const noticeAfter = config?.has('noticeAfter')
    ? readDurationFromConfig(config, { key: 'noticeAfter' })
    : NOTICE_AFTER;
  return {
    notifications: config?.getOptionalBoolean('notifications') ?? true,
    noticeAfterMs: durationToMilliseconds(noticeAfter),
    retention: readRetention(config),
    admins: readAdmins(config),
    push: (config?.getOptionalConfigArray('push') ?? []).map((one, i) => {
      const path = `buildHealth.push[${i}]`;
      const id = one.getString('id');
      if (!/^[a-z0-9][a-z0-9-]{0,99}$/.test(id)) {
        throw new InputError(
          `${path}.id: '${id}' may have lower-case letters, digits and hyphens only`,
        );
      }
      const secrets = one.getStringArray('secrets');
      if (
        secrets.length === 0 ||
        secrets.some(secret => secret.length < SHORTEST_SECRET)
      ) {
        throw new InputError(
          `${path}.secrets: give one secret, or two while it is changed, of at least ${SHORTEST_SECRET} characters each`,
        );
      }
      const title = one.getOptionalString('title');
      const repositories = readPatterns(one, path, 'repositories');
      const pipelines = readPatterns(one, path, 'pipelines');
      return {
        id,
        secrets,
        ...(title && { title }),
        ...(repositories && { repositories }),
        ...(pipelines && { pipelines }),
      };
    }),
  };
}
