import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CHEN, PAYMENTS } from './__testUtils__/alerts';
import {
  FakePolicies,
  othersPolicy,
  policyOf,
  refusalOf,
} from './__testUtils__/FakePolicies';
import { pageAddress, renderPage } from './__testUtils__/renderPage';

// The editor has many fields, and a crowded machine looks for each by its role for seconds.
jest.setTimeout(120_000);

async function open(address: string, api = new FakePolicies()) {
  renderPage(`/alerts/policies${address}`, api);
  return api;
}

const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

const field = (name: string) => screen.findByRole('textbox', { name });

async function retype(name: string, text: string) {
  const input = await field(name);
  await userEvent.clear(input);
  await userEvent.paste(text);
}

const savedRules = (api: FakePolicies) => api.saved.at(-1)?.rules;

describe('The list of policies', () => {
  afterEach(() => localStorage.clear());

  it('says what each does in a sentence, and whose it is', async () => {
    const api = new FakePolicies();
    api.policies = [policyOf(), othersPolicy()];
    await open('', api);
    const list = within(
      await screen.findByRole('list', { name: 'Escalation policies' }),
    );
    const [own, others, builtIn] = list.getAllByRole('listitem');
    await waitFor(() =>
      expect(own).toHaveTextContent(
        'Page Ledger primary at once; after 5 min without acknowledgement page chen.li (only critical and error); then all of it 2 times more, 10 min apart; at last, 10 min later, page everybody of the team.',
      ),
    );
    expect(own).toHaveTextContent(
      'All alerts of Payments Core, and of teams below it without a policy. 1 service: payment-router.',
    );
    expect(others).toHaveTextContent('Fraud days');
    expect(others).toHaveTextContent('No alert: it is for no service');
    expect(within(others).queryByRole('button')).toBeNull();
    expect(builtIn).toHaveTextContent(
      'Built-in policyPage level 1 at once; after 5 min without acknowledgement page level 2;',
    );
    await userEvent.type(screen.getByRole('searchbox'), 'fraud');
    await waitFor(() => expect(list.getAllByRole('listitem')).toHaveLength(1));
    expect(pageAddress()).toBe('/alerts/policies?q=fraud');
  });

  it('deletes one after what follows is said, and brings it back', async () => {
    const api = await open('');
    await press('Delete Payments nights');
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByText(
        /^From now on new alerts of Payments Core page by the policy of the team above; where no team above has one, by the built-in one\.$/,
      ),
    ).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Keep' })).toHaveFocus();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Delete policy' }),
    );
    expect(
      await screen.findByText(/^No team has a policy of its own\./),
    ).toBeInTheDocument();
    expect(api.deeds).toEqual(['delete p1']);
    await press('Undo');
    expect(
      await screen.findByRole('link', { name: 'Payments nights' }),
    ).toBeInTheDocument();
    expect(api.saved).toMatchObject([{ title: 'Payments nights' }]);
  });
});

