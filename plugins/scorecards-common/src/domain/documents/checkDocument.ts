import type {
  Condition,
  DocumentFinding,
  NamedFact,
  Scorecard,
  Standard,
  StandardsDocument,
} from '../../types';
import { checkCampaign } from './check/checkCampaign';
import { checkFactSet } from './check/checkFactSet';
import { checkScorecard } from './check/checkScorecard';
import { FactBook } from './check/FactBook';
import { tellLostChecks } from './check/tellLostChecks';
import { finish } from './finish';
import { Findings, type DocumentPositions } from './problems';
import { anchorsOf, isAnchor, type Sentence } from './sentencesOf';

/**
 * What a document is checked against.
 *
 * @public
 */
export interface CheckDocumentOptions {
  facts: readonly NamedFact[];
  /** The others. */
  scorecards: readonly Scorecard[];
  standards: readonly Standard[];
  /** The version before: what is gone of it is told. */
  previous?: Scorecard;
  /** How many services a filter takes now; without it that is not looked at. */
  selects?: (condition: Condition) => number;
  /** Of the text that the document was read from. */
  positions?: DocumentPositions;
}

/** Where an anchor stands in a text. */
function spanOf(text: string, { anchor, line }: Sentence) {
  const before = text.split('\n', line - 1).join('\n').length;
  const written = `{#${anchor}}`;
  const start = text.indexOf(written, before);
  return { start, end: start + written.length };
}

function checkStandard({ text }: Standard, findings: Findings): void {
  const lines = new Map<string, number>();
  for (const sentence of anchorsOf(text)) {
    const { anchor, line } = sentence;
    const before = lines.get(anchor);
    if (findings.isFull) return;
    if (!isAnchor(anchor)) {
      findings.add({
        code: 'bad-value',
        path: ['text'],
        span: spanOf(text, sentence),
        message: `{#${anchor}} in line ${line} of the text cannot be an anchor.`,
        hint: 'Begin with a letter or a digit; letters, digits, -, _ and . follow.',
      });
    } else if (before !== undefined) {
      findings.add({
        code: 'duplicate-id',
        path: ['text'],
        span: spanOf(text, sentence),
        message: `The anchor ${anchor} stands in lines ${before} and ${line} of the text.`,
        hint: 'Give one of the sentences another anchor.',
      });
    } else lines.set(anchor, line);
  }
}

/**
 * Checks a document as {@link checkDocument} does. Between two steps, each of some milliseconds, others may be let in.
 *
 * @public
 */
export function* checkDocumentInSteps(
  document: StandardsDocument,
  { facts, positions, ...options }: CheckDocumentOptions,
): Generator<void, DocumentFinding[]> {
  const findings = new Findings(positions);
  const context = {
    ...options,
    facts: new FactBook(facts),
    findings,
  };
  if (document.kind === 'Scorecard') yield* checkScorecard(document, context);
  if (document.kind === 'Campaign') checkCampaign(document, context);
  if (document.kind === 'FactSet') {
    checkFactSet(document, findings);
    yield;
    tellLostChecks(document, { ...options, facts, findings });
  }
  if (document.kind === 'Standard') checkStandard(document, findings);
  return findings.list;
}

/**
 * Checks a document that was read against the facts, scorecards and standards that there are. Errors are what would be broken, or
 * what nothing could ever meet; it can be published when there are none.
 *
 * @public
 */
export const checkDocument = (
  document: StandardsDocument,
  options: CheckDocumentOptions,
): DocumentFinding[] => finish(checkDocumentInSteps(document, options));
