import { screen, within } from '@testing-library/react';
import {
  WITHOUT_END,
  type OnCallAnswer,
  type OnCallSource,
} from '@callboard/backstage-plugin-oncall-common';
import { OnCallCard } from './components/OnCallCard';
import { OnCallTab } from './components/OnCallTab';
import { OncallSignal } from './components/OncallSignal';
import { TeamOnCallCard } from './components/TeamOnCallCard';
import { FakeOncallApi } from './__testUtils__/FakeOncallApi';
import {
  answerOf,
  levelOf,
  renderCard,
  shiftOf,
} from './__testUtils__/renderCard';
import { renderPage } from './__testUtils__/renderPage';
import { personOf } from './__testUtils__/schedules';
import { summaryOf } from './__testUtils__/summaries';

const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

const sourceOf = (change: Partial<OnCallSource> = {}): OnCallSource => ({
  id: 'pagerduty',
  title: 'PagerDuty',
  url: 'https://acme.pagerduty.com/escalation_policies/P1',
  readAt: minutesAgo(2),
  stale: false,
  ...change,
});
const silent = sourceOf({
  readAt: minutesAgo(125),
  stale: true,
  problem: 'It answered 503',
});

/** Known there, not in the catalog. */
const stranger = personOf('Sam Okoro', {
  entityRef: 'user:pagerduty/sam-okoro',
  known: false,
});
const shift = shiftOf([stranger], -3, 5);
const schedule = { id: 'pagerduty:P1:1', name: 'Payments escalation' };

const told = (source: OnCallSource, now = shift) =>
  answerOf([levelOf(1, { schedule, now, source })]);

const apiOf = (answer: OnCallAnswer) => {
  const api = new FakeOncallApi();
  api.answers = [answer];
  return api;
};

const row = (source: OnCallSource, now?: typeof shift) =>
  summaryOf({
    ...schedule,
    id: `${schedule.id} ${source.stale}`,
    source,
    now,
    next: undefined,
    allowed: undefined,
  });

