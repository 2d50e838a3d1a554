import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { apiOf, beSilent, button, open } from './__testUtils__/alertPage';
import { acknowledgedBy, ANA, CHEN, inMinutes } from './__testUtils__/alerts';

const network = () => new TypeError('Failed to fetch');

describe('what is done on the page of an alert', () => {
  beforeEach(() => {
    beNarrow();
    beSilent();
  });
  afterEach(beWide);

  it('is acknowledged when the server says so, not before', async () => {
    const api = apiOf();
    const release = api.hold();
    await open(api);
    await userEvent.click(button('Acknowledge'));
    expect(
      await screen.findByRole('button', { name: /Acknowledging…/ }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/You have it/)).toBeNull();
    release();
    expect(
      (
        await screen.findAllByText(
          /^You have it since \d\d:\d\d .*\. Escalation stopped\.$/,
        )
      ).length,
    ).toBeGreaterThan(0);
    // Whoever pressed by keyboard is not at the top of the page now.
    expect(screen.getByRole('group', { name: 'Actions' })).toHaveFocus();
    expect(button('Resolve')).toBeInTheDocument();
    expect(button('Escalate')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Acknowledge' })).toBeNull();
  });

  it('says that it is not acknowledged yet, and goes on trying', async () => {
    const api = apiOf({
      next: { at: inMinutes(4), people: [CHEN], what: 'level 2' },
    });
    api.actFailures.push(network());
    await open(api);
    await userEvent.click(button('Acknowledge'));
    expect(
      await screen.findByText(
        /^Not acknowledged yet, trying again\. The next page is at \d\d:\d\d.*: Chen Li/,
      ),
    ).toBeInTheDocument();
    expect(
      (await screen.findAllByText(/^You have it since/)).length,
    ).toBeGreaterThan(0);
    expect(api.deeds).toEqual(['acknowledge', 'acknowledge']);
    expect(screen.queryByText(/^Not acknowledged yet, trying/)).toBeNull();
  });

  it('says why it cannot be acknowledged, and stops', async () => {
    const api = apiOf();
    api.actFailures.push(
      Object.assign(new Error('The alert was resolved'), { statusCode: 409 }),
    );
    await open(api);
    await userEvent.click(button('Acknowledge'));
    expect(
      await screen.findByText('Not acknowledged: The alert was resolved'),
    ).toBeInTheDocument();
    expect(api.deeds).toEqual(['acknowledge']);
  });

  it('is taken over from somebody who has it', async () => {
    const api = apiOf(acknowledgedBy(CHEN));
    await open(api);
    expect(
      await screen.findByText(/^Chen Li has it since \d\d:\d\d/),
    ).toBeInTheDocument();
    await userEvent.click(button('Take over from Chen Li'));
    expect(
      (await screen.findAllByText(/^You have it since/)).length,
    ).toBeGreaterThan(0);
  });

  it('stays at what is on its way: a page that goes out cannot be cancelled', async () => {
    const api = apiOf(acknowledgedBy(ANA));
    await open(api);
    const release = api.hold();
    await new Promise(resolve => setTimeout(resolve, 450));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Escalate' }),
    );
    await userEvent.click(button('Page the next step now'));
    expect(button('Cancel')).toBeDisabled();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('dialog')).toBeInTheDocument();
    release();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('is given back, and snoozed, from the menu', async () => {
    const api = apiOf(acknowledgedBy(ANA));
    await open(api);
    await userEvent.click(button('More actions'));
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /^Give back/ }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Acknowledge' }),
    );
    await screen.findByRole('button', { name: 'Resolve' });
    await userEvent.click(button('More actions'));
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Snooze' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /^1 h, until / }),
    );
    expect(
      await screen.findByText(/^Snoozed by Ana Ruiz until .*nobody is paged/),
    ).toBeInTheDocument();
    expect(api.deeds).toEqual(['give back', 'acknowledge', 'snooze']);
  });

  it('escalates to who is next, by name', async () => {
    const api = apiOf({
      ...acknowledgedBy(ANA),
      next: { at: inMinutes(4), people: [CHEN], what: 'level 2' },
    });
    await open(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Escalate' }),
    );
    // A press in the first moment is the second half of a double tap.
    if (!screen.queryByRole('dialog')) {
      await new Promise(resolve => setTimeout(resolve, 450));
      await userEvent.click(button('Escalate'));
    }
    await userEvent.click(
      await screen.findByRole('button', { name: 'Page Chen Li now' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.deeds).toEqual(['escalate "next"']);
  });

  it('shows a note in the timeline, and masks a secret before it is sent', async () => {
    const api = apiOf();
    await open(api);
    const field = screen.getByRole('textbox', { name: 'Note' });
    await userEvent.type(field, 'password=hunter22 is wrong');
    await userEvent.click(button('Add note'));
    expect(
      await screen.findByText('1 value masked, check the rest.'),
    ).toBeInTheDocument();
    expect(api.deeds).toEqual([]);
    await userEvent.click(button('Add note'));
    await waitFor(() => expect(field).toHaveValue(''));
    expect(api.deeds).toEqual(['note password=•••••• is wrong']);
  });
});
