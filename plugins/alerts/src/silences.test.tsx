import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  NewSilence,
  SilencePreviewRequest,
  StoredSilence,
} from '@callboard/backstage-plugin-alerts-common';
import {
  alertOf,
  ANA,
  CHEN,
  inMinutes,
  minutesAgo,
  PAYMENTS,
  ROUTER,
} from './__testUtils__/alerts';
import { FakeAlertsApi } from './__testUtils__/FakeAlertsApi';
import { pageAddress, renderPage } from './__testUtils__/renderPage';

const silenceOf = (change: Partial<StoredSilence> = {}): StoredSilence => ({
  id: 's1',
  matchers: [{ label: 'alertname', op: '=', value: 'DiskFilling' }],
  teamRef: PAYMENTS.entityRef,
  team: PAYMENTS,
  startsAt: minutesAgo(30),
  endsAt: inMinutes(200.5),
  reason: 'The disk is moved',
  createdBy: CHEN,
  createdAt: minutesAgo(30),
  state: 'active',
  entities: [],
  openAlerts: 2,
  perWeek: 11.5,
  mayEnd: true,
  ...change,
});

/** Silences in memory. */
class FakeSilences extends FakeAlertsApi {
  silences: StoredSilence[] = [silenceOf()];
  readonly previewed: SilencePreviewRequest[] = [];
  readonly created: NewSilence[] = [];

  listSilences = async ({ state }: { state?: 'open' | 'ended' }) => ({
    items: this.silences.filter(
      one => (one.state === 'ended') === (state === 'ended'),
    ),
  });

  previewSilence = async (request: SilencePreviewRequest) => {
    this.previewed.push(request);
    return { open: 1, items: [alertOf()], perWeek: 11.2 };
  };

  createSilence = async (request: NewSilence) => {
    const failure = this.actFailures.shift();
    if (failure) throw failure;
    this.created.push(request);
    const { matchers = [], entityRefs, startsAt, endsAt, reason } = request;
    const made = silenceOf({
      ...{ id: 's2', matchers, entityRefs, endsAt, reason },
      startsAt: startsAt ?? minutesAgo(0),
      openAlerts: 0,
    });
    this.silences = [...this.silences, made];
    return made;
  };

  endSilence = async (id: string) => {
    this.deeds.push(`end ${id}`);
    this.silences = this.silences.map(one =>
      one.id === id ? { ...one, state: 'ended' as const } : one,
    );
    return this.silences.find(one => one.id === id)!;
  };
}

const rows = async () =>
  within(await screen.findByRole('list', { name: 'Silences' }));
const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));
/** At once: each key would draw the form anew. */
const fill = async (field: HTMLElement, text: string) => {
  await userEvent.click(field);
  await userEvent.paste(text);
};
const dialog = () => within(screen.getByRole('dialog'));

