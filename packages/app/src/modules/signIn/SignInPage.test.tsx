import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ana,
  asUser,
  chen,
  failure,
  ledger,
  notThere,
  open,
  options,
  refusal,
  serve,
  type Answer,
} from './__testUtils__/signInPage';
import { session } from './session';
import type { SignInOptions } from './useSignInOptions';

describe('SignInPage', () => {
  afterEach(() => {
    jest.restoreAllMocks();
    sessionStorage.clear();
  });

  it('lists people and teams, and signs in the person chosen', async () => {
    const refreshes = serve({
      options: () => ({ status: 200, body: options }),
    });
    const onSignInSuccess = await open();

    const people = await screen.findByRole('region', { name: 'Sign in as' });
    expect(within(people).getAllByRole('button')).toHaveLength(2);
    expect(within(people).getByText('team lead · Ledger')).toBeInTheDocument();
    expect(
      within(people).getByRole('button', { name: 'Sign in as Chen Li' }),
    ).toHaveAccessibleDescription('No team');
    expect(screen.queryByRole('searchbox')).not.toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: 'Sign in as Ana Ruiz, team lead' }),
    );
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    const identity = onSignInSuccess.mock.calls[0][0];
    expect((await identity.getBackstageIdentity()).userEntityRef).toBe(ana.ref);
    expect(refreshes).toEqual([ana.ref]);
  });

  it('lets the reader act as a member of a team', async () => {
    const refreshes = serve({
      options: () => ({ status: 200, body: options }),
    });
    const onSignInSuccess = await open();
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Act as a member of Ledger, 7 people',
      }),
    );
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    expect(refreshes).toEqual([ledger.ref]);
  });

  it('asks the server when the reader searches a foreign catalog', async () => {
    serve({
      options: filter => ({
        status: 200,
        body: {
          ...options,
          portal: { title: 'Callboard', sample: false },
          users: [ana, chen].filter(user =>
            user.title.toLowerCase().includes(filter ?? ''),
          ),
          groups: filter ? [] : [ledger],
          totals: { users: 412, groups: 1 },
        },
      }),
    });
    await open();
    expect(
      await screen.findByText(
        '2 of 412 people are shown. Type a name to find others.',
      ),
    ).toBeInTheDocument();

    await userEvent.type(screen.getByRole('searchbox'), 'chen');
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: /Ana Ruiz/ }),
      ).not.toBeInTheDocument(),
    );
    expect(
      screen.getByRole('button', { name: 'Sign in as Chen Li' }),
    ).toBeInTheDocument();
    expect(screen.getByText('No team matches "chen".')).toBeInTheDocument();

    await userEvent.type(screen.getByRole('searchbox'), 'x');
    expect(
      await screen.findByText(
        'Nobody matches "chenx". 412 people are in the catalog.',
      ),
    ).toBeInTheDocument();
  });

  it('serves a catalog without people, and tells namesakes apart', async () => {
    let users = [] as SignInOptions['users'];
    serve({
      options: () => ({
        status: 200,
        body: {
          users,
          groups: [ledger],
          portal: { title: 'Callboard', sample: false },
          totals: { users: users.length, groups: 1 },
        },
      }),
    });
    await open();
    expect(
      await screen.findByText('No person is in the catalog so far.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /Ledger/ })).toBeInTheDocument();

    // People read later appear without a reload.
    users = [
      { ...chen, teams: ['Ledger'] },
      { ...chen, ref: 'user:default/chen2', teams: ['Risk'] },
    ];
    for (const team of ['Ledger', 'Risk']) {
      expect(
        await screen.findByRole('button', {
          name: `Sign in as Chen Li, ${team}`,
        }),
      ).toBeInTheDocument();
    }
  });

  it('waits, visibly, for a user the catalog has not read yet', async () => {
    const refreshes = serve({
      options: () => ({ status: 200, body: options }),
      refresh: (ref, attempt) => (attempt === 1 ? notThere : asUser(ref)),
    });
    const onSignInSuccess = await open();
    await userEvent.click(
      await screen.findByRole('button', { name: /Chen Li/ }),
    );
    expect(
      await screen.findByText(
        'The catalog is still reading its files, one moment.',
      ),
    ).toBeInTheDocument();
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1), {
      timeout: 6_000,
    });
    expect(refreshes).toEqual([chen.ref, chen.ref]);
  });

  it('names a refusal and offers somebody else', async () => {
    const refreshes = serve({
      options: () => ({ status: 200, body: options }),
      refresh: () => refusal,
    });
    const onSignInSuccess = await open();
    await userEvent.click(
      await screen.findByRole('button', { name: /Chen Li/ }),
    );
    expect(
      await screen.findByText('You are not signed in as Chen Li.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Not in the list/)).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: 'Choose someone else' }),
    );
    expect(
      await screen.findByRole('region', { name: 'Sign in as' }),
    ).toBeInTheDocument();
    expect(session.get()).toBeUndefined();
    expect(refreshes).toEqual([chen.ref]);
    expect(onSignInSuccess).not.toHaveBeenCalled();
  });

  it('keeps the session over a reload and forgets it on sign-out', async () => {
    session.set({ ref: ana.ref, title: ana.title });
    serve({ options: () => ({ status: 200, body: options }) });
    const onSignInSuccess = await open();
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    expect(session.get()).toEqual({ ref: ana.ref, title: ana.title });

    await onSignInSuccess.mock.calls[0][0].signOut();
    expect(session.get()).toBeUndefined();
  });

  it.each([
    ['has no such route', notThere],
    ['asks for a token', failure(401, 'AuthenticationError', 'Missing token')],
  ])('says that it is not a demo when the backend %s', async (_, answer) => {
    serve({ options: () => answer });
    await open();
    expect(
      await screen.findByText('No sign-in is configured.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('waits while the backend starts and while the catalog is empty', async () => {
    const answers: Answer[] = [
      failure(503, 'ServiceUnavailableError', 'Starting'),
      {
        status: 200,
        body: {
          ...options,
          users: [],
          groups: [],
          totals: { users: 0, groups: 0 },
        },
      },
    ];
    serve({
      options: () => answers.shift() ?? { status: 200, body: options },
    });
    await open();
    expect(
      await screen.findByText('The portal is starting, one moment.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(
        'The catalog is still reading its files, one moment.',
        undefined,
        { timeout: 6_000 },
      ),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole(
        'button',
        { name: /Ana Ruiz/ },
        { timeout: 6_000 },
      ),
    ).toBeInTheDocument();
  });
});
