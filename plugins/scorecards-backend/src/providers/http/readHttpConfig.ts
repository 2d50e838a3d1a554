import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { FactSchema } from '@callboard/backstage-plugin-scorecards-common';
import { at } from '../values/at';
import { parsePath, type Path } from '../values/path';
import { readFactSchema } from '../values/readFactSchema';
import {
  readList,
  readProvider,
  type ConfiguredProvider,
} from '../values/readProvider';
import { UrlTemplate } from './UrlTemplate';

const EVERY_MS = 3_600_000;

/** A fact of an answer. */
export interface HttpFact {
  schema: FactSchema;
  path: Path;
  /** The path as it is written. */
  written: string;
}

/** An API of the configuration. */
export interface HttpConfig extends ConfiguredProvider {
  url: UrlTemplate;
  /** Where people see what is read. */
  link?: UrlTemplate;
  /** They may hold secrets. */
  headers: Readonly<Record<string, string>>;
  facts: HttpFact[];
}

function readHeaders(config: Config | undefined, path: string) {
  const headers: [string, string][] = [['Accept', 'application/json']];
  for (const name of config?.keys() ?? []) {
    const value = config!.getString(name);
    try {
      new Headers().set(name, value);
    } catch {
      // What it says names the value, which may be a secret.
      throw new InputError(
        `${path}.${name}: is no header with a value that can be sent`,
      );
    }
    headers.push([name, value]);
  }
  return Object.fromEntries(headers);
}

const readFact = (config: Config, path: string): HttpFact => {
  const written = config.getString('path');
  return {
    schema: readFactSchema(config, path),
    path: at(`${path}.path`, () => parsePath(written)),
    written,
  };
};

/**
 * Reads `scorecards.http`.
 *
 * @throws InputError with the path and what to mend; it never holds an address or a header
 */
export const readHttpConfig = (config: Config | undefined): HttpConfig[] =>
  readList(config, { key: 'http', path: 'scorecards' }, (item, path) => {
    const template = (key: string) =>
      at(`${path}.${key}`, () => new UrlTemplate(item.getString(key)));
    return {
      ...readProvider(item, path, EVERY_MS),
      url: template('url'),
      ...(item.has('link') && { link: template('link') }),
      headers: readHeaders(
        item.getOptionalConfig('headers'),
        `${path}.headers`,
      ),
      facts: readList(item, { key: 'facts', path }, readFact),
    };
  });
