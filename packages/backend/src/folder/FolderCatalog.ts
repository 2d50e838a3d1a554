import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { defaultLimits, FolderReading, ReadLimits } from './FolderReading';
import { summarise } from './summary';
import { FolderContent } from './types';
import { FoundFile, listYamlFiles } from './walk';

const key = 'catalog.providers.folder';

export interface FolderCatalogOptions {
  /** Absolute path of a folder or of one file. */
  path: string;
  /** Milliseconds between two looks at the folder; undefined to read it once. */
  watchMs?: number;
  logger: LoggerService;
  limits?: ReadLimits;
  clock?: () => Date;
}

/** A folder of descriptors, kept in memory as it was read last. */
export class FolderCatalog {
  readonly watchMs?: number;
  readonly #path: string;
  readonly #logger: LoggerService;
  readonly #limits: ReadLimits;
  readonly #clock: () => Date;
  #content?: FolderContent;
  #fingerprint?: string;
  #targets: ReadonlySet<string> = new Set();

  constructor(options: FolderCatalogOptions) {
    this.#path = options.path;
    this.watchMs = options.watchMs;
    this.#logger = options.logger;
    this.#limits = options.limits ?? defaultLimits;
    this.#clock = options.clock ?? (() => new Date());
  }

  /** Undefined when the config names no folder. Throws when the folder it names does not exist. */
  static fromConfig(config: Config, logger: LoggerService) {
    const folder = config.getOptionalConfig(key);
    if (!folder) {
      return undefined;
    }
    const given = folder.getString('path');
    const absolute = path.resolve(configFolder(process.cwd()), given);
    if (!existsSync(absolute)) {
      throw new Error(
        `${key}.path: there is no file or folder at ${absolute}. Correct the path, or leave ${key} out.`,
      );
    }
    const watchMs = readWatch(folder);
    return new FolderCatalog({ path: absolute, watchMs, logger });
  }

  /** What the last pass found; undefined before the first. */
  get content(): FolderContent | undefined {
    return this.#content;
  }

  /** Name of the folder or file, without the path that leads to it. */
  get label(): string {
    return path.basename(this.#path);
  }

  /** Reads the folder if something in it changed. True when the content is new. */
  async refresh(): Promise<boolean> {
    const real = await fs.realpath(this.#path);
    const isFile = (await fs.stat(real)).isFile();
    const root = isFile ? path.dirname(real) : real;
    const { files, unread } = isFile
      ? { files: [await singleFile(real)], unread: [] }
      : await listYamlFiles(root, this.#limits);
    const found = [...files.map(({ file, stamp }) => [file, stamp]), unread];
    const listing = JSON.stringify(found);
    if (this.#fingerprint === listing + (await stampsOf(this.#targets))) {
      return false;
    }
    const reading = new FolderReading(root, this.#limits, this.#clock());
    for (const { file, ...why } of unread) {
      reading.refuse(file, { line: 1, column: 1 }, why);
    }
    this.#content = await reading.read(files);
    this.#targets = reading.targets;
    this.#fingerprint = listing + (await stampsOf(this.#targets));
    for (const { level, line } of summarise(this.label, this.#content)) {
      this.#logger[level](line);
    }
    return true;
  }
}

/** The folder of this process; `catalog` is undefined when none is configured. */
export const folderServiceRef = createServiceRef<{ catalog?: FolderCatalog }>({
  id: 'callboard.folder',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.rootLogger,
      },
      factory: ({ config, logger }) => ({
        catalog: FolderCatalog.fromConfig(
          config,
          logger.child({ plugin: 'catalog' }),
        ),
      }),
    }),
});

/** A relative path starts at the nearest folder with an app-config.yaml: scripts start packages in their own folder. */
function configFolder(from: string): string {
  const parent = path.dirname(from);
  if (existsSync(path.join(from, 'app-config.yaml'))) {
    return from;
  }
  return parent === from ? process.cwd() : configFolder(parent);
}

function readWatch(folder: Config): number | undefined {
  const watch = folder.getOptional('watch');
  if (watch === false) {
    return undefined;
  }
  return watch === undefined || watch === true
    ? 30_000
    : durationToMilliseconds(readDurationFromConfig(folder, { key: 'watch' }));
}

async function singleFile(absolute: string): Promise<FoundFile> {
  const { mtimeMs, size } = await fs.stat(absolute);
  const file = path.basename(absolute);
  return { file, absolute, size, stamp: `${mtimeMs} ${size}` };
}

async function stampsOf(files: ReadonlySet<string>): Promise<string> {
  const stamps = Array.from(files, async file => {
    const stat = await fs.stat(file).catch(() => undefined);
    return [file, stat?.mtimeMs, stat?.size];
  });
  return JSON.stringify(await Promise.all(stamps));
}
