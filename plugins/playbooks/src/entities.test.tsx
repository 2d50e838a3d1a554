import { screen, within } from '@testing-library/react';
import type {
  AlertCoverage,
  CoveragePage,
  EntityPlaybooks,
  RelatedPlaybook,
} from '@callboard/backstage-plugin-playbooks-common';
import { FakePlaybooksApi, playbookOf } from './__testUtils__/FakePlaybooksApi';
import { renderCard } from './__testUtils__/renderCard';
import { EntityPlaybooksCard } from './components/EntityPlaybooksCard';
import { EntityPlaybooksTab } from './components/EntityPlaybooksTab';
import { TeamPlaybooksCard } from './components/TeamPlaybooksCard';

const CART = 'component:default/cart';
const SHOP = 'group:default/shop';

const summaryOf = (...args: Parameters<typeof playbookOf>) => {
  const {
    page: _page,
    runs: _runs,
    version: _version,
    ...summary
  } = playbookOf(...args);
  return summary;
};

const lag: RelatedPlaybook = {
  playbook: summaryOf('# LedgerLag\n\n1. Look\n', {
    id: 'lag',
    alerts: ['LedgerLagHigh', 'LedgerStuck'],
    trust: { level: 'never', changed: [] },
  }),
  reasons: ['annotation', 'owner'],
};

const wiki: RelatedPlaybook = {
  playbook: summaryOf('# Cards in the wiki', {
    kind: 'external',
    id: 'wiki',
    url: 'https://wiki.example/cards',
  }),
  reasons: ['services'],
};

const many = (count: number): RelatedPlaybook[] =>
  Array.from({ length: count }, (_, i) => ({
    playbook: summaryOf(`# Page ${i}`, { id: `p${i}` }),
    reasons: ['owner'],
  }));

function apiOf(change: Partial<EntityPlaybooks>) {
  const api = new FakePlaybooksApi();
  api.entities = [
    {
      entityRef: CART,
      title: 'Cart',
      pages: [],
      totalPages: change.pages?.length ?? 0,
      problems: [],
      ...change,
    },
  ];
  return api;
}

const pages = () =>
  within(screen.getByRole('list', { name: 'Pages' })).getAllByRole('listitem');

