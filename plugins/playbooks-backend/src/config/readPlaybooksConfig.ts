import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** A folder of pages: of a repository, or of the machine. */
export type SourceConfig = { id: string } & (
  | { target: string }
  | { folder: string; url?: string }
);

export interface PlaybooksConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  sources: SourceConfig[];
  /** Folders of rule files. */
  rules: SourceConfig[];
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
  return target !== undefined
    ? { id, target }
    : { id, folder: folder!, ...(url && { url }) };
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

/** Reads `playbooks` of the configuration; what is wrong is named with its path. */
export function readPlaybooksConfig(root: RootConfigService): PlaybooksConfig {
  const config = root.getOptionalConfig('playbooks');
  return {
    schedule: config?.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig('schedule'),
        )
      : { frequency: { minutes: 10 }, timeout: { minutes: 10 } },
    sources: readSources(config, 'sources'),
    rules: readSources(config, 'rules'),
  };
}
