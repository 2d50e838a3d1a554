import type { PipelineRecord } from '../../database/BuildStore';
import { PushSource } from '../../push/PushSource';
import { QuarantineTeller } from './QuarantineTeller';

const now = new Date('2026-11-27T03:00:00Z');
const pipelines = [
  { id: 1, sourceId: 'any-ci', key: 'ci', repository: 'larkspur/ledger' },
  { id: 2, sourceId: 'any-ci', key: 'other', repository: 'larkspur/ledger' },
  { id: 3, sourceId: 'github', key: '77', repository: 'larkspur/ledger' },
  { id: 4, sourceId: 'github', key: '78', repository: 'secret/vault' },
].map((one): PipelineRecord => ({ name: one.key, ...one }));

/** The pipelines whose tests are told, for a source with these limits. */
async function heard(
  limits: { repositories?: string[]; pipelines?: string[] },
  wanted: Parameters<QuarantineTeller['tell']>[0],
): Promise<number[]> {
  let asked: readonly number[] = [];
  const teller = new QuarantineTeller({
    builds: { readPipelines: async () => pipelines },
    tests: {
      listQuarantine: async ids => {
        asked = ids;
        return [];
      },
    },
  });
  const source = new PushSource({ id: 'any-ci', secrets: ['s'], ...limits });
  const mayHear = (one: PipelineRecord) => source.mayHearOf(one);
  await teller.tell(wanted, { now, mayHear });
  return [...asked];
}

const LEDGER = { repository: 'Larkspur/Ledger' };

describe('QuarantineTeller', () => {
  it('tells whoever has the secret of a source of what that may name', async () => {
    expect(await heard({}, LEDGER)).toEqual([1, 2, 3]);
    expect(await heard({ pipelines: ['ci'] }, LEDGER)).toEqual([1]);
    const both = { repositories: ['larkspur/*'], pipelines: ['ci'] };
    expect(await heard(both, LEDGER)).toEqual([1, 3]);
    expect(await heard(both, { source: 'github', pipelineKey: '77' })).toEqual([
      3,
    ]);
    expect(await heard(both, { repository: 'larkspur/new' })).toEqual([]);
  });

  it.each([
    [{ repository: 'secret/vault' }, /quarantine\.repository: .* may not/],
    [{ source: 'github', pipelineKey: '78' }, /pipelineKey: .* may not/],
  ])('tells it nothing of %j', async (wanted, message) => {
    const asked = heard({ repositories: ['larkspur/*'] }, wanted);
    await expect(asked).rejects.toThrow(message);
    await expect(asked).rejects.toHaveProperty('name', 'NotAllowedError');
  });
});