describe('A policy that one may change', () => {
  afterEach(() => localStorage.clear());

  it('stands beside what it would do', async () => {
    await open('?policy=p1');
    const rows = await screen.findByRole('list', {
      name: 'Who would be paged, if nobody acknowledged',
    });
    expect(rows).toHaveTextContent(
      'Sat 28 Nov, 18:30 CETyou, by mail and in SlackLedger primary',
    );
    expect(rows).toHaveTextContent(
      '18:35 CET+5 minnobody: nobody is on call at level 2The next step comes at once.level 2',
    );
    expect(
      screen.getByText('1 step reaches nobody. you first, at 18:30 CET.'),
    ).toBeInTheDocument();
  });

  it('is simulated as it is typed', async () => {
    const api = await open('?policy=p1');
    await press(/^Edit step 2: /);
    await retype('Minutes before it', '7');
    await userEvent.click(screen.getByRole('checkbox', { name: 'warning' }));
    await waitFor(() =>
      expect(api.simulated.at(-1)?.rules).toMatchObject({
        steps: [
          {},
          {
            afterMinutes: 7,
            when: { severities: ['critical', 'error', 'warning'] },
          },
        ],
      }),
    );
  });

  it('is saved, and that is taken back', async () => {
    const api = await open('?policy=p1');
    await retype('How often again', '0');
    await press('Save policy');
    const bar = await screen.findByRole('region', { name: /undo/i });
    expect(bar).toHaveTextContent(
      '"Payments nights" is saved. New alerts page by it.',
    );
    expect(api.saved).toMatchObject([{ id: 'p1', baseRevision: 3 }]);
    await userEvent.click(within(bar).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(api.saved).toHaveLength(2));
    expect(api.saved[1]).toMatchObject({
      baseRevision: 4,
      rules: policyOf().rules,
    });
  });

  it('has its steps moved by keys', async () => {
    await open('?policy=p1');
    (await screen.findByRole('button', { name: /^Edit step 2: / })).focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(
      await screen.findByRole('button', {
        name: /^Edit step 1: Page chen\.li after 5 min/,
      }),
    ).toBeInTheDocument();
  });

  it('has steps added, removed and brought back', async () => {
    const api = await open('?policy=p1');
    await press('Add step');
    await press(/^Close step 3: /);
    await press('Remove step 1');
    await press('Save policy');
    await waitFor(() =>
      expect(savedRules(api)?.steps).toMatchObject([
        { targets: [{ kind: 'person', userRef: CHEN.entityRef }] },
        { targets: [{ kind: 'level', level: 1 }] },
      ]),
    );
    // The last edit is taken back by keys, wherever it was made.
    (await field('Title')).focus();
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(
      await screen.findByRole('button', { name: /step 3: / }),
    ).toBeInTheDocument();
  });

  it('says what is wrong at its field, and is not saved till it is mended', async () => {
    const api = await open('?policy=p1');
    await retype('How often again', '12');
    expect(
      await screen.findByText(
        'This is not a whole number in bounds; write a whole number from 0 to 9.',
      ),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(
        'From before the last change, until what is wrong is mended',
      ),
    ).toBeInTheDocument();
    await press('Save policy');
    await press('Show How often again');
    expect(await field('How often again')).toHaveFocus();
    expect(api.saved).toEqual([]);
  });

  it('shows what the backend finds wrong at the field that it names', async () => {
    const api = new FakePolicies();
    api.actFailures.push(
      refusalOf(400, 'no', [
        {
          pointer: '/rules/steps/1/targets/0',
          message: 'names user:default/chen.li, which is not in the catalog',
        },
      ]),
    );
    await open('?policy=p1', api);
    await retype('Title', 'Other');
    await press('Save policy');
    expect(
      await screen.findByText(
        'This names user:default/chen.li, which is not in the catalog.',
      ),
    ).toBeInTheDocument();
    expect(screen.getAllByText('1 thing to mend')).toHaveLength(1);
  });

  it('keeps what was typed when somebody else was faster, and when one leaves', async () => {
    const api = new FakePolicies();
    await open('?policy=p1', api);
    await retype('Title', 'Mine');
    api.policies = [policyOf({ title: 'Theirs', revision: 4 })];
    api.actFailures.push(refusalOf(409, 'Chen Li has changed the policy'));
    await press('Save policy');
    expect(
      await screen.findByText(
        'Chen Li has saved this policy while you edited.',
      ),
    ).toBeInTheDocument();
    expect(await field('Title')).toHaveValue('Mine');
    await userEvent.click(screen.getByRole('link', { name: 'All policies' }));
    expect(
      await screen.findByText(
        'Something is typed and not saved, on this device.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('link', { name: 'Theirs' }));
    expect(await field('Title')).toHaveValue('Mine');
    await press('Keep mine');
    await press('Save policy');
    await waitFor(() =>
      expect(api.saved.at(-1)).toMatchObject({
        ...{ title: 'Mine', baseRevision: 4 },
      }),
    );
  });

  it('is simulated at a time on the clock of its team, from the address', async () => {
    const api = await open(
      '?policy=p1&severity=warning&at=2026-11-28T17:30:00.000Z',
    );
    await waitFor(() =>
      expect(api.simulated.at(-1)).toMatchObject({
        ...{ severity: 'warning', at: '2026-11-28T17:30:00.000Z' },
      }),
    );
    await waitFor(async () => expect(await field('Time')).toHaveValue('18:30'));
    await retype('Time', '03:12');
    await waitFor(() =>
      expect(api.simulated.at(-1)?.at).toBe('2026-11-28T02:12:00.000Z'),
    );
    expect(pageAddress()).toContain('at=2026-11-28T02:12:00.000Z');
    await press('Now');
    await waitFor(() => expect(api.simulated.at(-1)).not.toHaveProperty('at'));
  });
});

describe('A policy that is new', () => {
  afterEach(() => localStorage.clear());

  it('begins with what holds without it, and is of a team', async () => {
    const api = new FakePolicies();
    api.policies = [];
    await open('', api);
    await userEvent.click(
      await screen.findByRole('link', { name: 'New policy' }),
    );
    await press('Save policy');
    expect(
      await screen.findByText(
        '2 things are to be mended before it can be saved',
      ),
    ).toBeInTheDocument();
    expect(api.simulated).toEqual([]);
    await retype('Title', 'Days');
    await userEvent.type(
      screen.getByRole('combobox', { name: 'Team' }),
      'payments',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /^payments-core/ }),
    );
    await waitFor(() =>
      expect(api.simulated.at(-1)?.teamRef).toBe(PAYMENTS.entityRef),
    );
    await press('Save policy');
    await waitFor(() => expect(pageAddress()).toMatch(/policy=p1/));
    expect(api.saved).toMatchObject([
      { title: 'Days', teamRef: PAYMENTS.entityRef, isTeamDefault: true },
    ]);
  });
});

describe('A policy of others', () => {
  it('is read and simulated, and says who changes it', async () => {
    const api = new FakePolicies();
    api.policies = [othersPolicy()];
    await open('?policy=p2', api);
    expect(
      await screen.findByText(
        'Only people of Fraud, of teams above it, and administrators change it.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('Page level 1 at once')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Save policy' })).toBeNull();
    expect(
      await screen.findByRole('list', {
        name: 'Who would be paged, if nobody acknowledged',
      }),
    ).toBeInTheDocument();
  });

  it('is not there where it is hidden, and fails as everything does', async () => {
    const api = new FakePolicies();
    await open('?policy=p9', api);
    expect(
      await screen.findByText(/You cannot see this policy/),
    ).toBeInTheDocument();
  });
});
