import { expect, people, test } from '../../../e2e/fixtures';

const PASTED = JSON.stringify({
  version: '4',
  commonLabels: { alertname: 'PaymentErrorRate', namespace: 'pay' },
  alerts: [
    {
      labels: { pod: "payment-router-5d9'; id" },
      startsAt: '2026-11-26T03:06:00Z',
    },
  ],
});

test('a pasted alert opens its page with values filled in, quoted, to be copied', async ({
  page,
  signIn,
  copied,
  axe,
}) => {
  await signIn(people.member, '/playbooks');
  await page.getByRole('link', { name: 'Paste alert' }).click();
  await page.getByLabel('Alert', { exact: true }).fill(PASTED);
  await expect(
    page.getByText('Found: PaymentErrorRate, 3 labels'),
  ).toBeVisible();
  await axe();
  const expectCopied = (text: string) =>
    expect.poll(async () => (await copied()).at(-1)).toBe(text);
  await page
    .getByRole('link', { name: 'Open filled page: PaymentErrorRate' })
    .click();

  const check = page.getByRole('region', { name: 'First check' });
  await expect(check).toContainText('kubectl -n pay logs');
  // At night on a phone nobody scrolls to the first thing to do.
  await expect(check.getByRole('button', { name: /^Copy/ })).toBeInViewport();
  await axe();
  await check.getByRole('button', { name: /^Copy/ }).click();
  await expectCopied(
    'kubectl -n pay logs deploy/payment-router --since=10m | grep -c ERROR',
  );

  const steps = page.getByRole('listitem');
  const removal = steps.filter({ hasText: 'One pod: delete it' });
  await removal.getByRole('button', { name: 'Copy' }).click();
  await removal.getByRole('button', { name: 'Copy anyway: command' }).click();
  await expectCopied("kubectl -n pay delete pod 'payment-router-5d9'\\''; id'");

  const network = steps.filter({ hasText: 'One network' });
  await expect(network).toContainText('<network>');
  await page.getByLabel('network', { exact: true }).fill('visa/eu');
  await expect(network).toContainText(
    'https://flags.example.com/payments/visa%2Feu',
  );
});

test('an alert without a page is told so', async ({ page, signIn }) => {
  await signIn(people.member, '/playbooks/open');
  await page.getByLabel('Alert', { exact: true }).fill('FxRateStale');
  await expect(page.getByText('No playbook for FxRateStale')).toBeVisible();
});

test('whoever may not read playbooks is told so @once', async ({
  page,
  signIn,
  expectStatus,
}) => {
  expectStatus(/^\/api\/playbooks\/pages/, 403);
  await signIn(people.stranger, '/playbooks');
  await expect(page.getByText('You cannot see these playbooks.')).toBeVisible();
});
