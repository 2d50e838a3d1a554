import { groupBy } from '@internal/backend-kit';
import type {
  FactSet,
  NamedFact,
  StandardsDocument,
} from '@callboard/backstage-plugin-scorecards-common';
import { checkDocumentInSteps } from '@callboard/backstage-plugin-scorecards-common/domain';
import type { FactProviders } from '../../collecting/FactProviders';
import { inSteps } from '../../service/state/inSlices';
import type { DocumentProblem } from './DocumentSource';
import {
  isError,
  problemFor,
  problemOf,
  type ReadFile,
} from './readDocumentFile';

export interface CheckedFiles {
  files: ReadFile[];
  problems: DocumentProblem[];
}

export const nameOf = ({ kind, id }: { kind: string; id: string }) =>
  `${kind} ${id}`;

/** Of several files with one document the first by its path counts. */
function onceEach(files: readonly ReadFile[]): CheckedFiles {
  const groups = groupBy(files, ({ file }) => nameOf(file));
  return {
    files: [...groups.values()].map(([first]) => first),
    problems: [...groups.values()].flatMap(([first, ...others]) =>
      others.map(({ file }) =>
        problemFor(
          file.path,
          `The ${file.kind} ${file.id} is in ${first.file.path} already; give it another id.`,
        ),
      ),
    ),
  };
}

function factsOf(
  documents: readonly StandardsDocument[],
  providers: FactProviders,
): NamedFact[] {
  const sets = documents.filter(
    (document): document is FactSet =>
      document.kind === 'FactSet' && !providers.isTaken(document.id),
  );
  return [...providers.all(), ...sets].flatMap(({ id, facts }) =>
    facts.map(fact => ({ ...fact, fullName: `${id}/${fact.name}` })),
  );
}

async function checkOne(
  { file, positions }: ReadFile,
  documents: readonly StandardsDocument[],
  { facts, providers }: { facts: NamedFact[]; providers: FactProviders },
): Promise<DocumentProblem | undefined> {
  const { document, path } = file;
  if (document.kind === 'FactSet' && providers.isTaken(document.id)) {
    return problemFor(
      path,
      `A provider has the id ${document.id} already; give the set of facts another.`,
    );
  }
  const others = documents.filter(other => other !== document);
  const ofKind = <K extends StandardsDocument['kind']>(kind: K) =>
    others.filter(
      (other): other is Extract<StandardsDocument, { kind: K }> =>
        other.kind === kind,
    );
  const findings = await inSteps(
    checkDocumentInSteps(document, {
      facts,
      scorecards: ofKind('Scorecard'),
      standards: ofKind('Standard'),
      positions,
    }),
  );
  const errors = findings.filter(isError);
  return errors.length > 0 ? problemOf(path, errors) : undefined;
}

/**
 * Checks documents of files against each other, and against those that stay. A broken one is left out, and what needs it is then
 * broken too, unless what it was before will do.
 *
 * @param options.staying - documents that stay as they are where no file has them; in the place of a broken file, what it was before
 */
export async function checkDocuments(
  read: readonly ReadFile[],
  options: {
    staying: (files: readonly ReadFile[]) => readonly StandardsDocument[];
    providers: FactProviders;
  },
): Promise<CheckedFiles> {
  const { staying, providers } = options;
  let { files, problems } = onceEach(read);
  for (;;) {
    const documents = [
      ...files.map(({ file }) => file.document),
      ...staying(files),
    ];
    const facts = factsOf(documents, providers);
    const broken = new Map<ReadFile, DocumentProblem>();
    for (const one of files) {
      const problem = await checkOne(one, documents, { facts, providers });
      if (problem) broken.set(one, problem);
    }
    if (broken.size === 0) return { files, problems };
    files = files.filter(one => !broken.has(one));
    problems = [...problems, ...broken.values()];
  }
}
