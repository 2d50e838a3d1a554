import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  readScheduleFile,
  writeScheduleFile,
  type Schedule,
} from '@callboard/backstage-plugin-oncall-common';
import { stopDate } from '../../__testUtils__/clock';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import {
  ledgerSchedule,
  storedOverride,
} from '../../__testUtils__/ledgerSchedule';
import { renderPage } from '../../__testUtils__/renderPage';

const downloads: { name: string; text: Promise<string> }[] = [];

const christmas = storedOverride({
  id: 'made-1',
  kind: 'replace-all',
  userRefs: ['user:default/eve.sato'],
  startsAt: '2026-12-24T09:00',
  endsAt: '2026-12-27T09:00',
});

async function open(format: string, difference: Partial<Schedule> = {}) {
  const api = new FakeOncallApi();
  api.schedule = ledgerSchedule({ overrides: [christmas], ...difference });
  renderPage('/oncall/schedules/ledger-primary', api);
  await userEvent.click(await screen.findByRole('button', { name: 'More' }));
  await userEvent.click(
    await screen.findByRole('menuitem', {
      name: `Download as ${format} JSON…`,
    }),
  );
  return screen.findByRole('dialog', {
    name: `Download Ledger primary for ${format}`,
  });
}

async function download(dialog: HTMLElement) {
  await userEvent.click(
    within(dialog).getByRole('button', { name: 'Download' }),
  );
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(downloads).toHaveLength(1);
  const [{ name, text }] = downloads;
  return { name, text: await text };
}

beforeEach(() => {
  downloads.length = 0;
  let blob: Blob;
  URL.createObjectURL = jest.fn(made => {
    blob = made as Blob;
    return 'blob:made';
  });
  URL.revokeObjectURL = jest.fn();
  jest
    .spyOn(HTMLAnchorElement.prototype, 'click')
    .mockImplementation(function click(this: HTMLAnchorElement) {
      downloads.push({ name: this.download, text: blob.text() });
    });
});

afterEach(() => jest.restoreAllMocks());

describe('a schedule as a file', () => {
  stopDate();

  it('is our own document, which says all of it and comes back the same', async () => {
    const dialog = await open('Callboard');
    expect(dialog).toHaveTextContent('Callboard can say all of it.');
    expect(dialog).not.toHaveTextContent(/next 365 days/);
    const { name, text } = await download(dialog);
    expect(name).toBe('Ledger primary.json');
    const read = readScheduleFile(text);
    expect(read.configuration.overrides).toEqual([
      expect.objectContaining({ id: 'override-1', kind: 'replace-all' }),
    ]);
    expect(read.losses).toEqual([]);
    expect(writeScheduleFile(read, 'callboard', Date.now()).text).toBe(text);
  });

  it('is a file for PagerDuty', async () => {
    const dialog = await open('PagerDuty v2');
    expect(dialog).toHaveTextContent('PagerDuty v2 can say all of it.');
    expect(dialog).toHaveTextContent(
      'Who is on call is the same on all of the next 365 days.',
    );
    const { name, text } = await download(dialog);
    expect(name).toBe('Ledger primary.pagerduty.json');
    const { schedule, overrides } = JSON.parse(text);
    expect(schedule).toMatchObject({
      name: 'Ledger primary',
      time_zone: 'Europe/Berlin',
    });
    expect(schedule.schedule_layers).toHaveLength(1);
    expect(overrides).toEqual([
      expect.objectContaining({
        user: expect.objectContaining({ summary: 'Eve Sato' }),
      }),
    ]);
  });

  it('is a file for Opsgenie, with what that cannot say and how much it matters', async () => {
    const { versions } = ledgerSchedule();
    const [layer] = versions[0].layers;
    const covering = {
      ...layer,
      id: 'covering',
      priority: 1,
      rotation: { ...layer.rotation, startSlot: 1 },
    };
    const dialog = await open('Opsgenie', {
      versions: [{ ...versions[0], layers: [layer, covering] }],
    });
    expect(dialog).toHaveTextContent('Opsgenie cannot say 1 thing');
    expect(within(dialog).getByRole('listitem')).toHaveTextContent(
      'Layers cover others. In the file all of them are on call together. At versions[0].layers',
    );
    expect(dialog).toHaveTextContent(
      /Who is on call differs on 36\d of the next 365 days/,
    );
    expect(dialog).toHaveTextContent(/replace it with their id of Opsgenie/);
    const { name, text } = await download(dialog);
    expect(name).toBe('Ledger primary.opsgenie.json');
    expect(JSON.parse(text).data).toMatchObject({
      timezone: 'Europe/Berlin',
      rotations: [{ type: 'weekly' }, { type: 'weekly' }],
    });
  });

  it('is copied, and nothing is downloaded', async () => {
    const dialog = await open('Opsgenie');
    const writeText = jest.fn(async (_text: string) => {});
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText },
    });
    await userEvent.click(
      within(dialog).getByRole('button', {
        name: 'Copy: Opsgenie JSON of Ledger primary',
      }),
    );
    expect(JSON.parse(writeText.mock.calls[0][0]).data.name).toBe(
      'Ledger primary',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(downloads).toEqual([]);
  });
});
