import type { Page } from '@playwright/test';
import type { AlertsClient } from '@callboard/backstage-plugin-alerts-common';
import {
  callboardClient,
  expect,
  fits,
  people,
} from '../../../../e2e/fixtures';
import { HOSTILE_LABEL, HOSTILE_LINK } from './configurations';
import { alertsAs, test } from './peers';

const TEAM = 'group:default/ledger';
const NOOR = 'noor.haddad@larkspur.example';
const TOMAS = 'tomas.lindqvist@larkspur.example';
const HOUR = 3_600_000;

const LAG = 'ledger_lag_seconds';
const BEHIND = 240;
const partition = (number: string) => ({ kafka_partition: number });

// One portal and one mail server.
test.describe.configure({ mode: 'default' });

/** By the schedule of the team, as though somebody had taken over. */
async function putOnCall(baseURL: string, level: number, userRef: string) {
  const admin = await callboardClient(baseURL, people.admin);
  const { items } = await admin.json<{
    items: { id: string; level: number }[];
  }>(`/api/oncall/schedules?team=${encodeURIComponent(TEAM)}`);
  const { id } = items.find(schedule => schedule.level === level)!;
  await admin.json(`/api/oncall/schedules/${id}/overrides`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ kind: 'replace-all', userRefs: [userRef] },
      startsAt: new Date().toISOString(),
      endsAt: new Date(Date.now() + 6 * HOUR).toISOString(),
    }),
  });
}

/** Who is on call, and so many minutes later who is at the second level. */
const levels = (admin: AlertsClient, entityRef: string, afterMinutes: number) =>
  admin.createPolicy({
    ...{ title: entityRef, teamRef: TEAM, isTeamDefault: false },
    entityRefs: [entityRef],
    rules: {
      steps: [
        { targets: [{ kind: 'level', level: 1 }], afterMinutes: 0 },
        { targets: [{ kind: 'level', level: 2 }], afterMinutes },
      ],
      ...{ repeat: 0, repeatAfterMinutes: 10 },
    },
  });

/** The path of the page that a mail leads to. */
const pathIn = (text: string) =>
  /^https?:\/\/[^/\s]+(\/alerts\/[0-9a-f-]{36})$/m.exec(text)![1];

const open = (client: AlertsClient, title: string) =>
  client.listAlerts({ q: title, state: 'open' });

/** The one alert of a title that is open; there are no two. */
async function theOpen(client: AlertsClient, title: string) {
  const { items } = await open(client, title);
  const own = items.filter(alert => alert.title === title);
  expect(own).toHaveLength(1);
  return own[0];
}

async function expectNoScript(page: Page) {
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  await expect(page.locator('a[href^="javascript:"]')).toHaveCount(0);
}

const timelineOf = (page: Page) =>
  page.getByRole('region', { name: 'Timeline' });

/** All of them, the newest first; others may stand between. */
async function expectTold(page: Page, texts: RegExp[]) {
  const story = new RegExp(texts.map(({ source }) => source).join('.*'), 'is');
  await expect(timelineOf(page)).toHaveText(story);
}

/** What is to be done has the labels of the alert in it, and so has the whole page. */
async function opensPlaybook(page: Page) {
  const what = page.getByRole('region', { name: 'What to do' });
  await expect(what).toContainText('How far behind is partition 2?');
  await expect(what).toContainText('--bootstrap-server eu-1:9092');
  await what.getByRole('link', { name: /^All \d steps/ }).click();
  await expect(page.getByLabel('partition', { exact: true })).toHaveValue('2');
  await page.goBack();
}

test.beforeAll(async ({ baseURL, peers }) => {
  await putOnCall(baseURL!, 1, people.member);
  await putOnCall(baseURL!, 2, people.lead);
  const admin = await alertsAs(people.admin);
  await levels(admin, 'component:default/ledger-postings', 5);
  await levels(admin, 'component:default/journal-archive', 1);
  // The second level is paged a minute later: it passes while other alerts are looked at.
  peers.exporter.set('journal_archive_failures', {}, 1);
});

