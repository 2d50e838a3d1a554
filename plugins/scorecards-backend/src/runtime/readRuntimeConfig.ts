import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { RETENTION_DAYS, type Retained } from '../database/RetentionStore';
import { retired, type DocumentSource } from './documents/DocumentSource';
import { FolderDocuments } from './documents/FolderDocuments';
import { TreeDocuments } from './documents/TreeDocuments';

const DAY_MS = 86_400_000;

/** Kinds that standards are for; people, places and templates are none. */
const KINDS = ['Component', 'API', 'Resource', 'System', 'Domain', 'Group'];

/** What the configuration says of what is followed. */
export interface RuntimeConfig {
  /** Folders of documents, as paths or addresses, and whether what came from them is retired. */
  documents: { target: string; isRetired: boolean }[];
  /** How often these are read. */
  documentsEveryMs: number;
  /** How often what other processes have written is looked for. */
  followEveryMs: number;
  /** Kinds of entities. */
  kinds: string[];
  /** References of users and groups, in lower case, who may export and erase what is kept of people. */
  admins: string[];
  /** Id of the scorecard whose categories are the lights of teams; absent: `keep-the-lights-on`. */
  lightsScorecard?: string;
  /** Whether actions that change something are offered. */
  writeActions: boolean;
  /** How long what is old is kept. */
  keepMs: Record<Retained, number>;
}

const spanText = (ms: number) =>
  ms < DAY_MS ? `${ms / 1_000} s` : `${ms / DAY_MS} days`;

function readSpan(
  config: Config | undefined,
  key: string,
  options: { usualMs: number; leastMs: number },
): number {
  if (!config?.has(key)) return options.usualMs;
  const ms = durationToMilliseconds(readDurationFromConfig(config, { key }));
  if (ms < options.leastMs) {
    throw new InputError(
      `scorecards.${key}: is less than ${spanText(options.leastMs)}; give more`,
    );
  }
  return ms;
}

function hasSecret(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  return username !== '' || password !== '';
}

function readFolders(config: Config | undefined): RuntimeConfig['documents'] {
  const folders = (config?.getOptionalConfigArray('documents') ?? []).map(
    (source, i) => {
      const target = source.getString('target').trim();
      const path = `scorecards.documents[${i}].target`;
      if (target === '') {
        throw new InputError(`${path}: is empty; give a folder or an address`);
      }
      const isAddress = /^[a-z][a-z0-9+.-]*:\/\//i.test(target);
      if (isAddress && !/^https?:\/\//i.test(target)) {
        throw new InputError(
          `${path}: '${target}' is no http or https address; a folder of the machine is given as its path`,
        );
      }
      if (isAddress && hasSecret(target)) {
        throw new InputError(
          `${path}: may have no user or password in it, as everybody reads it; give them to the integration of its host`,
        );
      }
      const isRetired = source.getOptionalBoolean('retire') ?? false;
      return { target, isRetired };
    },
  );
  const targets = folders.map(({ target }) => target);
  const twice = targets.findIndex((target, i) => targets.indexOf(target) < i);
  if (twice >= 0) {
    throw new InputError(
      `scorecards.documents[${twice}].target: '${targets[twice]}' is there twice`,
    );
  }
  return folders;
}

function readAdmins(config: Config | undefined): string[] {
  return (config?.getOptionalStringArray('admins') ?? []).map((written, i) => {
    if (!/^(user|group):[^:/]+\/[^:/]+$/i.test(written)) {
      throw new InputError(
        `scorecards.admins[${i}]: '${written}' is no reference like group:default/platform`,
      );
    }
    return written.toLocaleLowerCase('en-US');
  });
}

/** Trends look back on 13 weeks, people are told of what has ended for some days, and campaigns are reminded of months ahead. */
const LEAST_DAYS: Record<Retained, number> = {
  factChanges: 1,
  resultChanges: 92,
  levelChanges: 92,
  runs: 1,
  exemptions: 30,
  signOffs: 1,
  reminders: 92,
  goneEntities: 1,
};

function readRetention(config: Config | undefined): RuntimeConfig['keepMs'] {
  const entries = Object.entries(RETENTION_DAYS).map(([key, days]) => [
    key,
    readSpan(config, `retention.${key}`, {
      usualMs: days * DAY_MS,
      leastMs: LEAST_DAYS[key as Retained] * DAY_MS,
    }),
  ]);
  return Object.fromEntries(entries);
}

/**
 * Reads what the configuration says of documents and of what is followed.
 *
 * @throws InputError with the path and what to mend
 */
export function readRuntimeConfig(root: Config): RuntimeConfig {
  const config = root.getOptionalConfig('scorecards');
  const kinds = config?.getOptionalStringArray('kinds') ?? KINDS;
  if (kinds.length === 0) {
    throw new InputError('scorecards.kinds: is empty; name a kind');
  }
  return {
    documents: readFolders(config),
    documentsEveryMs: readSpan(config, 'documentsEvery', {
      usualMs: 5 * 60_000,
      leastMs: 10_000,
    }),
    followEveryMs: readSpan(config, 'followEvery', {
      usualMs: 1_000,
      leastMs: 100,
    }),
    kinds,
    admins: readAdmins(config),
    lightsScorecard: config?.getOptionalString('lightsScorecard'),
    writeActions: config?.getOptionalBoolean('writeActions') ?? false,
    keepMs: readRetention(config),
  };
}

/** The folders that the configuration names. */
export const createSources = (
  { documents }: Pick<RuntimeConfig, 'documents'>,
  options: { urlReader: UrlReaderService },
): DocumentSource[] =>
  documents.map(({ target, isRetired }) => {
    const source = /^https?:\/\//i.test(target)
      ? new TreeDocuments({ target, ...options })
      : new FolderDocuments(target);
    return isRetired ? retired(source) : source;
  });
