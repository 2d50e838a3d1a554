import { screen } from '@testing-library/react';
import type { FakePlaybooksApi } from './FakePlaybooksApi';
import { renderPage } from './renderPage';

/** A page with steps in two sections, and a secret value. */
export const LAG = `---
variables:
  - { name: password, secret: true }
---
# LedgerLag

## Impact

Payments wait.

## Diagnosis

1. Look at \`kubectl get pods -n <namespace>\`
2. Log in with \`psql -W <password>\`

## Mitigation

1. Scale out
`;

/** A step of the run on screen. */
export const step = (name: string) => screen.findByRole('group', { name });

/** Starts a run of the page and opens it. */
export async function openRun(api: FakePlaybooksApi) {
  await api.startRun({ id: 'r1', pageId: 'lag' });
  renderPage('/playbooks/runs/r1', api);
  await screen.findByRole('heading', { name: 'Run: LedgerLag' });
}