describe('the card of an entity', () => {
  it('names its pages with why they are there, and leads to them', async () => {
    renderCard(<EntityPlaybooksCard />, apiOf({ pages: [lag, wiki] }), CART);
    expect(await screen.findByText('2 pages for Cart.')).toBeInTheDocument();
    const [ours, theirs] = pages();
    expect(ours).toHaveTextContent(
      'named in its annotation · 1 step, 0 commands',
    );
    expect(
      within(ours).getByRole('link', { name: 'LedgerLag' }),
    ).toHaveAttribute('href', '/playbooks/pages/lag');
    expect(theirs).toHaveTextContent(
      'Cards in the wiki ↗names it · no steps here',
    );
    const link = within(theirs).getByRole('link', {
      name: 'Cards in the wiki, opens elsewhere',
    });
    expect(link).toHaveAttribute('href', 'https://wiki.example/cards');
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', expect.stringContaining('noopener'));
    expect(screen.getByRole('link', { name: 'Paste alert' })).toHaveAttribute(
      'href',
      '/playbooks/open',
    );
  });

  it('lists five, and says how many more there are', async () => {
    renderCard(
      <EntityPlaybooksCard />,
      apiOf({ pages: many(7), totalPages: 120 }),
      CART,
    );
    await screen.findByText('120 pages for Cart.');
    expect(pages()).toHaveLength(5);
    expect(
      screen.getByText('115 more pages are not listed.'),
    ).toBeInTheDocument();
  });

  it('says what to do where there is none, and what leads nowhere', async () => {
    renderCard(
      <EntityPlaybooksCard />,
      apiOf({ problems: ["'../x' is not read"] }),
      CART,
    );
    expect(await screen.findByText('No playbook for Cart')).toBeInTheDocument();
    expect(screen.getByText(/services: \[cart\]/)).toBeInTheDocument();
    expect(
      screen.getByText('callboard.dev/playbooks: ./playbooks'),
    ).toBeInTheDocument();
    expect(screen.getByText("'../x' is not read")).toBeInTheDocument();
  });

  it('works in a portal without the page', async () => {
    renderCard(<EntityPlaybooksCard />, apiOf({ pages: [lag] }), CART, false);
    expect(await screen.findByText('LedgerLag')).toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('says that nothing is known of what the reader does not see', async () => {
    renderCard(<EntityPlaybooksCard />, new FakePlaybooksApi(), CART);
    expect(
      await screen.findByText('Nothing is known of its playbooks'),
    ).toBeInTheDocument();
  });

  it.each([
    [404, 'The playbooks backend does not answer'],
    [403, /You cannot see these playbooks/],
  ])('says what a %s means', async (statusCode, text) => {
    const api = apiOf({});
    api.failure = Object.assign(new Error('No'), { statusCode });
    renderCard(<EntityPlaybooksCard />, api, CART);
    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});

describe('the tab of an entity', () => {
  it('lists all pages with their alerts', async () => {
    renderCard(
      <EntityPlaybooksTab />,
      apiOf({ pages: [lag, ...many(7)], problems: ['Too many'] }),
      CART,
    );
    await screen.findByText('8 pages for Cart.');
    expect(pages()).toHaveLength(8);
    expect(pages()[0]).toHaveTextContent('Alerts: LedgerLagHigh, LedgerStuck');
    expect(screen.getByText('Too many')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Paste alert' }),
    ).toBeInTheDocument();
  });
});

describe('the alerts of an entity', () => {
  const rules = [{ id: 'rules', broken: [] }];
  const show = (coverage: Partial<CoveragePage>, hasPage = true) => {
    const api = apiOf({ pages: [lag] });
    api.coverage = { ...api.coverage, sources: rules, ...coverage };
    renderCard(<EntityPlaybooksTab />, api, CART, hasPage);
  };
  const alert: AlertCoverage = {
    alert: 'CartDown',
    severity: 'critical',
    services: ['cart'],
    state: 'none',
    findings: [{ state: 'none' }],
    isUsed: false,
    rules: [],
  };

  it('says what each leads to, and how many have a page that was used', async () => {
    show({
      items: [alert, { ...alert, alert: 'CartSlow', isUsed: true }],
      totalItems: 2,
    });
    expect(
      await screen.findByText('1 of 2 alerts have a page that was used.'),
    ).toBeInTheDocument();
    const [first] = within(
      screen.getByRole('list', { name: 'Alerts' }),
    ).getAllByRole('listitem');
    expect(first).toHaveTextContent('CartDowncriticalNo page');
    expect(within(first).getByRole('link')).toHaveAttribute(
      'href',
      '/playbooks/r/CartDown',
    );
  });

  it('leads to the rest of a long list, and counts no part of it', async () => {
    show({
      items: Array.from({ length: 60 }, (_, i) => ({
        ...alert,
        alert: `Cart${i}`,
      })),
    });
    expect(
      await screen.findByRole('link', { name: 'All 60 alerts' }),
    ).toHaveAttribute(
      'href',
      '/playbooks/coverage?service=component%3Adefault%2Fcart',
    );
    expect(screen.queryByText(/have a page that was used/)).toBeNull();
  });

  it('says how alerts come to be its', async () => {
    show({});
    expect(
      await screen.findByText(/label `service: cart`/),
    ).toBeInTheDocument();
  });

  it('is not there where no rule files are read', async () => {
    show({ sources: [] });
    await screen.findByText('1 page for Cart.');
    expect(screen.queryByRole('heading', { name: 'Alerts' })).toBeNull();
  });
});

describe('the card of a team', () => {
  const named = (...names: string[]) =>
    names.map(name => ({
      entityRef: `component:default/${name}`,
      title: name,
    }));

  it('says how many services have a page, which have none, and whose pages are whose', async () => {
    renderCard(
      <TeamPlaybooksCard />,
      apiOf({
        entityRef: SHOP,
        title: 'The shop',
        pages: [
          { ...lag, entities: named('cart', 'stock', 'cards', 'a', 'b') },
          { ...wiki, entities: [] },
        ],
        services: { total: 9, covered: 2, without: named('s1', 's2', 's3') },
      }),
      SHOP,
    );
    expect(
      await screen.findByText('2 of 9 services of The shop have a page.'),
    ).toBeInTheDocument();
    const without = screen.getByRole('region', { name: 'Without a page' });
    expect(within(without).getByRole('link', { name: /s1/ })).toHaveAttribute(
      'href',
      '/catalog/default/component/s1',
    );
    expect(without).toHaveTextContent('and 4 more');
    const [ours, team] = pages();
    expect(ours).toHaveTextContent('for cart, stock, cards and 2 more');
    expect(team).toHaveTextContent('of the team');
  });

  it('says what to do where there is nothing', async () => {
    renderCard(
      <TeamPlaybooksCard />,
      apiOf({
        entityRef: SHOP,
        title: 'The shop',
        services: { total: 0, covered: 0, without: [] },
      }),
      SHOP,
    );
    expect(
      await screen.findByText('The shop owns no service.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/owner: shop/)).toBeInTheDocument();
  });
});