describe('what another system says', () => {
  describe('on the card of an entity', () => {
    it('comes with its name, its age and the way there', async () => {
      renderCard(<OnCallCard />, apiOf(told(sourceOf())));
      const level = await screen.findByRole('group', { name: 'Level 1' });
      expect(level).toHaveTextContent('from PagerDuty, read 2 min ago');
      expect(level).not.toHaveAttribute('data-stale');
      expect(
        within(level).getByRole('link', { name: /^Open Payments escalation/ }),
      ).toHaveAttribute('href', sourceOf().url);
      expect(
        screen.getByText(/Payments escalation in PagerDuty/),
      ).toBeInTheDocument();
      expect(
        screen.queryByRole('link', { name: /^schedule/ }),
      ).not.toBeInTheDocument();
    });

    it('names whom only that system knows, and does not say that they left', async () => {
      renderCard(<OnCallCard />, apiOf(told(sourceOf())));
      expect(await screen.findByText('Sam Okoro')).toBeInTheDocument();
      expect(
        screen.getByText('Sam Okoro is known to PagerDuty only.'),
      ).toBeInTheDocument();
      expect(screen.queryByText(/\(left\)|not in the catalog/)).toBeNull();
    });

    it('is the last known when it is old, and says why', async () => {
      renderCard(<OnCallCard />, apiOf(told(silent)));
      const level = await screen.findByRole('group', { name: 'Level 1' });
      expect(level).toHaveAttribute('data-stale');
      expect(level).toHaveTextContent('It answered 503.');
      expect(
        within(level).getByText('PagerDuty silent for 2 h, last known'),
      ).toBeInTheDocument();
    });

    it('has no end where there is none', async () => {
      renderCard(
        <OnCallCard />,
        apiOf(told(sourceOf(), { ...shift, endsAt: WITHOUT_END })),
      );
      expect(await screen.findByText('always on call')).toBeInTheDocument();
      expect(screen.queryByText(/9999| left$/)).toBeNull();
    });

    it('never leads to an address that is none', async () => {
      // eslint-disable-next-line no-script-url
      const url = 'javascript:alert(1)';
      renderCard(<OnCallCard />, apiOf(told(sourceOf({ url }))));
      await screen.findByText('Sam Okoro');
      expect(screen.queryByRole('link', { name: /^Open/ })).toBeNull();
    });

    it.each([
      ['nobody-now', 'critical', 'Nobody on call'],
      ['source-silent', 'unknown', 'Not known who is on call'],
      ['source-unknown', 'bad', 'Unknown to the system that is asked'],
    ] as const)('may be %s', async (problem, tone, text) => {
      renderCard(
        <OnCallCard />,
        apiOf(
          answerOf([levelOf(1, { schedule, source: sourceOf() })], {
            problem,
            reason: 'The exact reason',
          }),
        ),
      );
      expect(
        (await screen.findByText(text)).closest('[data-chip]'),
      ).toHaveAttribute('data-tone', tone);
      expect(screen.getByText('The exact reason.')).toBeInTheDocument();
      expect(
        screen.getByRole('link', { name: /^Open Payments/ }),
      ).toBeInTheDocument();
    });
  });

  it.each([
    [sourceOf(), shift, 'good', /^Sam Okoro until \d\d:\d\d/],
    [silent, shift, 'unknown', /^Sam Okoro until \d\d:\d\d/],
    [
      sourceOf(),
      { ...shift, endsAt: WITHOUT_END },
      'good',
      /^Sam Okoro, always on call$/,
    ],
  ])(
    'stands in “service at a glance” with its state',
    async (source, now, tone, text) => {
      renderCard(<OncallSignal />, apiOf(told(source, now)));
      const sentence = await screen.findByText(text);
      expect(sentence.closest('[data-tone]')).toHaveAttribute(
        'data-tone',
        tone,
      );
      expect(
        screen.getByText(source.stale ? /silent for 2 h/ : /read 2 min ago/),
      ).toBeInTheDocument();
    },
  );

  it('has no times on the tab, but the way to them', async () => {
    renderCard(<OnCallTab />, apiOf(told(sourceOf())));
    const levels = await screen.findByRole('list', { name: /level by level/ });
    expect(levels).toHaveTextContent(
      'PagerDuty says who is on call here, and has the times.',
    );
    expect(
      within(levels).getByRole('link', { name: /^Open Payments/ }),
    ).toHaveAttribute('href', sourceOf().url);
  });

  describe('on the card of a team', () => {
    it.each([
      [
        [row(sourceOf(), shift)],
        'good',
        'Somebody is on call on the schedule of ledger.',
      ],
      [
        [row(sourceOf())],
        'critical',
        'Nobody is on call now on 1 schedule of ledger.',
      ],
      [
        [row(silent, shift)],
        'unknown',
        'The last known of who is on call for ledger.',
      ],
      [
        [row(sourceOf({ readAt: undefined, stale: true }))],
        'unknown',
        'Not known who is on call for ledger.',
      ],
    ])('is summed up, %#', async (schedules, tone, text) => {
      const api = new FakeOncallApi();
      api.schedules = schedules;
      renderCard(<TeamOnCallCard />, api, 'group:default/ledger');
      expect(
        (await screen.findByText(text)).closest('[data-tone]'),
      ).toHaveAttribute('data-tone', tone);
      expect(api.calls.map(({ request }) => request)).toEqual([
        { team: 'group:default/ledger', sources: true, limit: 50 },
      ]);
    });

    it('says that the system has not answered yet, and never “nobody”', async () => {
      const api = new FakeOncallApi();
      api.schedules = [row(sourceOf({ readAt: undefined, stale: true }))];
      renderCard(<TeamOnCallCard />, api, 'group:default/ledger');
      expect(
        await screen.findByText('PagerDuty has not answered yet'),
      ).toBeInTheDocument();
      expect(screen.queryByText(/nobody/i)).toBeNull();
      expect(screen.queryByRole('link', { name: /^schedule/ })).toBeNull();
    });

    it('says why it has not, once', async () => {
      const api = new FakeOncallApi();
      const problem = 'PagerDuty knows nothing of P1';
      api.schedules = [
        row(sourceOf({ readAt: undefined, stale: true, problem })),
      ];
      renderCard(<TeamOnCallCard />, api, 'group:default/ledger');
      expect(
        await screen.findAllByText('PagerDuty knows nothing of P1.'),
      ).toHaveLength(1);
    });
  });

  it('is on the page by team: nobody, last known, always, never “nobody” of what is silent', async () => {
    const api = new FakeOncallApi();
    const teamOf = (name: string) => ({
      entityRef: `group:default/${name.toLowerCase()}`,
      title: name,
    });
    api.schedules = [
      {
        ...row(sourceOf(), { ...shift, endsAt: WITHOUT_END }),
        id: 'a',
        team: teamOf('Always'),
      },
      { ...row(silent), id: 'b', team: teamOf('Silent') },
      { ...row(sourceOf()), id: 'c', team: teamOf('Empty') },
    ];
    renderPage('/oncall', api);
    const rows = (await screen.findAllByRole('row')).slice(1);
    expect(
      rows.map(each => within(each).getAllByRole('link')[0].textContent),
    ).toEqual(['Empty', 'Silent', 'Always']);
    const [empty, unknown, always] = rows;
    expect(empty).toHaveTextContent(/NobodyMend it in PagerDuty\./);
    expect(unknown).toHaveTextContent(
      /PagerDuty silent for 2 h, last known.*Not known who is on call/,
    );
    expect(unknown).not.toHaveTextContent(/nobody/i);
    expect(always).toHaveTextContent(/Sam Okoro.*always on call/);
    expect(
      within(always).getByRole('link', { name: /^Open Payments/ }),
    ).toHaveAttribute('href', sourceOf().url);
    expect(api.calls).toContainEqual({
      name: 'listSchedules',
      request: { sources: true, limit: 50 },
    });
    expect(
      screen.getByText(
        /1 schedule has nobody now\. Who is on call by 1 schedule is not known\.$/,
      ),
    ).toBeInTheDocument();
  });
});
