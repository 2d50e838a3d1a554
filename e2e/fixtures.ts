/*
 * What every end-to-end test stands on: sample people sign in as a person does, and nothing goes wrong unseen.
 * A console error, a page error or an answer of 400 and above fails the test unless the test declared it.
 */
import AxeBuilder from '@axe-core/playwright';
import {
  expect,
  test as base,
  type ConsoleMessage,
  type Page,
  type Response,
  type TestInfo,
} from '@playwright/test';

import { callboardClient } from '../packages/test-kit/src/http/callboardClient';
import { mcpClientAs } from '../packages/test-kit/src/http/mcpClientAs';

export { callboardClient, expect, mcpClientAs };

/** One sample person of each kind. */
export const people = {
  member: 'user:default/noor-haddad',
  lead: 'user:default/tomas-lindqvist',
  admin: 'user:default/ines-moreau',
  stranger: 'user:default/piet-vos',
} as const;

/** Names on the buttons of the sign-in page. */
const names: Record<string, RegExp> = {
  [people.member]: /Noor Haddad/,
  [people.lead]: /Tomas Lindqvist/,
  [people.admin]: /Inès Moreau/,
  [people.stranger]: /Piet Vos/,
};

export interface Fixtures {
  /** Opens `path` and signs in with the button of the sign-in page. */
  signIn: (userRef: string, path?: string) => Promise<void>;
  /** Declares that answers of this status to addresses with this path are part of the test. */
  expectStatus: (path: string | RegExp, status: number) => void;
  /** The texts the page put on the clipboard since it was opened; reading the clipboard itself hangs without focus. */
  copied: () => Promise<string[]>;
  /** No serious or critical finding of axe within our own parts of the page. */
  axe: (options?: { root?: string }) => Promise<void>;
}

export interface Expected {
  path: string | RegExp;
  status: number;
}

const matches = (url: string, path: string | RegExp) => {
  const { pathname, search } = new URL(url);
  return typeof path === 'string'
    ? pathname === path
    : path.test(pathname + search);
};

/** Collects what no test wants. */
function watch(page: Page) {
  const found: string[] = [];
  const answers: { url: string; status: number }[] = [];
  page.on('pageerror', error => found.push(`page error: ${error.message}`));
  page.on('console', (message: ConsoleMessage) => {
    // The browser tells an answer of 400 and above a second time here; a request without an answer only here.
    const isEcho =
      /^Failed to load resource: the server responded with a status of/.test(
        message.text(),
      );
    if (message.type() === 'error' && !isEcho) {
      found.push(`console error: ${message.text()}`);
    }
  });
  page.on('response', (response: Response) => {
    if (response.status() >= 400) {
      answers.push({ url: response.url(), status: response.status() });
    }
  });
  return {
    unexpected(expected: Expected[]) {
      const undeclared = answers.filter(
        ({ url, status }) =>
          !expected.some(
            each => each.status === status && matches(url, each.path),
          ),
      );
      return [
        ...found,
        ...undeclared.map(({ url, status }) => `answer ${status}: ${url}`),
      ];
    },
    unseen(expected: Expected[]) {
      return expected.filter(
        each =>
          !answers.some(
            ({ url, status }) =>
              each.status === status && matches(url, each.path),
          ),
      );
    },
  };
}

const grave = new Set(['serious', 'critical']);

async function graveFindings(builder: AxeBuilder) {
  const { violations } = await builder.analyze();
  return violations
    .filter(({ impact }) => impact && grave.has(impact))
    .flatMap(({ id, help, nodes }) =>
      nodes.map(node => `${id} (${help}): ${node.target.join(' ')}`),
    );
}

/** What axe finds outside our parts belongs to core: it is noted with the result and fails nothing. */
async function checkAccessibility(page: Page, info: TestInfo, root: string) {
  await expect(
    page.locator(root).first(),
    `no part of the page is marked ${root}`,
  ).toBeVisible();
  const ours = await graveFindings(new AxeBuilder({ page }).include(root));
  const others = await graveFindings(new AxeBuilder({ page }).exclude(root));
  for (const description of others) {
    info.annotations.push({ type: 'axe: core', description });
  }
  expect(ours, 'axe: serious or critical findings').toEqual([]);
}

/** Nothing of the page lies beyond its sides. */
export async function fits(page: Page) {
  const overflow = await page.evaluate(
    () =>
      document.documentElement.scrollWidth -
      document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

export const test = base.extend<Fixtures & { expected: Expected[] }>({
  expected: async ({}, use) => use([]),

  page: async ({ page, expected }, use) => {
    const seen = watch(page);
    await use(page);
    expect(seen.unexpected(expected), 'unexpected errors').toEqual([]);
    expect(seen.unseen(expected), 'declared but never seen').toEqual([]);
  },

  signIn: async ({ page }, use) => {
    await use(async (userRef, path = '/') => {
      await page.goto(path);
      const choice = page.getByRole('button', { name: names[userRef] });
      await choice.click();
      await expect(choice).toBeHidden();
      // The box of the sidebar has no size of its own, so it never counts as visible.
      await expect(page.getByRole('navigation').first()).toBeAttached();
    });
  },

  expectStatus: async ({ expected }, use) => {
    await use((path, status) => {
      expected.push({ path, status });
    });
  },

  copied: async ({ page, context }, use) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const texts: string[] = [];
    await page.exposeFunction('__copied', (text: string) => {
      texts.push(text);
    });
    await page.addInitScript(() => {
      const write = navigator.clipboard.writeText.bind(navigator.clipboard);
      navigator.clipboard.writeText = async text => {
        await write(text);
        await (
          window as unknown as { __copied(copied: string): Promise<void> }
        ).__copied(text);
      };
    });
    await use(async () => texts);
  },

  axe: async ({ page }, use, info) => {
    await use(({ root = '[data-callboard-root]' } = {}) =>
      checkAccessibility(page, info, root),
    );
  },
});
