import { KnownRefs } from './KnownRefs';

const LEDGER = 'component:default/ledger';
const ROUTER = 'component:default/payment-router';
const PAYMENTS = 'group:default/payments';

function known() {
  const places = { open: [LEDGER], all: [LEDGER] };
  const asked: string[] = [];
  let now = 0;
  const refs = new KnownRefs({
    store: {
      readRefs: async which => {
        asked.push(which);
        return { entityRefs: places[which], teamRefs: [PAYMENTS] };
      },
    },
    clock: () => now,
  });
  const pass = (ms: number) => {
    now += ms;
  };
  return { places, asked, refs, pass };
}

describe('KnownRefs', () => {
  it('reads places of what is over every ten seconds, and of what is open each time', async () => {
    const { asked, refs, pass } = known();
    await refs.read('all');
    pass(9_999);
    await refs.read('all');
    expect(asked).toEqual(['open', 'all', 'open']);
    pass(1);
    await refs.read('all');
    expect(asked).toEqual(['open', 'all', 'open', 'open', 'all']);
  });

  it('knows at once where something opens for the first time', async () => {
    const { places, refs } = known();
    await refs.read('all');
    places.open = [ROUTER];
    expect(await refs.read('all')).toEqual({
      entityRefs: [LEDGER, ROUTER],
      teamRefs: [PAYMENTS],
    });
    expect((await refs.read('open')).entityRefs).toEqual([ROUTER]);
  });

  it('asks again after a failure', async () => {
    let isAway = true;
    const refs = new KnownRefs({
      store: {
        readRefs: async which => {
          if (isAway && which === 'all') throw new Error('away');
          return { entityRefs: [LEDGER], teamRefs: [] };
        },
      },
    });
    await expect(refs.read('all')).rejects.toThrow('away');
    isAway = false;
    expect((await refs.read('all')).entityRefs).toEqual([LEDGER]);
  });
});
