import fs from 'node:fs';
import type { Page } from '@playwright/test';
import {
  callboardClient,
  expect,
  fits,
  people,
  test,
} from '../../../e2e/fixtures';

/*
 * A file in the shape of Opsgenie's public documentation: what `GET /v2/schedules/{id}` and `…/timeline` answer (Schedule
 * API, docs.opsgenie.com), with the overrides beside them.
 */

const day = 86_400_000;

const user = (name: string, domain = 'larkspur.example') => ({
  type: 'user',
  id: `id-${name}`,
  username: `${name}@${domain}`,
});

const shift = (
  startDate: string,
  endDate: string,
  { id, username }: ReturnType<typeof user>,
) => ({
  startDate,
  endDate,
  type: 'historical',
  recipient: { type: 'user', id, name: username },
});

const noor = user('noor.haddad');
const emil = user('emil.novak');
const contractor = user('sam.field', 'elsewhere.example');

/** Weeks in Berlin; on 6 April handed over an hour late, as if clocks had not changed. */
function opsgenieFile(name: string): string {
  const start = Math.ceil(Date.now() / day) * day + 30 * day;
  return JSON.stringify({
    data: {
      id: 'a-schedule',
      name,
      timezone: 'Europe/Berlin',
      enabled: false,
      rotations: [
        {
          id: 'r1',
          name: 'Weekly',
          startDate: '2026-01-05T08:00:00Z',
          type: 'weekly',
          length: 1,
          participants: [
            noor,
            contractor,
            emil,
            { type: 'escalation', id: 'e1', name: 'Ledger_escalation' },
          ],
        },
      ],
    },
    timeline: {
      data: {
        startDate: '2026-03-30T07:00:00Z',
        endDate: '2026-04-20T07:00:00Z',
        finalTimeline: {
          rotations: [
            {
              periods: [
                shift('2026-03-30T07:00:00Z', '2026-04-06T08:00:00Z', noor),
                shift(
                  '2026-04-06T08:00:00Z',
                  '2026-04-13T07:00:00Z',
                  contractor,
                ),
                shift('2026-04-13T07:00:00Z', '2026-04-20T07:00:00Z', emil),
              ],
            },
          ],
        },
      },
    },
    overrides: [
      {
        alias: 'holiday',
        user: emil,
        startDate: new Date(start).toISOString(),
        endDate: new Date(start + day).toISOString(),
      },
    ],
  });
}

async function openDialog(page: Page) {
  await page.getByRole('button', { name: 'From a file…' }).click();
  return page.getByRole('dialog', { name: 'A schedule from a file' });
}

/** Saves the draft; answers with the id of the schedule. */
async function save(page: Page, isPhone: boolean) {
  if (isPhone) {
    await page.getByRole('button', { name: 'Next: check' }).click();
    await page.getByRole('button', { name: 'Next: save' }).click();
  } else {
    await page.getByRole('button', { name: 'Save…' }).click();
  }
  await page.getByRole('button', { name: 'Create schedule' }).click();
  await expect(page).toHaveURL(/\/schedules\/(?!new)[^/?]+$/);
  return new URL(page.url()).pathname.split('/').at(-1)!;
}

/** The text of our own document, as it is copied; it is the same when it is downloaded. */
async function exported(page: Page, name: string, copied: string[]) {
  await page.getByRole('button', { name: 'More' }).click();
  await page
    .getByRole('menuitem', { name: 'Download as Callboard JSON…' })
    .click();
  const dialog = page.getByRole('dialog', {
    name: `Download ${name} for Callboard`,
  });
  const before = copied.length;
  await dialog.getByRole('button', { name: /^Copy/ }).click();
  await expect.poll(() => copied.length).toBe(before + 1);
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const file = await (await downloading).path();
  expect(fs.readFileSync(file, 'utf8')).toBe(copied[before]);
  return copied[before];
}

