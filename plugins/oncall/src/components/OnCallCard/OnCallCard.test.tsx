import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { OnCallAnswer } from '@callboard/backstage-plugin-oncall-common';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import {
  answerOf,
  levelOf,
  renderCard,
  shiftOf,
} from '../../__testUtils__/renderCard';
import { ana, chen, dana, personOf } from '../../__testUtils__/schedules';
import { OnCallCard } from './OnCallCard';

const reachable = personOf('Ana Ruiz', {
  channels: [
    { kind: 'phone', label: '+49 30 1234', href: 'tel:+49301234' },
    { kind: 'chat', label: '@ana', href: 'https://chat.example.com/ana' },
    { kind: 'email', label: 'ana@example.com', href: 'mailto:ana@example.com' },
  ],
});

const show = async (answer?: OnCallAnswer) => {
  const api = new FakeOncallApi();
  api.answers = answer ? [answer] : [];
  renderCard(<OnCallCard />, api);
  await screen.findByRole('heading', { name: 'On-call' });
  return api;
};

const refused = (statusCode: number) =>
  Object.assign(new Error('no'), { statusCode });

describe('OnCallCard', () => {
  it('answers with the first level, how long, how to reach them, and who is next', async () => {
    await show(
      answerOf([
        levelOf(1, {
          now: shiftOf([reachable], -3, 5),
          next: shiftOf([chen], 5, 29),
        }),
        levelOf(2, { now: shiftOf([dana, ana], -3, 50) }),
      ]),
    );
    const first = await screen.findByRole('group', { name: 'Level 1' });
    expect(
      within(first).getByRole('link', { name: 'Ana Ruiz' }),
    ).toHaveAttribute('href', '/catalog/default/user/ana.ruiz');
    expect(first).toHaveTextContent(/until \d\d:\d\d \S+, 5 h( 01 min)? left/);
    const links = within(first)
      .getAllByRole('link')
      .map(link => [
        link.getAttribute('aria-label'),
        link.getAttribute('href'),
      ]);
    expect(links.slice(1)).toEqual([
      ['Call Ana Ruiz: +49 30 1234', 'tel:+49301234'],
      ['Chat Ana Ruiz: @ana', 'https://chat.example.com/ana'],
      ['Mail Ana Ruiz: ana@example.com', 'mailto:ana@example.com'],
    ]);
    expect(screen.getByText('Level 2').parentElement).toHaveTextContent(
      'Level 2 Dana Roth and Ana Ruiz',
    );
    expect(screen.getByText('Next').parentElement).toHaveTextContent(
      /^Next Chen Li, /,
    );
    expect(document.querySelector('[data-chip]')).toBeNull();
  });

  it('says why it is them, with a link for each step', async () => {
    await show(answerOf([levelOf(1, { now: shiftOf([reachable], -1, 1) })]));
    const why = (await screen.findByText('Why')).parentElement!;
    expect(why).toHaveTextContent(
      'Why Ledger owns it › schedule Ledger level 1',
    );
    expect(within(why).getByRole('link', { name: 'Ledger' })).toBeVisible();
    expect(
      within(why).getByRole('link', { name: 'schedule Ledger level 1' }),
    ).toHaveAttribute('href', '/oncall/schedules/s1');
  });

  it.each([
    [
      { inheritedFrom: { entityRef: 'system:default/pay', title: 'payments' } },
      /Ledger owns payments, which it is part of ›/,
    ],
    [{ via: 'annotation' as const, team: undefined }, /its annotation names ›/],
  ])('names the step that differs: %j', async (change, text) => {
    await show(
      answerOf([levelOf(1, { now: shiftOf([reachable], -1, 1) })], change),
    );
    expect((await screen.findByText('Why')).parentElement).toHaveTextContent(
      text,
    );
  });

  it('never fills an empty level silently', async () => {
    await show(
      answerOf([
        levelOf(1, { next: shiftOf([ana], 9, 20) }),
        levelOf(2, { now: shiftOf([chen], -1, 4) }),
      ]),
    );
    const chip = await screen.findByText('Level 1 has nobody: level 2 answers');
    expect(chip.closest('[data-chip]')).toHaveAttribute('data-tone', 'warn');
    expect(screen.getByRole('group', { name: 'Level 2' })).toHaveTextContent(
      'Chen Li',
    );
  });

  it('says that nobody can be reached, and what to mend', async () => {
    await show(answerOf([levelOf(1, { now: shiftOf([chen], -1, 4) })]));
    expect(
      await screen.findByText(
        /^No way to reach Chen Li is in the catalog: add/,
      ),
    ).toBeInTheDocument();
  });

  it.each([
    [{ gone: true }, 'Ben Okafor (left)', 'Ben Okafor is not in the catalog'],
    [{}, 'Ben Okafor', 'You cannot see how to reach them.'],
  ])('tells who left from who is hidden: %j', async (state, name, reach) => {
    const ben = personOf('Ben Okafor', { known: false, ...state });
    await show(answerOf([levelOf(1, { now: shiftOf([ben], -1, 4) })]));
    expect(await screen.findByText(name)).toBeInTheDocument();
    expect(screen.getByText(reach)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /Ben/ })).toBeNull();
  });

  it('never follows an address that is none', async () => {
    const odd = personOf('Odd One', {
      channels: [
        // eslint-disable-next-line no-script-url
        { kind: 'phone', label: 'phone', href: 'javascript:alert(1)' },
        { kind: 'chat', label: '#room' },
      ],
    });
    await show(answerOf([levelOf(1, { now: shiftOf([odd], -1, 4) })]));
    expect(await screen.findByText(/#room/)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /^Call/ })).toBeNull();
  });

  it('warns of the gap after those on call', async () => {
    await show(
      answerOf([
        levelOf(1, {
          now: shiftOf([reachable], -1, 2),
          next: shiftOf([chen], 4, 9),
        }),
      ]),
    );
    expect(
      (await screen.findByText(/^Gap from/)).closest('[data-chip]'),
    ).toHaveAttribute('data-tone', 'warn');
  });

  it('says until when there is nobody', async () => {
    await show(
      answerOf([levelOf(1, { next: shiftOf([ana], 3, 9) })], {
        problem: 'nobody-now',
        reason: 'Nobody is on call on Ledger level 1; add an override',
      }),
    );
    const chip = await screen.findByText(/^Nobody until \d\d:\d\d/);
    expect(chip.closest('[data-chip]')).toHaveAttribute(
      'data-tone',
      'critical',
    );
    expect(
      screen.getByText('Nobody is on call on Ledger level 1; add an override.'),
    ).toBeInTheDocument();
  });

  it('says that a team has no schedule, and how to make one', async () => {
    await show(
      answerOf([], {
        problem: 'no-schedule',
        reason: 'Ledger has no schedule; a member can make one',
      }),
    );
    expect(await screen.findByText('No schedule')).toBeInTheDocument();
    expect(
      screen.getByText('Ledger has no schedule; a member can make one.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'Create schedule' }),
    ).toHaveAttribute(
      'href',
      '/oncall/schedules/new?team=group%3Adefault%2Fledger',
    );
    expect(
      screen.getByText(/callboard\.dev\/oncall-schedule:/),
    ).toBeInTheDocument();
  });

  it.each([
    ['no-owner', 'No owner'],
    ['owner-not-in-catalog', 'Owner not in the catalog'],
    ['owner-not-a-team', 'Owner is not a team'],
    ['schedule-unknown', 'Schedule unknown'],
  ] as const)('has its own words for %s', async (problem, title) => {
    await show(
      answerOf([], { problem, reason: 'The exact reason', team: undefined }),
    );
    expect(
      (await screen.findByText(title)).closest('[data-chip]'),
    ).toHaveAttribute('data-tone', 'bad');
    expect(screen.getByText('The exact reason.')).toBeInTheDocument();
  });

  it('reads an unknown entity again', async () => {
    const api = await show();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Read again' }),
    );
    await waitFor(() => expect(api.calls).toHaveLength(2));
  });

  it.each([
    [503, 'On-call did not load.'],
    [404, 'The on-call backend is not installed in this portal.'],
    [403, /You cannot see who is on call for this/],
  ])('says what %i means', async (status, text) => {
    const api = new FakeOncallApi();
    api.error = refused(status);
    renderCard(<OnCallCard />, api);
    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});
