import { createKitQueryClient } from '@internal/frontend-kit';
import { buildsOf, pipelineOf } from '../__testUtils__/builds';
import { touchedBy } from './touchedBy';

const OLD = Date.now() - 60_000;

/** A cache with an answer under each key, read a minute ago. */
function cacheOf(entries: [string, unknown, number?][]) {
  const client = createKitQueryClient();
  for (const [key, data, updatedAt = OLD] of entries) {
    client.setQueryData([key, data], data, { updatedAt });
  }
  const touched = (...news: Parameters<typeof touchedBy>[0]) =>
    client
      .getQueryCache()
      .findAll({ predicate: touchedBy(news) })
      .map(({ queryKey }) => queryKey[0]);
  return { touched };
}

describe('touchedBy', () => {
  const ledger = buildsOf([pipelineOf({ id: '1' })]);
  const page = { items: [], pipelines: [{ id: '1' }], pageInfo: {} };

  it('reads only what shows one of the pipelines', () => {
    const { touched } = cacheOf([
      ['entity-builds', ledger],
      ['history', page],
    ]);
    expect(touched({ pipelineIds: ['2'] })).toEqual([]);
    expect(touched({ pipelineIds: ['2'] }, { pipelineIds: ['1'] })).toEqual([
      'entity-builds',
      'history',
    ]);
  });

  it('reads an entity of which no pipeline is known: it may be its first build', () => {
    const { touched } = cacheOf([
      ['entity-builds', buildsOf([], { hasAnnotation: true })],
    ]);
    expect(touched({ pipelineIds: ['2'] })).toEqual(['entity-builds']);
  });

  it('reads the organisation not at each of many signals', () => {
    const { touched } = cacheOf([
      ['organisation', 90],
      ['sources', {}, Date.now()],
    ]);
    expect(touched({ pipelineIds: ['2'] })).toEqual(['organisation']);
  });

  it('reads lists of tests at once when tests are meant, and nothing of trunk', () => {
    const now = Date.now();
    const { touched } = cacheOf([
      ['entity-builds', buildsOf([], { hasAnnotation: true })],
      ['tests', {}, now],
      ['quarantine', {}, now],
      ['organisation', 90, now],
    ]);
    expect(touched({ pipelineIds: ['1'] })).toEqual(['entity-builds']);
    expect(touched('tests')).toEqual(['tests', 'quarantine']);
  });

  it('reads all when it is time', () => {
    const { touched } = cacheOf([
      ['entity-builds', ledger],
      ['sources', {}, Date.now()],
    ]);
    expect(touched({ pipelineIds: ['2'] }, undefined)).toEqual([
      'entity-builds',
      'sources',
    ]);
  });
});
