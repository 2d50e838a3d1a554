import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import {
  discoveryApiRef,
  type IdentityApi,
} from '@backstage/frontend-plugin-api';
import { SignInPage } from '../SignInPage';
import type { SignInOptions } from '../useSignInOptions';

export const ana = {
  ref: 'user:default/ana.ruiz',
  title: 'Ana Ruiz',
  label: 'team lead',
  teams: ['Ledger'],
};
export const chen = {
  ref: 'user:default/chen.li',
  title: 'Chen Li',
  teams: [],
};
export const ledger = {
  ref: 'group:default/ledger',
  title: 'Ledger',
  members: 7,
};

export const options: SignInOptions = {
  users: [ana, chen],
  groups: [ledger],
  portal: { title: 'Callboard', sample: true },
  totals: { users: 2, groups: 1 },
};

export type Answer = { status: number; body: unknown };

export const asUser = (ref: string): Answer => ({
  status: 200,
  body: {
    profile: { displayName: ref },
    backstageIdentity: {
      token: 'a.e30.c',
      identity: {
        type: 'user',
        userEntityRef: ref,
        ownershipEntityRefs: [ref],
      },
    },
  },
});
export const failure = (
  status: number,
  name: string,
  message: string,
): Answer => ({
  status,
  body: { error: { name, message }, response: { statusCode: status } },
});
export const notThere = failure(404, 'NotFoundError', 'User not found');
export const refusal = failure(403, 'NotAllowedError', 'Not in the list');

/** A backend that answers the calls of the sign-in page and remembers them. */
export function serve(answers: {
  options: (filter: string | undefined) => Answer;
  refresh?: (ref: string, attempt: number) => Answer;
}) {
  const refreshes: string[] = [];
  jest.spyOn(global, 'fetch').mockImplementation(async (input, init) => {
    const url = new URL(String(input));
    const refresh = url.pathname === '/api/auth/demo/refresh';
    const user = new Headers(init?.headers).get('x-demo-user') ?? '';
    if (refresh) {
      refreshes.push(user);
    }
    const answer = refresh
      ? answers.refresh?.(user, refreshes.length) ?? asUser(user)
      : answers.options(url.searchParams.get('q') ?? undefined);
    return new Response(JSON.stringify(answer.body), {
      status: answer.status,
      headers: { 'content-type': 'application/json' },
    });
  });
  return refreshes;
}

/** Draws the page; what it calls when somebody is signed in. */
export async function open() {
  const onSignInSuccess = jest.fn<void, [IdentityApi]>();
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [
          discoveryApiRef,
          mockApis.discovery({ baseUrl: 'http://portal.example' }),
        ],
      ]}
    >
      <SignInPage onSignInSuccess={onSignInSuccess} />
    </TestApiProvider>,
  );
  return onSignInSuccess;
}
