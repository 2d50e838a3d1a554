import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { readDigestTime, type DigestTime } from '@internal/backend-kit';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type {
  AddressRedirect,
  RouteRules,
} from '@callboard/backstage-plugin-playbooks-common';
import { readLinkChecks, type LinkChecksConfig } from './readLinkChecks';
import { readMappings, type VariableMapping } from './readMappings';
import { readRedirects, readResolvers } from './readRedirects';
import { readRoutes } from './readRoutes';

/** A folder of pages: of a repository, or of the machine. */
export type SourceConfig = { id: string; routes?: RouteRules } & (
  | { target: string }
  | { folder: string; url?: string }
);

/** A page that another system keeps. */
export interface ExternalConfig {
  title: string;
  /** http or https. */
  url: string;
  owner?: string;
  alerts: string[];
  /** Entity references or names. */
  services: string[];
}

export interface PlaybooksConfig {
  mappings: VariableMapping[];
  /** Whether actions that change something may be called. */
  writeActions: boolean;
  schedule: SchedulerServiceTaskScheduleDefinition;
  sources: SourceConfig[];
  /** Folders of rule files. */
  rules: SourceConfig[];
  external: ExternalConfig[];
  linkChecks: LinkChecksConfig;
  /** Whether people are told through notifications. */
  notifications: boolean;
  /** When teams get their digest; absent when they do not. */
  digest?: DigestTime;
  /** References of users and groups, in lower case, who may manage what is kept of people. */
  admins: string[];
  /** How long ended runs are kept, in milliseconds; absent when for ever. */
  keepRunsMs?: number;
  /** Where pages have moved from. */
  redirects: AddressRedirect[];
  /** Addresses below which the name of an alert leads to its page. */
  resolvers: ReturnType<typeof readResolvers>;
  /** Whether playbooks are looked for in the documentation of entities. */
  techdocs: boolean;
  /** How long files that entities name are not read again, in milliseconds. */
  entityRefreshMs: number;
}

const isHttp = (address: string) => /^https?:\/\/\S+$/.test(address);

function readSource(config: Config, path: string): SourceConfig {
  const id = config.getString('id');
  if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,99}$/.test(id)) {
    throw new InputError(
      `${path}.id: '${id}' may have letters, digits and hyphens only`,
    );
  }
  const target = config.getOptionalString('target');
  const folder = config.getOptionalString('folder');
  const url = config.getOptionalString('url')?.replace(/\/+$/, '');
  if ((target === undefined) === (folder === undefined)) {
    throw new InputError(`${path}: give either target or folder`);
  }
  if (target !== undefined && !isHttp(target)) {
    throw new InputError(
      `${path}.target: '${target}' is no http or https address; a folder of the machine is given as folder`,
    );
  }
  if (url !== undefined && !isHttp(url)) {
    throw new InputError(`${path}.url: '${url}' is no http or https address`);
  }
  const routes = readRoutes(config, path);
  const common = { id, ...(routes && { routes }) };
  return target !== undefined
    ? { ...common, target }
    : { ...common, folder: folder!, ...(url && { url }) };
}

function readSources(config: Config | undefined, key: 'sources' | 'rules') {
  const sources = (config?.getOptionalConfigArray(key) ?? []).map((source, i) =>
    readSource(source, `playbooks.${key}[${i}]`),
  );
  const ids = sources.map(({ id }) => id);
  const twice = ids.findIndex((id, i) => ids.indexOf(id) !== i);
  if (twice >= 0) {
    throw new InputError(
      `playbooks.${key}[${twice}].id: '${ids[twice]}' is there twice`,
    );
  }
  return sources;
}

function readExternal(config: Config, path: string): ExternalConfig {
  const url = config.getString('url');
  if (!isHttp(url) || !URL.canParse(url)) {
    throw new InputError(`${path}.url: '${url}' is no http or https address`);
  }
  const owner = config.getOptionalString('owner');
  return {
    title: config.getString('title'),
    url,
    ...(owner && { owner }),
    alerts: config.getOptionalStringArray('alerts') ?? [],
    services: config.getOptionalStringArray('services') ?? [],
  };
}

function readExternals(config: Config | undefined): ExternalConfig[] {
  const pages = (config?.getOptionalConfigArray('external') ?? []).map(
    (page, i) => readExternal(page, `playbooks.external[${i}]`),
  );
  const urls = pages.map(({ url }) => url);
  const twice = urls.findIndex((url, i) => urls.indexOf(url) !== i);
  if (twice >= 0) {
    throw new InputError(
      `playbooks.external[${twice}].url: ${urls[twice]} is there twice; give its alerts and services in one place`,
    );
  }
  return pages;
}

function readEntityRefresh(config: Config | undefined): number {
  const refresh = config?.has('entityRefresh')
    ? readDurationFromConfig(config, { key: 'entityRefresh' })
    : { minutes: 30 };
  return durationToMilliseconds(refresh);
}

function readAdmins(config: Config | undefined): string[] {
  return (config?.getOptionalStringArray('admins') ?? []).map((written, i) => {
    if (!/^(user|group):[^:/]+\/[^:/]+$/i.test(written)) {
      throw new InputError(
        `playbooks.admins[${i}]: '${written}' is no reference like group:default/platform`,
      );
    }
    return written.toLocaleLowerCase('en-US');
  });
}

function readKeepRuns(config: Config | undefined): number | undefined {
  if (!config?.has('retention.runs')) return undefined;
  const keep = durationToMilliseconds(
    readDurationFromConfig(config, { key: 'retention.runs' }),
  );
  if (keep <= 0) {
    throw new InputError('playbooks.retention.runs: must be longer than 0');
  }
  return keep;
}

/** Reads `playbooks` of the configuration; what is wrong is named with its path. */
export function readPlaybooksConfig(root: RootConfigService): PlaybooksConfig {
  const config = root.getOptionalConfig('playbooks');
  return {
    schedule: config?.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig('schedule'),
        )
      : { frequency: { minutes: 10 }, timeout: { minutes: 10 } },
    mappings: readMappings(config),
    writeActions: config?.getOptionalBoolean('writeActions') ?? false,
    notifications: config?.getOptionalBoolean('notifications') ?? true,
    digest: readDigestTime(config, 'playbooks'),
    admins: readAdmins(config),
    keepRunsMs: readKeepRuns(config),
    sources: readSources(config, 'sources'),
    rules: readSources(config, 'rules'),
    external: readExternals(config),
    linkChecks: readLinkChecks(config),
    redirects: readRedirects(config),
    resolvers: readResolvers(root),
    techdocs: config?.getOptionalBoolean('techdocs') ?? false,
    entityRefreshMs: readEntityRefresh(config),
  };
}