test('a schedule of Opsgenie becomes one here, and goes out and in again as it is @once', async ({
  page,
  signIn,
  axe,
  copied,
  baseURL,
}, info) => {
  const isPhone = info.project.name.endsWith('phone');
  const name = `From Opsgenie, ${isPhone ? 'phone' : 'desktop'}`;
  const newPage = '/oncall/schedules/new?team=group:default/ledger';
  const texts = await copied();
  const made: string[] = [];
  const client = await callboardClient(baseURL!, people.member);
  try {
    await signIn(people.member, newPage);
    const notes = page.getByRole('region', { name: /^From opsgenie\.json/ });
    await test.step('what is not expressible, and where it differs, is told', async () => {
      const dialog = await openDialog(page);
      await axe();
      await dialog.getByLabel(/^Choose a file/).setInputFiles({
        name: 'opsgenie.json',
        mimeType: 'application/json',
        buffer: Buffer.from(opsgenieFile(name)),
      });
      await expect(notes).toContainText('2 things could not be carried over');
      await expect(notes).toContainText('In the file at /data/enabled');
      await expect(notes).toContainText(
        'A team or an escalation stands where a person should: escalation Ledger_escalation. Nobody takes its place.',
      );
      const differs = notes.getByRole('region', {
        name: 'Differs on 1 of 22 days',
      });
      await expect(differs.getByRole('listitem')).toContainText(
        'Mon 6 Apr, 09:00 to 10:00 CEST',
      );
      await expect(differs.getByRole('listitem')).toContainText(
        'theirs: Noor Haddad, ours: sam.field@elsewhere.example',
      );
      await expect(notes).toContainText(
        '1 override to come is added when you save.',
      );
      await axe();
      await fits(page);
    });

    await test.step('people who were not found are matched', async () => {
      await expect(notes).toContainText('1 person of the file was not found');
      await notes
        .getByRole('combobox', { name: 'Who is sam.field@elsewhere.example?' })
        .fill('Tomas');
      await page.getByRole('option', { name: /Tomas Lindqvist/ }).click();
      await expect(notes).toContainText('3 people of the file were found');
      await expect(notes).toContainText(
        'theirs: Noor Haddad, ours: Tomas Lindqvist',
      );
      const level = page.getByLabel('Level');
      await level.fill('9');
    });

    await test.step('it is saved with its override', async () => {
      made.push(await save(page, isPhone));
      await expect(page.getByRole('heading', { name }).first()).toBeVisible();
      const saved = await client.json<{
        versions: { layers: { rotation: { slots: unknown } }[] }[];
        overrides: { userRefs: string[] }[];
      }>(`/api/oncall/schedules/${made[0]}`);
      expect(saved.versions[0].layers[0].rotation.slots).toEqual([
        { userRefs: [people.member] },
        { userRefs: [people.lead] },
        { userRefs: ['user:default/emil-novak'] },
        { userRefs: [] },
      ]);
      expect(saved.overrides).toEqual([
        expect.objectContaining({ userRefs: ['user:default/emil-novak'] }),
      ]);
      await axe();
      await fits(page);
    });

    await test.step('our own document goes out, in, and out as the same bytes', async () => {
      const first = await exported(page, name, texts);
      await page.goto(newPage);
      const dialog = await openDialog(page);
      await dialog.getByLabel('Or paste its text').fill(first);
      await dialog.getByRole('button', { name: 'Open as a draft' }).click();
      const pasted = page.getByRole('region', { name: /^From pasted text/ });
      await expect(pasted).toContainText(
        'Everything in the file could be carried over.',
      );
      const again = `${name}, again`;
      await page.getByRole('textbox', { name: /^Name/ }).first().fill(again);
      await page.getByLabel('Level').fill('9');
      made.push(await save(page, isPhone));
      await expect(
        page.getByRole('heading', { name: again }).first(),
      ).toBeVisible();
      expect(await exported(page, again, texts)).toBe(first);
    });
  } finally {
    for (const id of made) {
      await client.fetch(`/api/oncall/schedules/${id}`, { method: 'DELETE' });
    }
  }
});
