import type { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { PanelAlert } from '@callboard/backstage-plugin-alerts-react';
import type { FoundPlaybook } from '@callboard/backstage-plugin-playbooks-common';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakePlaybooksApi, playbookOf } from './__testUtils__/FakePlaybooksApi';
import { playbooksApiRef } from './api';
import { AlertPlaybookPanel } from './components/AlertPlaybookPanel';
import { PlaybooksProvider } from './components/PlaybooksProvider';
import { homeRouteRef } from './routes';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'ledger-postings',
    annotations: { 'backstage.io/kubernetes-namespace': 'books' },
  },
  spec: { owner: 'ledger' },
};

const alert: PanelAlert = {
  id: 'a1',
  title: 'LedgerLagHigh',
  summary: 'Postings are late',
  severity: 'critical',
  state: 'firing',
  labels: { alertname: 'LedgerLagHigh', cluster: 'eu-1' },
  annotations: { topic: 'bookings' },
  startedAt: '2026-11-28T03:06:00.000Z',
  entityRef: 'component:default/ledger-postings',
};

const LAG = `---
variables:
  - name: admin-key
    secret: true
---
# The ledger is behind

## Meaning

\`\`\`bash
echo no check
\`\`\`

## Check

1. Is <pod> slow?

   \`\`\`bash
   $ kubectl -n <namespace> --cluster <cluster> logs <pod> --topic <topic>
   12
   \`\`\`

2. Ask it:

   \`\`\`bash
   curl -H "X-Key: <admin-key>" https://ledger.example.com
   \`\`\`

## LedgerDown

1. Is it there?

   \`\`\`bash
   curl -H "X-Key: <admin-key>" https://<cluster>.example.com/up
   \`\`\`

## LedgerGone

Nothing helps.

## LedgerSlow

\`\`\`bash
echo 1
${'echo 2\n'.repeat(6)}echo 3
\`\`\`
`;

const lag = playbookOf(LAG);

const foundOf = (change: Partial<FoundPlaybook> = {}): FoundPlaybook => ({
  playbook: lag,
  reason: 'front-matter',
  ...change,
});

const answering = (change: Partial<FoundPlaybook> = {}) => {
  const api = new FakePlaybooksApi([lag]);
  api.answer = { matches: [foundOf(change)], near: [], page: lag };
  return api;
};

const draw = (api: FakePlaybooksApi, change: Partial<PanelAlert> = {}) =>
  renderInTestApp(
    <PlaybooksProvider>
      <AlertPlaybookPanel alert={{ ...alert, ...change }} />
    </PlaybooksProvider>,
    {
      apis: [
        [playbooksApiRef, api],
        [catalogApiRef, catalogApiMock({ entities: [entity] })],
        mockApis.identity(),
      ],
      mountedRoutes: { '/playbooks': homeRouteRef },
    },
  );

/** The panel, once it has loaded. */
const panel = () =>
  waitFor(() => {
    const shown = screen.getByRole('region', { name: 'What to do' });
    expect(shown.querySelector('[class*="Skeleton"]')).toBeNull();
    return shown;
  });
const addressOf = (link: HTMLElement) =>
  decodeURIComponent(link.getAttribute('href') ?? '');

const refusal = (statusCode: number) =>
  Object.assign(new Error('refused'), { statusCode });

