import { batchByRefs } from './batchByRefs';

const upper = async (refs: string[]) => refs.map(ref => ref.toUpperCase());

describe('batchByRefs', () => {
  it('asks once for all references of one turn, each once', async () => {
    const read = jest.fn(upper);
    const load = batchByRefs(read, 10);
    const answers = await Promise.all(['a', 'b', 'a'].map(load));
    expect(answers).toEqual(['A', 'B', 'A']);
    expect(read.mock.calls).toEqual([[['a', 'b']]]);
  });

  it('asks again in a later turn', async () => {
    const read = jest.fn(upper);
    const load = batchByRefs(read, 10);
    await load('a');
    await load('a');
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('keeps to the limit of one request', async () => {
    const read = jest.fn(upper);
    const load = batchByRefs(read, 2);
    expect(await Promise.all(['a', 'b', 'c', 'd', 'e'].map(load))).toEqual([
      'A',
      'B',
      'C',
      'D',
      'E',
    ]);
    expect(read.mock.calls).toEqual([[['a', 'b']], [['c', 'd']], [['e']]]);
  });

  it('fails only what stood in the failed request', async () => {
    const load = batchByRefs(async (refs: string[]) => {
      if (refs.includes('bad')) throw new Error('no');
      return upper(refs);
    }, 1);
    const [good, bad] = await Promise.allSettled([load('good'), load('bad')]);
    expect(good).toEqual({ status: 'fulfilled', value: 'GOOD' });
    expect(bad).toMatchObject({ status: 'rejected' });
  });
});
