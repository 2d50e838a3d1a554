import { InputError } from '@backstage/errors';
import type { ConfiguredSource } from './readSources';

/** A year: as far back as statistics look at all. */
const USUAL_DAYS = 365;
/** No provider keeps builds that long. */
const MOST_DAYS = 3_650;
const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/;
const LOOPBACK: ReadonlySet<string> = new Set([
  'localhost',
  '127.0.0.1',
  '[::1]',
]);

/**
 * A whole number of a range.
 *
 * @throws InputError that names the field and the fix
 *
 * @public
 */
export function readWholeNumber(
  { config, path }: ConfiguredSource,
  {
    key,
    usual,
    least,
    most,
  }: { key: string; usual: number; least: number; most: number },
): number {
  const value = config.getOptionalNumber(key) ?? usual;
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new InputError(
      `${path}.${key}: ${value} is no whole number from ${least} to ${most}`,
    );
  }
  return value;
}

/**
 * Secrets that verify a webhook, of which none may be found by trying; none where the first part of the key is absent.
 *
 * @throws InputError that names the field and the fix
 *
 * @public
 */
export function readWebhookSecrets(
  { config, path }: ConfiguredSource,
  { key, shortest }: { key: string; shortest: number },
): string[] {
  if (!config.has(key.split('.')[0])) return [];
  const secrets = config.getStringArray(key);
  if (secrets.length === 0) {
    throw new InputError(
      `${path}.${key}: is empty; leave it out where there is no webhook`,
    );
  }
  const short = secrets.findIndex(one => one.trim().length < shortest);
  if (short >= 0) {
    throw new InputError(
      `${path}.${key}[${short}]: has less than ${shortest} characters; make one with: openssl rand -hex 32`,
    );
  }
  return secrets;
}

/**
 * The `host` of pages, in lower case.
 *
 * @throws InputError that names the field and the fix
 *
 * @public
 */
export function readHost(
  { config, path }: ConfiguredSource,
  usual: string,
): string {
  const written = config.getOptionalString('host') ?? usual;
  const host = written.toLowerCase();
  if (!HOST.test(host)) {
    throw new InputError(
      `${path}.host: '${written}' is no host such as ${usual}; write neither https:// nor a path`,
    );
  }
  return host;
}

/**
 * The `apiBaseUrl` that credentials are sent to, without a slash at its end. One that is refused is not repeated: it may hold a password.
 *
 * @throws InputError that names the field and the fix
 *
 * @public
 */
export function readApiBaseUrl(
  { config, path }: ConfiguredSource,
  usual: string,
): string {
  const written = config.getOptionalString('apiBaseUrl') ?? usual;
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const isSafe =
    url?.protocol === 'https:' ||
    // Nobody listens on the way to oneself.
    (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!url || !isSafe || url.username || url.password || url.search) {
    throw new InputError(
      `${path}.apiBaseUrl: is no address with https:// such as ${usual}, without a user and a query; credentials are sent to it`,
    );
  }
  return written.replace(/\/+$/, '');
}

/**
 * The `backfillDays` of the past that are read.
 *
 * @throws InputError that names the field and the fix
 *
 * @public
 */
export const readBackfillDays = (source: ConfiguredSource): number =>
  readWholeNumber(source, {
    key: 'backfillDays',
    usual: USUAL_DAYS,
    least: 0,
    most: MOST_DAYS,
  });
