import type {
  FactReading,
  FactSchema,
} from '@callboard/backstage-plugin-scorecards-common';
import type { RE2JS } from 're2js';
import type { Path } from '../values/path';
import { toReading } from '../values/toReading';
import type { FileText } from './FileText';

/** Characters that a regular expression is asked about: it looks through so many in some 30 ms, and nothing else is done meanwhile. */
const MOST_MATCHED = 64_000;

/** What is asked of a file. */
export type FileQuestion =
  | { exists: true }
  | { matches: RE2JS; pattern: string }
  | { json: Path; written: string }
  | { yaml: Path; written: string };

/** A fact of a file. */
export interface FileFact {
  schema: FactSchema;
  /** Below the folder of the entity; the first one that is there counts. */
  files: readonly string[];
  question: FileQuestion;
}

const TEXTS: ReadonlySet<string> = new Set(['string', 'version']);

/** Whether it matches; of another type than a boolean: what does, its first group where it has one. */
function readMatch(
  schema: FactSchema,
  { matches, pattern }: { matches: RE2JS; pattern: string },
  { text, file }: { text: string; file: string },
): FactReading {
  if (text.length > MOST_MATCHED) {
    return {
      unavailable: `${file} cannot be read: it is longer than ${MOST_MATCHED.toLocaleString(
        'en',
      )} characters, and no more is looked through.`,
    };
  }
  const matcher = matches.matcher(text);
  const isThere = matcher.find();
  if (schema.type === 'boolean') return { value: isThere };
  const found = isThere
    ? matcher.group(matcher.groupCount() > 0 ? 1 : 0)
    : undefined;
  return toReading(
    schema,
    found ?? undefined,
    `match of ${pattern} in ${file}`,
  );
}

/** What a file that is there says of a fact. */
export function readFileFact(
  { schema, question }: FileFact,
  content: FileText,
  file: string,
): FactReading {
  if ('exists' in question) return { value: true };
  if ('matches' in question) {
    return readMatch(schema, question, { text: content.text, file });
  }
  const found =
    'json' in question
      ? content.json(question.json)
      : content.yaml(question.yaml, { asText: TEXTS.has(schema.type) });
  return 'problem' in found
    ? { unavailable: `${file} cannot be read: ${found.problem}.` }
    : toReading(schema, found.value, `${question.written} in ${file}`);
}

/** What is said of a fact when none of its files is there. */
export function readAbsentFile({ files, question }: FileFact): FactReading {
  if ('exists' in question) return { value: false };
  return {
    missing:
      files.length === 1
        ? `There is no ${files[0]}.`
        : `There is none of ${files.join(', ')}.`,
  };
}
