import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeOncallApi } from './FakeOncallApi';
import { renderEditor } from './renderEditor';
import { ana, scheduleOf, weeklyLayer } from './schedules';

/** Somebody as Opsgenie names them. */
export const opsgenieUser = (name: string) => ({
  type: 'user',
  id: `id-${name}`,
  username: `${name}@example.com`,
});

/** Ana, Chen and someone who is not in the catalog, week by week; handed over an hour late once. */
export const opsgenieFile = (more: object = {}) =>
  JSON.stringify({
    data: {
      name: 'Payments primary',
      timezone: 'Europe/Berlin',
      enabled: false,
      rotations: [
        {
          id: 'r1',
          name: 'Weekly',
          startDate: '2026-01-05T08:00:00Z',
          type: 'weekly',
          participants: [
            opsgenieUser('ana.ruiz'),
            opsgenieUser('chen.li'),
            opsgenieUser('gone'),
          ],
        },
      ],
    },
    timeline: {
      startDate: '2026-03-23T08:00:00Z',
      endDate: '2026-04-06T07:00:00Z',
      finalTimeline: {
        rotations: [
          {
            periods: [
              {
                startDate: '2026-03-23T08:00:00Z',
                endDate: '2026-03-30T08:00:00Z',
                recipient: { type: 'user', name: 'gone@example.com' },
              },
              {
                startDate: '2026-03-30T08:00:00Z',
                endDate: '2026-04-06T07:00:00Z',
                recipient: { type: 'user', name: 'ana.ruiz@example.com' },
              },
            ],
          },
        ],
      },
    },
    ...more,
  });

/** Opens the dialog of a file, in the editor of a new schedule of Ledger. */
export async function openImport() {
  const api = new FakeOncallApi();
  api.schedule = scheduleOf([weeklyLayer([ana])]);
  renderEditor('/schedules/new?team=group:default/ledger', api);
  await userEvent.click(
    await screen.findByRole('button', { name: 'From a file…' }),
  );
  const dialog = await screen.findByRole('dialog', {
    name: 'A schedule from a file',
  });
  return { api, dialog };
}

/** Chooses a file there; answers with what is said of it. */
export async function chooseFile(text: string, name = 'payments.json') {
  const { api, dialog } = await openImport();
  await userEvent.upload(
    within(dialog).getByLabelText(/^Choose a file/),
    new File([text], name, { type: 'application/json' }),
  );
  const notes = await screen.findByRole('region', {
    name: new RegExp(`^From ${name}`),
  });
  return { api, notes };
}

/** The texts of the slots of the only layer. */
export const shownSlots = () =>
  within(screen.getByRole('group', { name: /^People, in/ }))
    .getAllByRole('listitem')
    .map(item => item.textContent);
