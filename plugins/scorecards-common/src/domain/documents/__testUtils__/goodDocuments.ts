import type { Scorecard, Standard } from '../../../types';
import { checkDocument, type CheckDocumentOptions } from '../checkDocument';
import { readDocument, type ReadDocument } from '../readDocument';
import { readStandardFile } from '../readStandardFile';
import { FACTS } from './fixtures/facts';
import {
  CI_FACTS,
  LEAVE_JAVA_11,
  ON_CALL_STANDARD,
  REACH_SILVER,
  SERVICE_BASICS,
  SIGN_OFFS,
} from './fixtures/others';
import { SCORECARDS } from './fixtures/scorecards';

/** Documents that nothing is wrong with, as texts. */
export const GOOD_DOCUMENTS = [
  ...SCORECARDS,
  ON_CALL_STANDARD,
  CI_FACTS,
  SIGN_OFFS,
  LEAVE_JAVA_11,
  REACH_SILVER,
];

export const scorecards = SCORECARDS.map(
  text => readDocument(text).document as Scorecard,
);

const standards = [
  readStandardFile(SERVICE_BASICS).document as Standard,
  readDocument(ON_CALL_STANDARD).document as Standard,
];

/** What a document of these is checked against. */
export const optionsFor = (id: string): CheckDocumentOptions => ({
  facts: FACTS,
  scorecards: scorecards.filter(scorecard => scorecard.id !== id),
  standards,
});

/** All that is wrong with a text, and what was read of it. */
export function inspect(text: string): ReadDocument {
  const read = readDocument(text);
  const { document, positions } = read;
  if (!document) return read;
  const options = { ...optionsFor(document.id), positions };
  return {
    ...read,
    findings: [...read.findings, ...checkDocument(document, options)],
  };
}