describe('what to do about an alert', () => {
  afterEach(beWide);

  it('shows the first check, filled from alert and service, in one request', async () => {
    const api = answering();
    draw(api);
    const shown = await panel();
    await waitFor(() =>
      expect(shown).toHaveTextContent(
        'kubectl -n books --cluster eu-1 logs <pod> --topic bookings',
      ),
    );
    expect(shown).toHaveTextContent('Is <pod> slow?');
    expect(shown).toHaveTextContent(
      'The ledger is behind · 3 of 5 values filled',
    );
    expect(api.asked).toEqual([
      {
        labels: alert.labels,
        annotations: alert.annotations,
        withPage: true,
      },
    ]);
  });

  it('asks for what is missing on the spot, and takes it to the page', async () => {
    const user = userEvent.setup();
    draw(answering());
    const shown = within(await panel());
    await user.click(await shown.findByRole('button', { name: 'needs pod' }));
    const field = await shown.findByLabelText('pod');
    await waitFor(() => expect(field).toHaveFocus());
    await user.type(field, 'ledger-0');
    expect(
      shown.getByRole('button', { name: 'Copy: command' }),
    ).toBeInTheDocument();
    const address = addressOf(
      shown.getByRole('link', {
        name: 'All 3 steps: The ledger is behind',
      }),
    );
    expect(address).toMatch(/^\/playbooks\/pages\/lag\?/);
    expect(address).toContain('label.cluster=eu-1');
    expect(address).toContain('entityRef=component:default/ledger-postings');
    expect(address).toContain('v.pod=ledger-0');
    // Labels are in the address; annotations are not.
    expect(address).toContain('v.topic=bookings');
  });

  it('keeps a secret value out of the address', async () => {
    const user = userEvent.setup();
    draw(answering({ sectionId: 'ledgerdown' }));
    const shown = within(await panel());
    await user.click(
      await shown.findByRole('button', { name: 'needs admin-key' }),
    );
    await user.type(await shown.findByLabelText('admin-key'), 'hunter2');
    expect(await panel()).toHaveTextContent('X-Key: hunter2');
    const link = shown.getByRole('link', { name: /steps/ });
    expect(addressOf(link)).toMatch(/#ledgerdown$/);
    expect(addressOf(link)).not.toContain('hunter2');
    expect(window.location.href).not.toContain('hunter2');
  });

  it('folds a long command', async () => {
    draw(answering({ sectionId: 'ledgerslow' }));
    const shown = within(await panel());
    const more = await shown.findByRole('button', { name: 'Show all' });
    const block = () => document.querySelector('pre')!.dataset.folded;
    expect(block()).toBeDefined();
    await userEvent.click(more);
    expect(block()).toBeUndefined();
  });

  it('takes no check of another section', async () => {
    draw(answering({ sectionId: 'ledgergone' }));
    expect(
      await screen.findByText('It has no command to begin with.'),
    ).toBeInTheDocument();
    expect(await panel()).not.toHaveTextContent('kubectl');
  });

  it('has no room on a phone for what page it is', async () => {
    beNarrow();
    draw(answering());
    expect(await panel()).not.toHaveTextContent('values filled');
  });

  it('leads to other pages that answer it, and to one of another system', async () => {
    const api = answering();
    const external = {
      ...lag,
      kind: 'external',
      url: 'https://wiki.example/x',
    };
    api.answer = {
      matches: [foundOf({ playbook: external as typeof lag }), foundOf()],
      near: [],
    };
    draw(api);
    expect(
      await screen.findByRole('link', {
        name: 'The ledger is behind, opens elsewhere',
      }),
    ).toHaveAttribute('href', 'https://wiki.example/x');
    expect(addressOf(screen.getByRole('link', { name: /^1 other: / }))).toMatch(
      /^\/playbooks\/r\/LedgerLagHigh\?.*choose$/,
    );
  });

  it('says that there is no page, what is near, and starts one', async () => {
    const api = new FakePlaybooksApi([]);
    api.answer = {
      matches: [],
      near: [{ ...foundOf(), alert: 'LedgerLag' }],
    };
    draw(api, { title: 'Disk is full', labels: { host: 'a' } });
    const shown = await panel();
    expect(shown).toHaveTextContent('No playbook for Disk is full.');
    expect(
      addressOf(within(shown).getByRole('link', { name: 'LedgerLag' })),
    ).toContain('/playbooks/pages/lag?');
    expect(
      addressOf(within(shown).getByRole('link', { name: 'Start a draft' })),
    ).toContain('/playbooks/draft?label.alertname=Disk+is+full');
    expect(api.asked[0].labels).toEqual({
      alertname: 'Disk is full',
      host: 'a',
    });
  });

  it('says so to who may not, and tries again after a failure', async () => {
    const api = new FakePlaybooksApi([]);
    api.failure = refusal(403);
    const { unmount } = draw(api);
    expect(
      await screen.findByText('You cannot see playbooks.'),
    ).toBeInTheDocument();
    unmount();
    const failing = answering();
    failing.failure = refusal(400);
    draw(failing);
    const again = await screen.findByRole('button', { name: 'Try again' });
    failing.failure = undefined;
    await userEvent.click(again);
    expect(
      await screen.findByRole('button', { name: 'needs pod' }),
    ).toBeInTheDocument();
  });

  it('is not there where playbooks are not installed', async () => {
    const api = new FakePlaybooksApi([]);
    api.failure = refusal(404);
    draw(api);
    const named = { name: 'What to do' };
    await screen.findByRole('region', named);
    await waitFor(() => expect(screen.queryByRole('region', named)).toBeNull());
  });
});
