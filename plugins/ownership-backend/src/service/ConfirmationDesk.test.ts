import { createOrganisation } from '@callboard/backstage-plugin-ownership-common';
import { fakeClock } from '@internal/test-kit';
import { ledger, noor, tomas } from '../__testUtils__/keptTransfer';
import type { KeptConfirmation } from '../database/ConfirmationStore';
import { ConfirmationDesk } from './ConfirmationDesk';
import type { OwnershipReader } from './OwnershipReader';
import type { Register } from './Register';

describe('ConfirmationDesk', () => {
  /** Noor has confirmed that Ledger owns something. */
  function setup(members: string[]) {
    const clock = fakeClock('2026-11-24T10:00:00Z');
    const organisation = createOrganisation(
      [
        {
          entityRef: ledger,
          title: 'Ledger',
          channels: [],
          leads: [],
          members,
          parents: [],
        },
      ],
      [noor, tomas].map(entityRef => ({ entityRef, title: entityRef })),
    );
    const kept: KeptConfirmation = {
      entityRef: 'component:default/rates',
      ownerRef: ledger,
      confirmedAt: clock.now(),
      confirmedBy: noor,
    };
    const desk = new ConfirmationDesk({
      reader: {} as OwnershipReader,
      register: { current: async () => ({ organisation }) } as Register,
      store: {
        confirm: jest.fn(),
        getStanding: async () => [kept],
        undo: async () => [kept.entityRef],
      },
      news: { confirmed: jest.fn(), confirmationUndone: jest.fn() },
      clock: () => clock.now().getTime(),
    });
    const undoAfter = (minutes: number) => {
      clock.advance(minutes * 60_000);
      return desk.undo({ id: 'first' }, noor);
    };
    return { undoAfter };
  }

  it('lets whoever confirmed take it back for 15 minutes, and those who answer for longer', async () => {
    const undone = ['component:default/rates'];
    expect(await setup([tomas]).undoAfter(15)).toEqual(undone);
    expect(await setup([noor, tomas]).undoAfter(100_000)).toEqual(undone);
  });

  it('lets nobody undo after that who has left the team', async () => {
    await expect(setup([tomas]).undoAfter(16)).rejects.toThrow(
      `Only people of '${ledger}' may take back after 15 minutes`,
    );
  });
});
