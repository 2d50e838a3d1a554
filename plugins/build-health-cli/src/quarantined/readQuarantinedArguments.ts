import { parseArgs } from 'node:util';
import { problemOf, SOURCE } from '../commandLine/readArguments';
import {
  readRepository,
  readSourceId,
  readText,
  readUrl,
} from '../commandLine/values';
import { printable } from '../printable';
import { wrongArguments } from '../Problem';

const text = { type: 'string' } as const;
const OPTIONS = {
  url: text,
  source: text,
  repository: text,
  'build-source': text,
  pipeline: text,
  format: text,
  help: { type: 'boolean', short: 'h' },
} as const;

const FORMATS = ['lines', 'json'] as const;

export type Format = (typeof FORMATS)[number];

/** The arguments of `quarantined`, each as far as it was given. */
export interface QuarantinedArguments {
  url?: string;
  source: string;
  repository?: string;
  buildSource?: string;
  pipeline?: string;
  format: Format;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw problemOf(error, 'quarantined');
  }
}

function readFormat(written: string): Format {
  const format = FORMATS.find(one => one === written);
  if (!format) {
    throw wrongArguments(
      `--format: '${printable(written)}' is none of ${FORMATS.join(', ')}`,
    );
  }
  return format;
}

/**
 * Reads what follows `quarantined`; undefined when help is asked for.
 *
 * @throws `Problem` that names the option
 */
export function readQuarantinedArguments(
  args: readonly string[],
): QuarantinedArguments | undefined {
  const values = parse(args);
  if (values.help) return undefined;
  const { url, repository, pipeline, format = 'lines' } = values;
  const buildSource = values['build-source'];
  return {
    source: readSourceId(values.source ?? SOURCE, '--source'),
    format: readFormat(format),
    ...(url !== undefined && { url: readUrl(url, '--url') }),
    ...(repository !== undefined && { repository: readRepository(repository) }),
    ...(pipeline !== undefined && {
      pipeline: readText(pipeline, '--pipeline', 300),
    }),
    ...(buildSource !== undefined && {
      buildSource: readSourceId(buildSource, '--build-source'),
    }),
  };
}
