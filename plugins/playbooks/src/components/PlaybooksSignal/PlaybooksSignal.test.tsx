import { screen } from '@testing-library/react';
import type {
  EntityPlaybooks,
  TrustLevel,
} from '@callboard/backstage-plugin-playbooks-common';
import {
  FakePlaybooksApi,
  playbookOf,
} from '../../__testUtils__/FakePlaybooksApi';
import { renderCard } from '../../__testUtils__/renderCard';
import { PlaybooksSignal } from './PlaybooksSignal';

const found = (...levels: TrustLevel[]): EntityPlaybooks => ({
  entityRef: 'component:default/ledger-api',
  title: 'Ledger API',
  pages: levels.map((level, index) => ({
    playbook: playbookOf('# Page', {
      id: `p${index}`,
      trust: { level, changed: [] },
    }),
    reasons: ['services'],
  })),
  totalPages: levels.length,
  problems: [],
});

const show = async (answer: EntityPlaybooks | undefined, error?: Error) => {
  const api = new FakePlaybooksApi();
  if (answer) api.entities.push(answer);
  api.failure = error;
  renderCard(<PlaybooksSignal />, api, 'component:default/ledger-api');
  const heading = await screen.findByRole('heading', { name: 'Playbooks' });
  return heading.parentElement!;
};

describe('PlaybooksSignal', () => {
  it.each([
    ['warn', found(), 'No playbook'],
    ['good', found('fresh'), '1 of 1 page is proven'],
    ['warn', found('fresh', 'stale'), '1 of 2 pages are proven'],
    ['unknown', found('never', 'ageing'), '0 of 2 pages are proven'],
    ['unknown', undefined, 'unknown: not read yet, or hidden from you'],
  ])('is %s where it should be', async (tone, answer, text) => {
    const row = await show(answer);
    expect(row).toHaveAttribute('data-tone', tone);
    expect(row).toHaveTextContent(text);
  });

  it.each([
    [403, 'unknown: you cannot see playbooks'],
    [404, 'unknown: the playbooks backend is not installed'],
    [400, 'unknown: playbooks did not load'],
  ])('says what %i means', async (statusCode, text) => {
    await show(undefined, Object.assign(new Error('no'), { statusCode }));
    expect(screen.getByText(text)).toBeInTheDocument();
  });
});
