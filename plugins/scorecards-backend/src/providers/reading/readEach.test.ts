import { setTimeout as sleep } from 'node:timers/promises';
import { componentEntity } from '@internal/test-kit';
import { batchOf } from '../__testUtils__/batch';
import { Lanes } from './Lanes';
import { readEach } from './readEach';
import { SourceError } from './SourceError';

const entities = Array.from({ length: 20 }, (_, i) =>
  componentEntity({ name: `s${i}` }),
);

function setup(fails: (i: number) => Error | undefined, most = 4) {
  const asked: number[] = [];
  let atOnce = 0;
  const peak = { atOnce: 0 };
  const run = (signal = new AbortController().signal) =>
    readEach(batchOf(entities, { signal }), {
      lanes: new Lanes(most),
      read: async ({ metadata: { name } }) => {
        const i = Number(name.slice(1));
        asked.push(i);
        atOnce += 1;
        peak.atOnce = Math.max(peak.atOnce, atOnce);
        await sleep(1);
        atOnce -= 1;
        const error = fails(i);
        if (error) throw error;
        return { x: { value: i } };
      },
    });
  return { run, asked, peak };
}

describe('readEach', () => {
  it('reads all, so many at a time', async () => {
    const { run, peak } = setup(() => undefined);
    const found = await run();
    expect(found.map(({ entityRef }) => entityRef).sort()).toEqual(
      entities
        .map(({ metadata }) => `component:default/${metadata.name}`)
        .sort(),
    );
    expect(peak.atOnce).toBe(4);
  });

  it('leaves out what fails, and reads the others', async () => {
    const { run, asked } = setup(
      i => (i % 3 === 0 ? new Error('no') : undefined),
      1,
    );
    expect(await run()).toHaveLength(13);
    expect(asked).toHaveLength(20);
  });

  it('gives up after three in a row, and at once where no other would be answered', async () => {
    const three = setup(i => (i > 4 ? new Error(`no ${i}`) : undefined), 1);
    await expect(three.run()).rejects.toThrow('no 7');
    expect(three.asked).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const whole = setup(
      i => (i === 2 ? new SourceError('limit', { isWhole: true }) : undefined),
      1,
    );
    await expect(whole.run()).rejects.toThrow('limit');
    expect(whole.asked).toEqual([0, 1, 2]);
  });

  it('ends when it is interrupted', async () => {
    const controller = new AbortController();
    const { run, asked } = setup(i => {
      if (i === 1) controller.abort(new Error('stopped'));
      return undefined;
    }, 1);
    await expect(run(controller.signal)).rejects.toThrow('stopped');
    expect(asked).toEqual([0, 1]);
  });

  it('gives a lane back after an error', async () => {
    const lanes = new Lanes(1);
    await expect(
      lanes.run(async () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await lanes.run(async () => 1)).toBe(1);
  });
});
