import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/** Which hosts are asked whether addresses are there. */
export interface LinkChecksConfig {
  /** In the internet, as `URL.host` writes them. */
  hosts: string[];
  /** In networks of our own, or on this machine. */
  internalHosts: string[];
  /** How long an answer counts, in milliseconds. */
  everyMs: number;
}

function readHosts(
  config: Config | undefined,
  key: 'hosts' | 'internalHosts',
): string[] {
  return (config?.getOptionalStringArray(key) ?? []).map((host, i) => {
    const written = `https://${host}/`;
    const isHost =
      /^[\w.:[\]-]+$/.test(host) &&
      URL.canParse(written) &&
      new URL(written).host === host.toLowerCase();
    if (!isHost) {
      throw new InputError(
        `playbooks.linkChecks.${key}[${i}]: '${host}' is no host; write wiki.example.com, or wiki.example.com:8443`,
      );
    }
    return host.toLowerCase();
  });
}

/** Reads `playbooks.linkChecks`. */
export function readLinkChecks(
  playbooks: Config | undefined,
): LinkChecksConfig {
  const config = playbooks?.getOptionalConfig('linkChecks');
  const every = config?.has('every')
    ? readDurationFromConfig(config, { key: 'every' })
    : { days: 1 };
  return {
    hosts: readHosts(config, 'hosts'),
    internalHosts: readHosts(config, 'internalHosts'),
    everyMs: durationToMilliseconds(every),
  };
}
