import type { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const ROOT = 'alerts.heartbeat';
const USUAL_EVERY_MS = 60_000;
const LEAST_EVERY_MS = 10_000;
const MOST_EVERY_MS = 3_600_000;
/** As of webhooks. */
const SHORTEST_SECRET = 32;

/** The second system that watches alerts. */
export interface WatcherConfig {
  url: string;
  /**
   * `get`: the address is asked for. `post`: JSON that says when. `alertmanager`: an alert that goes on firing, for the API of
   * Alertmanager.
   */
  form: 'get' | 'post' | 'alertmanager';
  /** What is posted is signed with it, as webhooks are. */
  secret?: string;
  /** A header, such as `Bearer …`. */
  authorization?: string;
}

/** How it is shown that alerts are at work. */
export interface HeartbeatConfig {
  everyMs: number;
  /** Absent: nobody watches from outside. */
  watcher?: WatcherConfig;
}

/** What is refused is not repeated: it may be a secret. */
function readUrl(config: Config): string {
  const written = config.getString('url');
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new InputError(
      `${ROOT}.url: is no address that begins with https:// or http://`,
    );
  }
  if (url.username || url.password) {
    throw new InputError(
      `${ROOT}.url: may have neither a user nor a password before its host; give them in authorization`,
    );
  }
  return url.href;
}

function readForm(config: Config): WatcherConfig['form'] {
  const form = config.getOptionalString('form') ?? 'post';
  if (form !== 'get' && form !== 'post' && form !== 'alertmanager') {
    throw new InputError(
      `${ROOT}.form: '${form}' is none of get, post and alertmanager`,
    );
  }
  return form;
}

function readWatcher(config: Config): WatcherConfig {
  const form = readForm(config);
  const secret = config.getOptionalString('secret');
  if (secret !== undefined && form === 'get') {
    throw new InputError(`${ROOT}.secret: nothing is signed with form: get`);
  }
  if (secret !== undefined && secret.length < SHORTEST_SECRET) {
    throw new InputError(
      `${ROOT}.secret: has less than ${SHORTEST_SECRET} characters; make one with: openssl rand -hex 32`,
    );
  }
  return {
    ...{ url: readUrl(config), form, secret },
    authorization: config.getOptionalString('authorization'),
  };
}

/** Reads `alerts.heartbeat`; what is wrong is named with its path. */
export function readHeartbeat(root: RootConfigService): HeartbeatConfig {
  const config = root.getOptionalConfig(ROOT);
  if (!config) return { everyMs: USUAL_EVERY_MS };
  const everyMs = config.has('every')
    ? durationToMilliseconds(readDurationFromConfig(config, { key: 'every' }))
    : USUAL_EVERY_MS;
  if (!(everyMs >= LEAST_EVERY_MS && everyMs <= MOST_EVERY_MS)) {
    throw new InputError(`${ROOT}.every: give 10 s to 1 h`);
  }
  return { everyMs, watcher: readWatcher(config) };
}
