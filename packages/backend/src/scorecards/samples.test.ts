import fs from 'node:fs';
import path from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import scorecardsPlugin from '@callboard/backstage-plugin-scorecards-backend';
import scorecardsModuleCallboard from '@callboard/backstage-plugin-scorecards-backend-module-callboard';
import {
  ScorecardsClient,
  type NamedFact,
  type Scorecard,
  type Standard,
  type StandardsDocument,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  checkDocument,
  checkReading,
  readDocument,
  readStandardFile,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import { exampleOrganisation, FakeCatalog } from '@internal/test-kit';
import { startFamilies } from '../__testUtils__/startFamilies';
import { readingOf } from './readings';
import { readSamples, withoutCheck, type Samples } from './readSamples';

const root = path.resolve(__dirname, '../../../../examples');
const documents = path.join(root, 'scorecards');
const NOW = Date.UTC(2026, 11, 1);

const read = (file: string, text: string) =>
  file.endsWith('.md') ? readStandardFile(text) : readDocument(text);

const files = fs
  .readdirSync(documents, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.(ya?ml|md)$/.test(name))
  .map(name => {
    const text = fs.readFileSync(path.join(documents, name), 'utf8');
    return { name, text, ...read(name, text) };
  });

const samples = readSamples({
  data: path.join(root, 'scorecard-data'),
  documents,
});
const organisation = exampleOrganisation();
const refs = organisation.map(stringifyEntityRef);

/** Facts of a portal with all families, as its API names them. */
async function providedFacts(): Promise<NamedFact[]> {
  const { discoveryApi } = await startFamilies({
    features: [scorecardsPlugin, scorecardsModuleCallboard],
    catalog: FakeCatalog.create({ entities: [] }),
  });
  const client = new ScorecardsClient({ discoveryApi, fetchApi: { fetch } });
  const token = mockCredentials.user.token();
  const { items } = await client.listFacts({}, { token });
  return items;
}

describe('the sample of scorecards', () => {
  let facts: NamedFact[];

  beforeAll(async () => {
    const sets = files.flatMap(({ document }) =>
      document?.kind === 'FactSet' ? document : [],
    );
    facts = [
      ...(await providedFacts()),
      ...sets.flatMap(set =>
        set.facts.map(fact => ({
          ...fact,
          fullName: `${set.id}/${fact.name}`,
        })),
      ),
    ];
  });

  const findingsOf = (all: typeof files) => {
    const ofKind = <T extends StandardsDocument>(
      kind: T['kind'],
      but: unknown,
    ) =>
      all.flatMap(({ document }) =>
        document?.kind === kind && document !== but ? (document as T) : [],
      );
    return all.flatMap(({ name, document, findings, positions }) => [
      ...findings.map(({ message }) => `${name}: ${message}`),
      ...(document
        ? checkDocument(document, {
            facts,
            scorecards: ofKind<Scorecard>('Scorecard', document),
            standards: ofKind<Standard>('Standard', document),
            positions,
          }).map(
            ({ message, position }) => `${name}:${position?.line}: ${message}`,
          )
        : []),
    ]);
  };

  it('has nothing that a check of documents finds', () => {
    expect(files.length).toBeGreaterThan(12);
    expect(findingsOf(files)).toEqual([]);
  });

  it('had nothing either, before some of its checks came', () => {
    const older = files.map(file => {
      const text = samples.later
        .filter(one => one.file === file.name)
        .reduce((all, { without }) => withoutCheck(all, without), file.text);
      return { ...file, text, ...read(file.name, text) };
    });
    expect(older.filter(({ text }, i) => text !== files[i].text)).toHaveLength(
      new Set(samples.later.map(({ file }) => file)).size,
    );
    expect(findingsOf(older)).toEqual([]);
  });

  it('names sentences, entities and facts that are there, with values that fit', () => {
    const schemas = new Map(facts.map(fact => [fact.fullName, fact]));
    const problemsOf = (
      fact: string,
      value: Parameters<typeof readingOf>[1],
    ) => {
      const schema = schemas.get(fact);
      if (!schema) return [`${fact} is no fact`];
      return checkReading(schema, readingOf(fact, value, NOW)).problems;
    };
    const known = ({ services = [], team }: Samples['stories'][0]) =>
      [...services, ...(team ? [team] : [])].filter(ref => !refs.includes(ref));
    const problems = [
      ...Object.entries(samples.ci).flatMap(([ref, said]) => [
        ...(refs.includes(ref) ? [] : [`${ref} is not there`]),
        ...Object.entries(said).flatMap(([name, value]) =>
          problemsOf(`ci/${name}`, value),
        ),
      ]),
      ...samples.stories.flatMap(story => [
        ...known(story).map(ref => `${ref} is not there`),
        ...Object.entries(story.was).flatMap(entry => problemsOf(...entry)),
      ]),
      ...samples.signOffs.flatMap(({ service, by, fact, value }) => [
        ...[service, by]
          .filter(ref => !refs.includes(ref))
          .map(ref => `${ref} is not there`),
        ...problemsOf(fact, value),
      ]),
      ...samples.acknowledgements.flatMap(({ team, by }) =>
        [team, by].filter(ref => !refs.includes(ref)),
      ),
    ];
    expect(problems).toEqual([]);
  });
});