test('what fires pages who is on call, repeats, grows, is acknowledged on a phone, and resolves at its source', async ({
  page,
  signIn,
  axe,
  peers,
}) => {
  const member = await alertsAs(people.member);
  peers.exporter.set(LAG, partition('2'), BEHIND);
  const mail = await peers.mailTo(NOOR, 'LedgerLag');
  expect(mail.headers.get('subject')).toMatch(/^critical: LedgerLag \(.+\)$/);
  await signIn(people.member, pathIn(mail.text));
  await expect(page.getByRole('heading', { name: 'LedgerLag' })).toBeVisible();
  await expect(
    page.getByText('Bookings wait for more than a minute').first(),
  ).toBeInViewport();
  await expect(
    page.getByText(/^You paged .+ Tomas Lindqvist in /).first(),
  ).toBeInViewport();
  const acknowledge = page.getByRole('button', { name: /^Acknowledge/ });
  await expect(acknowledge).toBeInViewport();
  await fits(page);
  await axe();

  await opensPlaybook(page);

  // Nothing new, told again: it is counted, and nobody is paged.
  await expect
    .poll(async () => (await theOpen(member, 'LedgerLag')).repeats)
    .toBeGreaterThan(1);
  await expect(page.getByText(/^told \d+ times$/)).toBeAttached();

  // A second instance of the group is of the same alert.
  peers.exporter.set(LAG, partition('3'), BEHIND);
  await expect(page.getByText('2 instances fire').first()).toBeVisible();
  expect(await theOpen(member, 'LedgerLag')).toMatchObject({
    ...{ firingCount: 2, instanceCount: 2 },
  });

  await page.getByText(/^\d+ labels$/).click();
  await expect(page.getByText(HOSTILE_LABEL)).toBeVisible();
  await page.getByText(/^\d+ annotations$/).click();
  await expect(page.getByText(HOSTILE_LINK)).toBeVisible();
  await expectNoScript(page);

  await acknowledge.click();
  await expect(page.getByText(/^You have it since/).first()).toBeVisible();
  await axe();

  peers.exporter.set(LAG, partition('2'), 0);
  await expect(page.getByText('1 of 2 instances fire').first()).toBeVisible();
  peers.exporter.set(LAG, partition('3'), 0);
  await expect(page.getByText(/^Resolved at the source/).first()).toBeVisible();
  await expectTold(page, [
    /Resolved at the source/,
    /1 instance is over/,
    /you acknowledged it/,
    /1 more instance fires/,
    /by mail/,
    /you paged, step 1/,
    /Routed/,
    /Opened/,
  ]);
  await fits(page);
  await axe();
  expect(peers.mailsTo(NOOR, 'LedgerLag')).toHaveLength(1);
  expect(peers.mailsTo(TOMAS, 'LedgerLag')).toEqual([]);
  expect(await peers.refused()).toBe(0);
});

test('a stranger is refused', async ({ page, signIn, expectStatus, peers }) => {
  const mail = await peers.mailTo(NOOR, 'JournalArchiveFailed');
  const path = pathIn(mail.text);
  const id = path.split('/').at(-1)!;
  expectStatus(new RegExp(`^/api/alerts/alerts/${id}`), 404);
  await signIn(people.stranger, path);
  await expect(page.getByText('You cannot see this alert')).toBeVisible();
  await expect(page.getByText('JournalArchiveFailed')).toHaveCount(0);

  const stranger = await alertsAs(people.stranger);
  for (const act of [
    () => stranger.getAlert(id),
    () => stranger.getTimeline({ id }),
    () => stranger.acknowledgeAlert(id),
    () => stranger.resolveAlert({ id }),
  ]) {
    await expect(act()).rejects.toMatchObject({ statusCode: 404 });
  }
  const { items } = await open(stranger, 'JournalArchiveFailed');
  expect(items).toEqual([]);
});

test('nobody acknowledges: the second level is paged', async ({
  page,
  signIn,
  peers,
}) => {
  const { text } = await peers.mailTo(TOMAS, 'JournalArchiveFailed');
  await signIn(people.lead, pathIn(text));
  await expectTold(page, [/you paged, step 2/, /Noor Haddad paged, step 1/]);
  await page.getByRole('button', { name: /^Acknowledge/ }).click();
  await expect(page.getByText(/^You have it since/).first()).toBeVisible();
  expect(peers.mailsTo(NOOR, 'JournalArchiveFailed')).toHaveLength(1);

  peers.exporter.set('journal_archive_failures', {}, 0);
  await expect(page.getByText(/^Resolved at the source/).first()).toBeVisible();
});

test('a key is replaced while Alertmanager runs, and taken no more once it is revoked', async ({
  peers,
}) => {
  const admin = await alertsAs(people.admin);
  const openOnes = async () =>
    (await open(admin, 'NightlyCloseLate')).items.length;
  await peers.replaceKey();
  peers.exporter.set('nightly_close_late_seconds', {}, 1);
  await expect.poll(openOnes).toBe(1);
  expect(await peers.refused()).toBe(0);

  await peers.revokeKey();
  await expect.poll(peers.refused).toBeGreaterThan(0);
  peers.exporter.set('nightly_close_late_seconds', {}, 0);
  expect(await openOnes()).toBe(1);
});