describe('the list of silences', () => {
  it('tells what, until when, why, by whom, and what it hides', async () => {
    const api = new FakeSilences();
    api.silences.push(
      silenceOf({
        ...{ id: 's3', state: 'waiting', startsAt: inMinutes(60.5) },
        ...{ matchers: [], teamRef: undefined, team: undefined },
        ...{ entities: [ROUTER], entityRefs: [ROUTER.entityRef] },
        ...{ openAlerts: 0, perWeek: undefined, mayEnd: false },
        ...{ reason: 'New rack', createdBy: ANA },
      }),
    );
    renderPage('/alerts/silences', api);
    const items = (await rows()).getAllByRole('listitem');
    expect(
      screen.getByText(
        '1 silence holds now. 1 is planned. 2 open alerts page nobody because of them.',
      ),
    ).toBeInTheDocument();
    expect(items[0]).toHaveTextContent('active');
    expect(items[0]).toHaveTextContent(/until \d\d:\d\d .*, 3 h 20 min left/);
    expect(items[0]).toHaveTextContent('alertname="DiskFilling"');
    expect(items[0]).toHaveTextContent('The disk is moved');
    expect(items[0]).toHaveTextContent(
      'by Chen Li · 2 open alerts are quiet by it · hides 12 a week',
    );
    expect(items[1]).toHaveTextContent(/planned.*begins in 1 h/);
    expect(items[1]).toHaveTextContent('maintenance of');
    expect(
      within(items[1]).getByRole('link', { name: 'payment-router' }),
    ).toBeInTheDocument();
    await waitFor(() => expect(items[1]).toHaveTextContent('by you'));
    expect(within(items[1]).queryByRole('button')).toBeNull();
  });

  it('says before it ends that people are paged', async () => {
    const api = new FakeSilences();
    renderPage('/alerts/silences', api);
    await press('End now: The disk is moved');
    expect(
      dialog().getByText(/^2 open alerts are quiet by it\. Who answers/),
    ).toBeInTheDocument();
    const keep = dialog().getByRole('button', { name: 'Keep it' });
    expect(keep).toHaveFocus();
    await userEvent.click(
      dialog().getByRole('button', { name: 'End it, and page' }),
    );
    expect(
      await screen.findByText('No silence holds, and none is planned.'),
    ).toBeInTheDocument();
    expect(api.deeds).toEqual(['end s1']);
  });

  it('takes back an end that has paged nobody', async () => {
    const api = new FakeSilences();
    api.silences = [silenceOf({ openAlerts: 0 })];
    renderPage('/alerts/silences', api);
    await press('End now: The disk is moved');
    await press('Undo');
    await waitFor(() => expect(api.created).toHaveLength(1));
    expect(api.created[0]).toMatchObject({
      ...{ reason: 'The disk is moved', endsAt: api.silences[0].endsAt },
      teamRef: PAYMENTS.entityRef,
    });
  });

  it('shows those that have ended, by the address, to make them again', async () => {
    const api = new FakeSilences();
    renderPage('/alerts/silences', api);
    await rows();
    api.silences = [silenceOf({ state: 'ended', mayEnd: false })];
    await userEvent.click(screen.getByRole('radio', { name: 'Ended' }));
    expect(pageAddress()).toBe('/alerts/silences?state=ended');
    await press('Silence again: The disk is moved');
    expect(dialog().getByLabelText('Value 1')).toHaveValue('DiskFilling');
    expect(dialog().getByLabelText(/^Reason/)).toHaveValue('The disk is moved');
  });

  it('says what went wrong, in the row', async () => {
    const api = new FakeSilences();
    api.silences = [silenceOf({ openAlerts: 0 })];
    api.endSilence = async () => {
      throw new Error('This silence is not of your team');
    };
    renderPage('/alerts/silences', api);
    await press('End now: The disk is moved');
    expect(await (await rows()).findByRole('alert')).toHaveTextContent(
      'Not done: This silence is not of your team',
    );
  });
});

