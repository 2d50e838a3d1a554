import { setTimeout as sleep } from 'node:timers/promises';
import { BackendProcess } from './BackendProcess';

type Maybe<T> = T | undefined | false;

/** Tries until there is something; two minutes at most. */
export async function until<T>(
  read: () => Maybe<T> | Promise<Maybe<T>>,
): Promise<T> {
  for (const limit = Date.now() + 120_000; Date.now() < limit; ) {
    const found = await read();
    if (found) return found;
    await sleep(250);
  }
  throw new Error('It did not come about within two minutes');
}

/** A portal with the sample organisation, in a process of its own. */
export async function startDemoPortal(config: object): Promise<BackendProcess> {
  const backend = await BackendProcess.start({
    configs: ['app-config.yaml', 'app-config.demo.yaml'],
    config,
    env: { NODE_ENV: 'development', CALLBOARD_DEMO: '1' },
  });
  await backend.ready();
  return backend;
}

/** A token of a person of the sample organisation; waits until the catalog has read the person. */
export const signIn = (
  backend: BackendProcess,
  user: string,
): Promise<string> =>
  until(async () => {
    const answer = await backend.fetch('/api/auth/demo/refresh', {
      'x-demo-user': user,
    });
    return answer.ok && (await answer.json()).backstageIdentity.token;
  });
