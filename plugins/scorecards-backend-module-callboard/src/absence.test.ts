import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { FAMILIES, healthy } from './__testUtils__/families';
import { startPortal } from './__testUtils__/portal';

it('says of a family that is not installed that it is not', async () => {
  const portal = await startPortal({ ownership: healthy().ownership });
  const titles = ['on-call', 'playbooks', 'build health', 'alerts'];
  for (const [index, title] of titles.entries()) {
    const id = FAMILIES[index + 1];
    const found = await portal.collect(id, ['a', 'b']);
    const { facts } = portal.providers.find(one => one.id === id)!;
    expect(found).toHaveLength(2);
    const unavailable = `Callboard ${title} is not installed.`;
    for (const { facts: readings } of found) {
      expect(readings).toEqual(
        Object.fromEntries(facts.map(({ name }) => [name, { unavailable }])),
      );
    }
  }
  expect(await portal.collect('ownership', ['a'])).toHaveLength(1);
  await portal.stop();
});

it('does not take a family that cannot be reached for one that is not installed', async () => {
  const portal = await startPortal({}, [
    createServiceFactory({
      service: coreServices.discovery,
      deps: {},
      factory: () => {
        // Nothing listens there.
        const getBaseUrl = async (id: string) => `http://127.0.0.1:2/api/${id}`;
        return { getBaseUrl, getExternalBaseUrl: getBaseUrl };
      },
    }),
  ]);
  await expect(portal.collect('oncall', ['a'])).rejects.toThrow(
    /^Callboard on-call was not read: fetch failed: .*ECONNREFUSED/,
  );
  await portal.stop();
});
