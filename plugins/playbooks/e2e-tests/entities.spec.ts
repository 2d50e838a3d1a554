import { PlaybooksClient } from '@callboard/backstage-plugin-playbooks-common';
import {
  callboardClient,
  expect,
  fits,
  people,
  test,
} from '../../../e2e/fixtures';

const ROUTER = '/catalog/default/component/payment-router/playbooks';
const TEAM = '/catalog/default/group/payments-core';

test('the page of a service leads to its playbooks, and says why they are its @once', async ({
  page,
  signIn,
  axe,
}) => {
  await signIn(people.member, ROUTER);
  const rows = page.getByRole('list', { name: 'Pages' }).getByRole('listitem');
  const own = rows.filter({ hasText: 'PaymentErrorRate' });
  await expect(own).toContainText('named in its annotation');
  const wiki = rows.filter({ hasText: 'SWIFT is silent' });
  await expect(wiki).toContainText('no steps here');
  await expect(wiki.getByRole('link')).toHaveAttribute('target', '_blank');
  const alert = page
    .getByRole('list', { name: 'Alerts' })
    .getByRole('listitem')
    .filter({ hasText: 'PaymentErrorRate' });
  await expect(alert.getByRole('link')).toHaveAttribute(
    'href',
    '/playbooks/r/PaymentErrorRate',
  );
  await axe();
  await fits(page);
  await own.getByRole('link', { name: 'PaymentErrorRate' }).click();
  await expect(page.getByRole('region', { name: 'First check' })).toBeVisible();
});

test('the page of a team says which of its services have no page @once', async ({
  page,
  signIn,
  axe,
}, info) => {
  await signIn(people.member, TEAM);
  await expect(
    page.getByText(/^\d+ of \d+ services of Payments Core have a page\.$/),
  ).toBeVisible();
  const link = page
    .getByRole('region', { name: 'Without a page' })
    .getByRole('link')
    .first();
  await expect(link).toBeVisible();
  if (info.project.name.endsWith('phone')) {
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
  await axe();
});

test('whoever may not see a service, or playbooks, learns of no page @once', async ({
  baseURL,
}) => {
  const ask = async (userRef: string) =>
    new PlaybooksClient(
      await callboardClient(baseURL!, userRef),
    ).getPlaybooksOfEntities({
      entityRefs: [
        'component:default/payment-router',
        'component:default/heron-gateway',
      ],
    });
  expect((await ask(people.member)).items).toEqual([
    expect.objectContaining({ title: 'Payment router' }),
    null,
  ]);
  await expect(ask(people.stranger)).rejects.toMatchObject({ statusCode: 403 });
});
