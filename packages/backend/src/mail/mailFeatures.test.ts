import { weeklySchedule } from '../__testUtils__/weeklySchedule';
import type { BackendProcess } from '../testing/BackendProcess';
import { signIn, startDemoPortal, until } from '../testing/demoPortal';
import { MailServer } from './__testUtils__/MailServer';

jest.setTimeout(400_000);

const HOUR = 3_600_000;
const LEAD = 'user:default/tomas-lindqvist';
const MEMBER = 'user:default/noor-haddad';

describe('notifications by e-mail', () => {
  const server = new MailServer();
  let backend: BackendProcess;
  let token: string;

  beforeAll(async () => {
    const port = await server.start();
    backend = await startDemoPortal({
      demo: { builds: { days: 0 } },
      notifications: {
        processors: {
          email: {
            transportConfig: { transport: 'smtp', hostname: '127.0.0.1', port },
            sender: 'portal@larkspur.example',
          },
        },
      },
    });
    token = await signIn(backend, LEAD);
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
      post('/schedules', weeklySchedule([[]], name)),
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
