import { callboardClient, expect } from '../../../e2e/fixtures';

/**
 * Makes a schedule over the API for one journey alone: Emil Novák is on call by it at all times.
 *
 * @param level - one that the team has no other schedule of
 */
export async function makeSpareSchedule(
  baseURL: string,
  userRef: string,
  fields: { name: string; teamRef: string; level: number },
) {
  const client = await callboardClient(baseURL, userRef);
  const send = (method: string, path: string, body?: unknown) =>
    client.fetch(`/api/oncall${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const answer = await send('POST', '/schedules', {
    ...fields,
    version: {
      timeZone: 'Europe/Berlin',
      layers: [
        {
          id: 'weekly',
          rotation: {
            unit: 'week',
            startsAt: '2026-01-05T09:00',
            slots: [{ userRefs: ['user:default/emil-novak'] }],
          },
        },
      ],
    },
  });
  expect(answer.status).toBe(201);
  const { id }: { id: string } = await answer.json();
  return { path: `/schedules/${id}`, send };
}
