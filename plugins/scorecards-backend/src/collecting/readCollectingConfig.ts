import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { FactProvider } from '@callboard/backstage-plugin-scorecards-node';
import { CatalogFacts } from '../providers/catalog/CatalogFacts';
import {
  readFilesConfig,
  type FilesConfig,
} from '../providers/files/readFilesConfig';
import { RepositoryFiles } from '../providers/files/RepositoryFiles';
import { HttpJson } from '../providers/http/HttpJson';
import {
  readHttpConfig,
  type HttpConfig,
} from '../providers/http/readHttpConfig';
import { readEvery } from '../providers/values/readProvider';
import { periodOf } from './CollectJob';

/** What the configuration says of one collector, whoever brings its provider. */
export interface CollectorConfig {
  everyMs?: number;
  /** Whether it is left out. */
  isOff: boolean;
}

/** What the configuration says of facts. */
export interface CollectingConfig {
  files: FilesConfig[];
  http: HttpConfig[];
  collectors: ReadonlyMap<string, CollectorConfig>;
}

/**
 * Reads `scorecards.files`, `scorecards.http` and `scorecards.collectors`.
 *
 * @throws InputError with the path and what to mend
 */
export function readCollectingConfig(root: Config): CollectingConfig {
  const config = root.getOptionalConfig('scorecards');
  const collectors = config?.getOptionalConfig('collectors');
  return {
    files: readFilesConfig(config),
    http: readHttpConfig(config),
    collectors: new Map(
      (collectors?.keys() ?? []).map(id => {
        const own = collectors!.getConfig(id);
        const everyMs = readEvery(own, `scorecards.collectors.${id}`);
        return [
          id,
          {
            ...(everyMs !== undefined && { everyMs }),
            isOff: own.getOptionalBoolean('enabled') === false,
          },
        ];
      }),
    ),
  };
}

/** The providers that need no module: the catalog, and what the configuration names. */
export const createProviders = (
  config: CollectingConfig,
  options: { urlReader: UrlReaderService },
): FactProvider[] => [
  new CatalogFacts(),
  ...config.files.map(files => new RepositoryFiles({ ...files, ...options })),
  ...config.http.map(http => new HttpJson(http)),
];

/**
 * Checks that each collector of the configuration is there, once all modules have brought theirs.
 *
 * @throws InputError with the path and those that there are
 */
export function assertCollectors(
  { collectors }: CollectingConfig,
  ids: readonly string[],
): void {
  for (const id of collectors.keys()) {
    if (ids.includes(id)) continue;
    throw new InputError(
      `scorecards.collectors.${id}: there is no such provider of facts; there are ${ids.join(
        ', ',
      )}`,
    );
  }
}

/**
 * Facts that are stale before they are read again would count for a part of the time only.
 *
 * @throws InputError
 */
export function assertPeriod(
  provider: Pick<FactProvider, 'id' | 'everyMs' | 'facts'>,
  { collectors }: CollectingConfig,
): void {
  const { id, facts } = provider;
  const period = periodOf(provider, collectors.get(id)?.everyMs);
  const short = facts.find(({ maxAgeMs = period }) => maxAgeMs < period);
  if (!short) return;
  throw new InputError(
    `scorecards.collectors.${id}.schedule.frequency: is ${
      period / 60_000
    } min, and ${id}/${short.name} is stale after ${
      short.maxAgeMs! / 60_000
    } min; read it more often`,
  );
}
