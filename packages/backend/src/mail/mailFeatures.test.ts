import { setTimeout as sleep } from 'node:timers/promises';
import { BackendProcess } from '../testing/BackendProcess';
import { MailServer } from './__testUtils__/MailServer';

jest.setTimeout(400_000);

const HOUR = 3_600_000;
const LEAD = 'user:default/tomas-lindqvist';
const MEMBER = 'user:default/noor-haddad';

/** Reads every quarter of a second until there is an answer; two minutes at most. */
async function until<T>(read: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (let tries = 0; tries < 480; tries++) {
    const found = await read();
    if (found) return found;
    await sleep(250);
  }
  throw new Error('It did not come about within two minutes');
}

describe('notifications by e-mail', () => {
  const server = new MailServer();
  let backend: BackendProcess;
  let token: string;

  beforeAll(async () => {
    const port = await server.start();
    backend = await BackendProcess.start({
      configs: ['app-config.yaml', 'app-config.demo.yaml'],
      config: {
        demo: { builds: { days: 0 } },
        notifications: {
          processors: {
            email: {
              transportConfig: {
                transport: 'smtp',
                hostname: '127.0.0.1',
                port,
              },
              sender: 'portal@larkspur.example',
            },
          },
        },
      },
      env: { NODE_ENV: 'development', CALLBOARD_DEMO: '1' },
    });
    await backend.ready();
    token = await until(async () => {
      const answer = await backend.fetch('/api/auth/demo/refresh', {
        'x-demo-user': LEAD,
      });
      return answer.ok && (await answer.json()).backstageIdentity.token;
    });
  });

  afterAll(async () => {
    await backend?.stop();
    await server.stop();
  });

  const post = async (path: string, body: object) => {
    const answer = await backend.fetch(
      `/api/oncall${path}`,
      { authorization: `Bearer ${token}` },
      body,
    );
    return answer.ok && answer.json();
  };

  it('tell whose shift starts, and nobody else, where to look', async () => {
    const name = 'Ledger <a href="https://elsewhere.example">primary</a>';
    // Until on-call has read the catalog it knows no team.
    const { id } = await until(() =>
      post('/schedules', {
        name,
        teamRef: 'group:default/ledger',
        version: {
          timeZone: 'Europe/Berlin',
          layers: [
            {
              id: 'weekly',
              rotation: {
                unit: 'week',
                startsAt: '2026-01-05T09:00',
                slots: [{ userRefs: [] }],
              },
            },
          ],
        },
      }),
    );
    const startsAt = new Date(Date.now() + 2 * HOUR);
    const added = await post(`/schedules/${id}/overrides`, {
      kind: 'replace-all',
      startsAt: startsAt.toISOString(),
      endsAt: new Date(Date.now() + 3 * HOUR).toISOString(),
      userRefs: [MEMBER],
    });
    expect(added).toMatchObject({ id });

    const starts = ({ subject }: { subject: string }) =>
      subject.startsWith('Your on-call shift starts in ');
    const mail = await until(() => server.mails.find(starts));
    expect(mail.to).toEqual(['noor.haddad@larkspur.example']);
    expect(mail.subject).toMatch(/ in (2 h|1 h 59 min)$/);
    expect(mail.contentType).toMatch(/^text\/plain/);
    expect(mail.text).toContain(`${name}: `);
    const day = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'Europe/Berlin',
    }).format(startsAt);
    expect(mail.text.trim().split(/\s+/).at(-1)).toBe(
      `${backend.baseUrl}/oncall/schedules/${id}?from=${day}`,
    );
    expect(server.mails.filter(starts)).toHaveLength(1);
  });
});