describe('the silence dialog', () => {
  const open = async () => {
    const api = new FakeSilences();
    api.silences = [];
    api.alerts = [alertOf(), alertOf({ id: 'a2', title: 'Other' })];
    renderPage('/alerts/silences', api);
    const [first] = await screen.findAllByRole('button', { name: 'Silence…' });
    await userEvent.click(first);
    return api;
  };

  it('says what is missing at the field, and what it would do', async () => {
    const api = await open();
    await userEvent.click(dialog().getByRole('button', { name: 'Silence' }));
    const problems = dialog()
      .getAllByRole('alert')
      .map(one => one.textContent);
    expect(problems).toEqual([
      expect.stringMatching(/^This .*matchers/),
      'Choose your team: silences of all teams are for administrators.',
      'Choose an end: a silence without one is forgotten.',
    ]);
    expect(
      dialog().getByText('Write why nobody is to be paged.'),
    ).toBeInTheDocument();
    await fill(dialog().getByLabelText('Label 1'), 'alertname');
    await fill(dialog().getByLabelText('Value 1'), 'PaymentErrorRate');
    expect(
      await dialog().findByText(
        'Would silence 1 of 2 open alerts, and about 12 a week.',
      ),
    ).toBeInTheDocument();
    expect(
      dialog().getByText('PaymentErrorRate (payment-router)'),
    ).toBeInTheDocument();
    expect(api.previewed.at(-1)?.matchers).toEqual([
      { label: 'alertname', op: '=', value: 'PaymentErrorRate' },
    ]);
    expect(api.created).toEqual([]);
  });

  it('silences by labels, and takes it back', async () => {
    const api = await open();
    await userEvent.click(dialog().getByLabelText('Alerts of all teams'));
    await fill(dialog().getByLabelText('Label 1'), 'alertname');
    await fill(dialog().getByLabelText('Value 1'), 'Disk');
    await userEvent.click(dialog().getByRole('radio', { name: /^4 h, / }));
    await fill(dialog().getByLabelText(/^Reason/), 'A move');
    await userEvent.click(
      dialog().getByRole('button', { name: /^Silence until \d\d:\d\d/ }),
    );
    await press('Undo');
    await waitFor(() => expect(api.deeds).toEqual(['end s2']));
    const [made] = api.created;
    expect(made).toMatchObject({
      matchers: [{ label: 'alertname', op: '=', value: 'Disk' }],
      reason: 'A move',
    });
    expect(made).not.toHaveProperty('startsAt');
    const hours = (Date.parse(made.endsAt) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(3.9);
    expect(hours).toBeLessThan(4.1);
  });

  it('keeps what is refused', async () => {
    const api = await open();
    await userEvent.click(dialog().getByLabelText('Alerts of all teams'));
    await fill(dialog().getByLabelText('Label 1'), 'alertname');
    await fill(dialog().getByLabelText('Value 1'), 'Disk');
    await userEvent.click(dialog().getByRole('radio', { name: /^1 h, / }));
    await fill(dialog().getByLabelText(/^Reason/), 'A move');
    api.actFailures.push(new Error('You are not of the team'));
    const act = () =>
      userEvent.click(dialog().getByRole('button', { name: /^Silence until/ }));
    await act();
    expect(
      await dialog().findByText('Not done: You are not of the team'),
    ).toBeInTheDocument();
    await act();
    await waitFor(() => expect(api.created).toHaveLength(1));
  });

  it('puts services into maintenance, from when they say', async () => {
    const api = await open();
    await userEvent.click(
      dialog().getByRole('radio', { name: 'maintenance of services' }),
    );
    await fill(dialog().getByRole('combobox', { name: /Service/ }), 'pay');
    await userEvent.click(
      await screen.findByRole('option', { name: /payment-router/ }),
    );
    await userEvent.click(dialog().getByRole('radio', { name: 'later' }));
    const time = dialog().getByLabelText('From');
    await userEvent.clear(time);
    await fill(time, '23:59');
    await userEvent.click(dialog().getByRole('radio', { name: /^1 h,/ }));
    await fill(dialog().getByLabelText(/^Reason/), 'New rack');
    await userEvent.click(
      dialog().getByRole('button', { name: /^Silence until/ }),
    );
    await waitFor(() => expect(api.created).toHaveLength(1));
    const [made] = api.created;
    expect(made).toMatchObject({
      ...{ matchers: [], entityRefs: [ROUTER.entityRef] },
      startsAt: expect.stringMatching(/T23:59:00/),
    });
    expect(Date.parse(made.endsAt) - Date.parse(made.startsAt!)).toBe(
      3_600_000,
    );
  });
});

describe('silences from alerts', () => {
  const select = async (api: FakeSilences) => {
    renderPage('/alerts', api);
    for (const name of ['PaymentErrorRate', 'DiskFilling']) {
      const header = await screen.findByRole('rowheader', {
        name: new RegExp(name),
      });
      await userEvent.click(
        within(header.closest<HTMLElement>('[role=row]')!).getByRole(
          'checkbox',
        ),
      );
    }
  };
  const two = () => {
    const api = new FakeSilences();
    api.alerts = [
      alertOf(),
      alertOf({
        ...{ id: 'a2', title: 'DiskFilling' },
        labels: { alertname: 'DiskFilling', cluster: 'eu-1' },
      }),
    ];
    return api;
  };

  it('begin with what those that were chosen have in common', async () => {
    const api = two();
    await select(api);
    await press('Silence by common labels');
    expect(dialog().getByLabelText('Label 1')).toHaveValue('@entity');
    expect(dialog().getByLabelText('Value 1')).toHaveValue(ROUTER.entityRef);
    expect(dialog().getByLabelText('Label 2')).toHaveValue('cluster');
    await userEvent.click(
      dialog().getByRole('button', { name: 'Remove label 1' }),
    );
    expect(dialog().getByLabelText('Label 1')).toHaveValue('cluster');
    await waitFor(() =>
      expect(api.previewed.at(-1)).toEqual({
        matchers: [{ label: 'cluster', op: '=', value: 'eu-1' }],
        teamRef: PAYMENTS.entityRef,
      }),
    );
  });

  it('begin with the alert of a page', async () => {
    const api = two();
    renderPage('/alerts/a1', api);
    await press('More actions');
    await userEvent.click(screen.getByRole('menuitem', { name: 'Silence…' }));
    expect(dialog().getByLabelText('Value 2')).toHaveValue('PaymentErrorRate');
  });

  it('begin with what a storm has in common', async () => {
    const api = two();
    api.counts = {
      lastMinute: 80,
      common: { label: 'cluster', value: 'eu-1', count: 60 },
    };
    renderPage('/alerts', api);
    await press('Silence them…');
    expect(dialog().getByLabelText('Value 1')).toHaveValue('eu-1');
  });

  it('assigns many, and says which it could not', async () => {
    const api = two();
    api.actFailures.push(undefined, new Error('not of your teams'));
    await select(api);
    await press('Assign 2…');
    await userEvent.type(
      dialog().getByRole('combobox', { name: /Person or team/ }),
      'che',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /Chen Li/ }),
    );
    await userEvent.click(
      dialog().getByRole('button', { name: 'Assign 2 to Chen Li' }),
    );
    expect(
      await dialog().findByText('DiskFilling: not of your teams'),
    ).toBeInTheDocument();
    expect(api.deeds).toEqual([
      `assign ${CHEN.entityRef}`,
      `assign ${CHEN.entityRef}`,
    ]);
  });
});
