import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';

/** A person of the sample organisation who may be signed in as. */
export interface DemoUser {
  ref: string;
  /** What the person is in the sample: member, team lead, admin, stranger. */
  label?: string;
}

/** The config block `auth.providers.demo`. */
export interface DemoConfig {
  users: DemoUser[];
  /** Every user of the catalog may be picked, and every group acted for. */
  anyone: boolean;
  /** Groups whose members see and do everything. */
  adminGroups: string[];
  portalTitle: string;
}

const key = 'auth.providers.demo';
const remedy = `Remove ${key} from the config, or start the portal with ./dev start.`;

/**
 * Undefined when the config has no demo sign-in.
 *
 * @throws Error when it has, and the portal could be reached from another machine or was not started as a demo: the
 * demo sign-in asks for no password.
 */
export function readDemoConfig(
  config: Config,
  env: NodeJS.ProcessEnv = process.env,
): DemoConfig | undefined {
  const demo = config.getOptionalConfig(key);
  if (!demo) {
    return undefined;
  }
  const host = readHost(config);
  if (!['127.0.0.1', 'localhost', '::1'].includes(host)) {
    throw new Error(
      `${key}: the demo sign-in asks for no password, so the backend must listen on 127.0.0.1 only, but backend.listen is ${
        host ? `on ${host}` : 'on every address'
      }. Set backend.listen.host to 127.0.0.1. ${remedy}`,
    );
  }
  if (env.CALLBOARD_DEMO !== '1') {
    throw new Error(
      `${key}: the demo sign-in asks for no password, so it starts only when the environment variable CALLBOARD_DEMO is 1. ${remedy}`,
    );
  }
  return {
    users: (demo.getOptionalConfigArray('users') ?? []).map(user => ({
      ref: canonicalRef(user.getString('ref'), 'User'),
      label: user.getOptionalString('label'),
    })),
    anyone: demo.getOptionalBoolean('anyone') ?? false,
    adminGroups: config.getOptionalStringArray('demo.adminGroups') ?? [],
    portalTitle: config.getOptionalString('app.title') ?? 'Callboard',
  };
}

/** A ref as the catalog writes it: complete and in lower case. */
export function canonicalRef(ref: string, defaultKind: string) {
  return stringifyEntityRef(parseEntityRef(ref, { defaultKind }));
}

/** The host part of `backend.listen`, read as the platform reads it; empty means every address. */
function readHost(config: Config): string {
  const listen = config.getOptional('backend.listen');
  if (typeof listen === 'string') {
    return listen.includes(':') ? listen.slice(0, listen.lastIndexOf(':')) : '';
  }
  return config.getOptionalString('backend.listen.host') ?? '';
}
