import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { RE2JS } from 're2js';
import { at } from '../values/at';
import { parsePath, type Path } from '../values/path';
import { readFactSchema } from '../values/readFactSchema';
import {
  readList,
  readProvider,
  type ConfiguredProvider,
} from '../values/readProvider';
import type { FileFact, FileQuestion } from './fileFacts';

/** Files change with commits, and a request is needed for each. */
const EVERY_MS = 6 * 3_600_000;
const MOST_FILES = 5;
const MOST_PATTERN = 1_000;

/** A set of files of the configuration. */
export interface FilesConfig extends ConfiguredProvider {
  facts: FileFact[];
}

function readPattern(written: string): RE2JS {
  if (written.length > MOST_PATTERN) {
    throw new InputError(`is longer than ${MOST_PATTERN} characters`);
  }
  return RE2JS.compile(written, RE2JS.MULTILINE);
}

function readFiles(config: Config, path: string): string[] {
  const written = config.get('file');
  const files = [written].flat();
  const isPath = (file: unknown): file is string =>
    typeof file === 'string' &&
    file.length <= 500 &&
    file
      .split('/')
      .every(step => step !== '' && !/^\.{1,2}$|[\\\p{Cc}]/u.test(step));
  if (files.length === 0 || files.length > MOST_FILES) {
    throw new InputError(
      `${path}.file: give one path, or a list of at most ${MOST_FILES}`,
    );
  }
  return files.map(file => {
    if (isPath(file)) return file;
    throw new InputError(
      `${path}.file: '${file}' is no path below the folder of the entity; write it like .github/CODEOWNERS`,
    );
  });
}

function readQuestion(config: Config, path: string): FileQuestion {
  const asked = ['exists', 'matches', 'json', 'yaml'].filter(key =>
    config.has(key),
  );
  if (asked.length !== 1) {
    throw new InputError(
      `${path}: give exactly one of exists, matches, json, yaml`,
    );
  }
  const [kind] = asked;
  if (kind === 'exists') {
    if (config.getBoolean('exists')) return { exists: true };
    throw new InputError(
      `${path}.exists: write true; a check says whether it should be there`,
    );
  }
  const written = config.getString(kind);
  const parse = <T>(read: (text: string) => T) =>
    at(`${path}.${kind}`, () => read(written));
  if (kind === 'matches')
    return { matches: parse(readPattern), pattern: written };
  const steps: Path = parse(parsePath);
  return kind === 'json' ? { json: steps, written } : { yaml: steps, written };
}

function readFact(config: Config, path: string): FileFact {
  const question = readQuestion(config, path);
  const isYesOrNo = 'exists' in question || 'matches' in question;
  const schema = readFactSchema(
    config,
    path,
    isYesOrNo ? 'boolean' : undefined,
  );
  if ('exists' in question && schema.type !== 'boolean') {
    throw new InputError(`${path}.type: exists gives a boolean; leave it out`);
  }
  if (
    'matches' in question &&
    !['boolean', 'string', 'version', 'time'].includes(schema.type)
  ) {
    throw new InputError(
      `${path}.type: matches gives a boolean, string, version or time, not a ${schema.type}`,
    );
  }
  return { schema, files: readFiles(config, path), question };
}

/**
 * Reads `scorecards.files`.
 *
 * @throws InputError with the path and what to mend
 */
export const readFilesConfig = (config: Config | undefined): FilesConfig[] =>
  readList(config, { key: 'files', path: 'scorecards' }, (item, path) => ({
    ...readProvider(item, path, EVERY_MS),
    facts: readList(item, { key: 'facts', path }, readFact),
  }));
