import type { z } from 'zod';
import {
  campaignSchema,
  factSetSchema,
  scorecardSchema,
  standardSchema,
} from '../../schemas';
import { runSchema } from '../../schemas/parts';
import type { DocumentFinding, StandardsDocument } from '../../types';
import {
  Findings,
  isFields,
  kindOf,
  listNames,
  shown,
  suggest,
  type DocumentPositions,
  type Problem,
} from './problems';
import { finish } from './finish';
import { NO_POSITIONS, readYamlInSteps } from './readYaml';
import { schemaProblems, withoutMisspelled } from './schemaProblems';

const SCHEMAS = new Map<unknown, z.ZodType<StandardsDocument>>([
  ['Scorecard', scorecardSchema],
  ['Standard', standardSchema],
  ['FactSet', factSetSchema],
  ['Campaign', campaignSchema],
]);

/**
 * A document as it was read.
 *
 * @public
 */
export interface ReadDocument {
  /** Absent when there are errors. */
  document?: StandardsDocument;
  /** At most 200. */
  findings: DocumentFinding[];
  positions: DocumentPositions;
}

function kindProblem(value: unknown): Problem {
  const kinds = [...SCHEMAS.keys()].map(String);
  if (!isFields(value)) {
    return {
      code: 'wrong-type',
      path: [],
      message: `A document has fields with names, and this is ${kindOf(
        value,
      )}.`,
      hint: `Begin with kind, one of ${listNames(kinds)}.`,
    };
  }
  const { kind } = value;
  return kind === undefined || kind === null
    ? {
        code: 'missing-field',
        path: ['kind'],
        message: 'kind is missing.',
        hint: `Write one of ${listNames(kinds)}.`,
      }
    : {
        code: 'bad-value',
        path: ['kind'],
        message: `There is no kind ${shown(kind)}.`,
        ...suggest(String(kind), kinds, ''),
      };
}

/**
 * Reads a document that is no text, as the portal sends it. Whether it makes sense is what `checkDocument` tells.
 *
 * @public
 */
export function readDocumentValue(
  value: unknown,
  positions: DocumentPositions = NO_POSITIONS,
): ReadDocument {
  const findings = new Findings(positions);
  const schema =
    isFields(value) && Object.hasOwn(value, 'kind')
      ? SCHEMAS.get(value.kind)
      : undefined;
  if (!schema) {
    findings.add(kindProblem(value));
    return { findings: findings.list, positions };
  }
  const { value: document, issues } = runSchema(schema, value);
  const problems = issues.flatMap(issue => schemaProblems(issue, value));
  findings.add(...withoutMisspelled(problems));
  return {
    ...(issues.length === 0 && { document }),
    findings: findings.list,
    positions,
  };
}

/**
 * Reads a document of YAML or JSON, as {@link readDocument} does. Between two steps, each of some milliseconds, others may be let in.
 *
 * @public
 */
export function* readDocumentInSteps(
  text: string,
): Generator<void, ReadDocument> {
  const { value, problems, positions } = yield* readYamlInSteps(text);
  yield;
  if (problems.length === 0) return readDocumentValue(value, positions);
  const findings = new Findings(positions);
  findings.add(...problems);
  return { findings: findings.list, positions };
}

/**
 * Reads a document of YAML or JSON. Takes any text: what is wrong is told with its place.
 *
 * @public
 */
export const readDocument = (text: string): ReadDocument =>
  finish(readDocumentInSteps(text));
