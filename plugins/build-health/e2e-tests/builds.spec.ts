import { expect, fits, people, test } from '../../../e2e/fixtures';
import { buildOf, push } from './pushBuild';

test('the card of a service turns red while it is open; what is forged or repeated changes nothing', async ({
  page,
  signIn,
  axe,
  baseURL,
}, info) => {
  const isPhone = info.project.name.endsWith('phone');
  const service = isPhone ? 'money-types' : 'journal-archive';
  const pipeline = {
    key: `release-${isPhone ? 'phone' : 'desktop'}`,
    repository: `larkspur-pay/${service}`,
  };
  const send = (...builds: object[]) => {
    const body = JSON.stringify({ builds });
    return { body, status: push(baseURL!, body) };
  };
  const green = buildOf(pipeline, {
    number: 1,
    outcome: 'success',
    minutesAgo: 90,
  });
  expect(await send(green).status).toBe(202);

  await signIn(people.member, `/catalog/default/component/${service}`);
  const card = page.locator('[data-trunk]');
  await expect(card.getByText(/Main is green/)).toBeVisible();

  const red = buildOf(pipeline, {
    number: 2,
    outcome: 'failure',
    minutesAgo: 30,
  });
  const { body, status } = send(red);
  expect(await status).toBe(202);
  await expect(card.getByText(/Main red for 3\d min/)).toBeVisible();
  await expect(
    card.getByRole('link', { name: /first red one/ }),
  ).toHaveAttribute('href', red.url);
  await axe();
  await fits(page);

  const mended = { ...green, number: 3, externalId: '3' };
  const forged = JSON.stringify({ builds: [mended] });
  const wrongSecret = 'x'.repeat(40);
  expect(await push(baseURL!, forged, wrongSecret)).toBe(401);
  expect(await push(baseURL!, body)).toBe(202);
  await page.goto(`/catalog/default/component/${service}/builds`);
  for (const { url } of [red, green]) {
    await expect(page.locator(`a[href="${url}"]`).first()).toBeVisible();
  }
  await axe();
  await fits(page);
});
