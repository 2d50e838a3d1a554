import { acceptedTransfer, transferOf } from '../__testUtils__/transfers';
import { groupRequests, sortRequests } from './requests';

const ids = (transfers: { id: string }[]) => transfers.map(({ id }) => id);

describe('groupRequests', () => {
  const brand = { entityRef: 'group:default/brand', title: 'Brand' };

  it('keeps together what one person proposed to one team for one reason', () => {
    const groups = groupRequests([
      transferOf({ id: 't1' }),
      transferOf({ id: 't2', reason: 'Another one.' }),
      transferOf({ id: 't3' }),
      transferOf({ id: 't4', to: brand }),
      transferOf({ id: 't5', proposedBy: undefined }),
    ]);
    expect(
      groups.map(({ to, transfers }) => [to.title, ids(transfers)]),
    ).toEqual([
      ['Ledger', ['t1', 't3']],
      ['Ledger', ['t2']],
      ['Brand', ['t4']],
      ['Ledger', ['t5']],
    ]);
    expect(new Set(ids(groups)).size).toBe(4);
  });

  it('makes none larger than one decision may be', () => {
    const many = Array.from({ length: 230 }, (_, at) =>
      transferOf({ id: `t${at}` }),
    );
    const groups = groupRequests(many);
    expect(groups.map(({ transfers }) => transfers.length)).toEqual([
      100, 100, 30,
    ]);
    expect(groups.flatMap(({ transfers }) => transfers)).toEqual(many);
    expect(new Set(ids(groups)).size).toBe(3);
  });
});

describe('sortRequests', () => {
  it('shows each once, where the reader has most to do with it', () => {
    const offered = transferOf({ id: 'offered' });
    const asked = transferOf({ id: 'asked' });
    const leaving = transferOf({ id: 'leaving' });
    const accepted = acceptedTransfer({ id: 'accepted', allowed: ['decline'] });
    const askedAndAccepted = acceptedTransfer({ id: 'asked-and-accepted' });
    const ofOthers = acceptedTransfer({ id: 'of-others' });
    const sorted = sortRequests({
      forMe: [offered],
      byMe: [offered, asked, askedAndAccepted],
      fromMe: [asked, leaving, accepted],
      all: [offered, asked, leaving, accepted, askedAndAccepted, ofOthers],
    });
    expect({
      ...sorted,
      forMe: ids(sorted.forMe),
      accepted: ids(sorted.accepted),
      byMe: ids(sorted.byMe),
      fromMe: ids(sorted.fromMe),
    }).toEqual({
      forMe: ['offered'],
      accepted: ['accepted', 'asked-and-accepted'],
      byMe: ['asked'],
      fromMe: ['leaving'],
    });
  });
});
