import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { EmailConfig } from '../config/readNotifiers';
import {
  alertMessage,
  patience,
  sharedMessage,
} from './__testUtils__/alertMessage';
import { SmtpServer } from './__testUtils__/SmtpServer';
import { EmailNotifier } from './EmailNotifier';

const failureOf = async (work: Promise<unknown>): Promise<Error> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('It did not fail');
};

describe('EmailNotifier', () => {
  const server = new SmtpServer();
  let port: number;

  beforeAll(async () => {
    port = await server.start();
  });
  afterAll(() => server.stop());
  afterEach(() => {
    server.recover();
    server.mails.length = 0;
  });

  const notifierOf = (config: Partial<EmailConfig> = {}, patienceMs = 5_000) =>
    new EmailNotifier({
      config: {
        host: '127.0.0.1',
        port,
        secure: false,
        requireTls: false,
        from: { name: 'Callboard', address: 'alerts@portal.example.com' },
        ...config,
      },
      patienceMs,
    });
  const send = (
    ...[fields, alert, config]: [
      ...Parameters<typeof alertMessage>,
      Partial<EmailConfig>?,
    ]
  ) => notifierOf(config).send(alertMessage(fields, alert), patience());

  it('mails the person', async () => {
    const replyTo = { name: '', address: 'payments@example.com' };
    const { reference } = await send({}, {}, { replyTo });
    const [mail, ...others] = server.mails;
    expect(others).toEqual([]);
    expect(mail.envelope).toEqual({
      from: 'alerts@portal.example.com',
      to: ['ana.ruiz@example.com'],
    });
    expect(Object.fromEntries(mail.headers)).toMatchObject({
      from: 'Callboard <alerts@portal.example.com>',
      to: 'Ana Ruiz <ana.ruiz@example.com>',
      'reply-to': 'payments@example.com',
      subject: 'critical: PaymentErrorRate (Ledger)',
      'message-id': '<0f3a9d5e-7c1b-4a2e-9d44-5f1c2b7a9e10@portal.example.com>',
      'in-reply-to': '<alert-a1b2c3@portal.example.com>',
      references: '<alert-a1b2c3@portal.example.com>',
      'x-callboard-alert': 'a1b2c3',
      'auto-submitted': 'auto-generated',
    });
    expect(reference).toBe(mail.headers.get('message-id'));
    expect(mail.text.trim()).toBe(
      `${alertMessage().text}\n\n${alertMessage().url}`,
    );
    expect(mail.html).toContain(
      '<a href="https://portal.example.com/alerts/a1b2c3?from=page">',
    );
  });

  it('names the same message the same, and another of the alert another', async () => {
    await send();
    await send();
    await send({ key: 'another' });
    const [first, again, other] = server.mails.map(mail => [
      mail.headers.get('message-id'),
      mail.headers.get('references'),
    ]);
    expect(again).toEqual(first);
    expect(other).toEqual(['<another@portal.example.com>', first[1]]);
  });

  it('keeps tests out of conversations', async () => {
    await send({ kind: 'test' });
    const [{ headers }] = server.mails;
    expect(headers.has('references')).toBe(false);
    expect(headers.has('in-reply-to')).toBe(false);
  });

  it('adds no header and no recipient, whatever others wrote', async () => {
    await send();
    const evil =
      'x\r\nBcc: eve@example.org\r\n\r\n<b>\nX-Evil: 1\u2028\u0000"<eve@example.org>, eve';
    await send(
      {
        title: evil,
        text: `${evil}\r\n.\r\nRCPT TO:<eve@example.org>`,
        recipient: {
          userRef: 'user:default/ana-ruiz',
          name: evil,
          email: 'ana.ruiz@example.com',
        },
      },
      { title: evil, links: [{ label: evil, url: 'https://example.org/' }] },
    );
    const [plain, mail, ...others] = server.mails;
    expect(others).toEqual([]);
    expect(mail.headerNames).toEqual(plain.headerNames);
    expect(mail.headers.get('subject')).toBe(
      'x Bcc: eve@example.org <b> X-Evil: 1 "<eve@example.org>, eve',
    );
    expect(mail.envelope.to).toEqual(['ana.ruiz@example.com']);
    expect(mail.text).toContain('\n.\nRCPT TO:<eve@example.org>');
  });

  it('shows what others wrote as text', async () => {
    await send(
      { text: '<img src=x onerror=alert(1)> & "more"\nNext' },
      {
        links: [
          { label: '<i>Graph</i>', url: 'https://example.org/?a="><script>&b' },
          // eslint-disable-next-line no-script-url
          { label: 'Bad', url: 'javascript:alert(1)' },
          { label: '', url: 'http://example.org:9090/x' },
        ],
      },
    );
    const [{ html, text }] = server.mails;
    expect(html).toContain(
      '&lt;img src=x onerror=alert(1)&gt; &amp; &quot;more&quot;<br>\nNext',
    );
    expect(html).toContain('&lt;i&gt;Graph&lt;/i&gt;</a> (example.org)');
    expect(html).toContain('>example.org:9090</a>');
    expect(html).not.toMatch(/<(script|img|i)\b/);
    // eslint-disable-next-line no-script-url
    expect(html).not.toContain('javascript:');
    expect(text).toContain('<img src=x onerror=alert(1)> & "more"\nNext');
    expect(text).toContain('<i>Graph</i>: https://example.org/?a=');
  });

  it.each([
    [undefined, 'There is no e-mail address in the catalog'],
    ['ana.ruiz', 'not one that can be used'],
    ['ana@example.com, eve@example.org', 'not one that can be used'],
    [
      'ana@example.com>\r\nRCPT TO:<eve@example.org',
      'not one that can be used',
    ],
    ['"eve@example.org x"@example.com', 'not one that can be used'],
  ])('cannot reach %j', async (email, problem) => {
    const notifier = notifierOf();
    expect(notifier.canReach({ email })).toContain(problem);
    const recipient = { userRef: 'user:default/ana-ruiz', name: 'Ana', email };
    const failure = await failureOf(send({ recipient }));
    expect(failure).toMatchObject({ name: 'NotRetriedError' });
    expect(failure.message).not.toContain('@');
    expect(server.mails).toEqual([]);
  });

  it('reaches usual addresses, and nobody without a person', async () => {
    const notifier = notifierOf();
    for (const email of [
      'a@b',
      "o'hara+on-call@mail.example.com",
      'é@é.example',
    ])
      expect(notifier.canReach({ email })).toBeUndefined();
    await expect(
      notifier.send(sharedMessage(), patience()),
    ).rejects.toMatchObject({ name: 'NotRetriedError' });
  });

  it.each([
    [
      'recipient',
      550,
      '5.1.1 <ana.ruiz@example.com>: unknown',
      true,
      '550 5.1.1',
    ],
    ['recipient', 553, 'no', true, '553'],
    ['recipient', 451, '4.7.1 Greylisted', false, '451 4.7.1'],
    ['recipient', 530, '5.7.0 Sign in first', false, '530 5.7.0'],
    ['message', 554, '5.6.0 Refused', true, '554 5.6.0'],
    ['message', 452, '4.3.1 Disk full', false, '452 4.3.1'],
    ['sender', 550, '5.7.1 Not alerts@portal.example.com', false, '550 5.7.1'],
    ['connection', 554, 'No service', false, '554'],
    ['connection', 421, 'Too busy', false, '421'],
  ] as const)(
    'a %s refused with %i %s: given up is %s',
    async (stage, status, text, isFinal, told) => {
      server.refuse(stage, { status, text });
      const failure = await failureOf(send());
      expect(failure.name === 'NotRetriedError').toBe(isFinal);
      expect(failure.message).toContain(told);
      expect(failure.message).not.toContain('@');
      expect(server.mails).toEqual([]);
      server.recover();
      await send();
      expect(server.mails).toHaveLength(1);
    },
  );

  it('sends once per attempt, when the connection breaks before the answer too', async () => {
    server.drop();
    const failure = await failureOf(send());
    expect(failure.name).toBe('Error');
    expect(failure.message).toContain('has broken off');
    expect(server.mails).toHaveLength(1);
    await send();
    const ids = server.mails.map(mail => mail.headers.get('message-id'));
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('waits no longer than it may, and leaves no connection', async () => {
    server.delay(1_000);
    const failure = await failureOf(
      notifierOf({}, 200).send(alertMessage(), patience()),
    );
    expect(failure).toMatchObject({
      name: 'Error',
      message: 'email: the mail server has not answered in time',
    });
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
    expect(server.open).toBe(0);
  });

  it('sends nothing once the caller has given it up', async () => {
    const caller = AbortSignal.abort();
    const before = server.connections;
    await failureOf(notifierOf().send(alertMessage(), { signal: caller }));
    expect(server.connections).toBe(before);
    expect(server.mails).toEqual([]);
  });

  it('is tried again where nobody listens', async () => {
    const nobody = createServer();
    await new Promise<void>(resolve => {
      nobody.listen(0, '127.0.0.1', resolve);
    });
    const { port: free } = nobody.address() as AddressInfo;
    await new Promise(resolve => {
      nobody.close(resolve);
    });
    const failure = await failureOf(send({}, {}, { port: free }));
    expect(failure.name).toBe('Error');
    expect(failure.message).toContain('ECONNREFUSED');
  });

  it('gives up a server that says nothing', async () => {
    const silent = createServer(socket => socket.on('error', () => {}));
    await new Promise<void>(resolve => {
      silent.listen(0, '127.0.0.1', resolve);
    });
    const { port: mute } = silent.address() as AddressInfo;
    const failure = await failureOf(
      notifierOf({ port: mute }, 200).send(alertMessage(), patience()),
    );
    expect(failure.message).toMatch(/in time|could not be reached/);
    await new Promise(resolve => {
      silent.close(resolve);
    });
  });
});

describe('EmailNotifier with a password', () => {
  const credentials = { username: 'callboard', password: 'correct horse' };
  const server = new SmtpServer({ credentials, starttls: true });
  const plain = new SmtpServer({ credentials });
  const ports = { server: 0, plain: 0 };

  beforeAll(async () => {
    ports.server = await server.start();
    ports.plain = await plain.start();
  });
  afterAll(async () => {
    await server.stop();
    await plain.stop();
  });

  const send = (config: Pick<EmailConfig, 'port'> & Partial<EmailConfig>) =>
    new EmailNotifier({
      config: {
        host: '127.0.0.1',
        secure: false,
        requireTls: false,
        credentials,
        from: { name: '', address: 'alerts@portal.example.com' },
        ...config,
      },
      patienceMs: 5_000,
    }).send(alertMessage(), patience());

  it('signs in', async () => {
    await send({ port: ports.plain });
    expect(plain.mails).toHaveLength(1);
    expect(plain.mails[0].username).toBe('callboard');
  });

  it('is tried again with a wrong password, which is not repeated', async () => {
    const wrong = { username: 'callboard', password: 'battery staple' };
    const failure = await failureOf(
      send({ port: ports.plain, credentials: wrong }),
    );
    expect(failure.name).toBe('Error');
    expect(failure.message).toContain('alerts.notifiers.email.username');
    expect(failure.message).not.toContain('battery');
  });

  it('sends no password unencrypted where it must not', async () => {
    const before = plain.mails.length;
    const failure = await failureOf(
      send({ port: ports.plain, requireTls: true }),
    );
    expect(failure.message).toContain('could not be encrypted');
    expect(plain.mails).toHaveLength(before);
  });

  it('trusts no certificate that nobody vouches for', async () => {
    const failure = await failureOf(send({ port: ports.server }));
    expect(failure.name).toBe('Error');
    expect(failure.message).toContain('could not be encrypted');
    expect(server.mails).toEqual([]);
  });
});
