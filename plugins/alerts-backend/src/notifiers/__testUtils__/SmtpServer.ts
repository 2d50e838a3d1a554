import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { readMail, type ReadMail } from './readMail';

/** A mail as the server took it. */
export interface ReceivedMail extends ReadMail {
  /** Addresses of the envelope. */
  envelope: { from: string; to: string[] };
  /** Who has signed in. */
  username?: string;
  /** Whether it came encrypted. */
  secure: boolean;
  raw: string;
}

/** Where the server can refuse. */
export type SmtpStage = 'connection' | 'sender' | 'recipient' | 'message';

interface SmtpAnswer {
  status: number;
  text: string;
}

export interface SmtpServerOptions {
  /** Without these nobody needs to sign in. */
  credentials?: { username: string; password: string };
  /** Offers encryption, by a certificate that nobody trusts. */
  starttls?: boolean;
}

const toError = ({ status, text: message }: SmtpAnswer) =>
  Object.assign(new Error(message), { responseCode: status });

/** A real SMTP server on this machine, that keeps what it is given and fails when it is told to. */
export class SmtpServer {
  /** In the order they came, those too whose sender was not told that they had. */
  readonly mails: ReceivedMail[] = [];
  readonly #sockets = new Map<number | undefined, Socket>();
  readonly #refusals = new Map<SmtpStage, SmtpAnswer>();
  readonly #server: SMTPServer;
  #delayMs = 0;
  #drops = 0;
  #connections = 0;

  constructor(options: SmtpServerOptions = {}) {
    const { credentials, starttls = false } = options;
    this.#server = new SMTPServer({
      authOptional: credentials === undefined,
      allowInsecureAuth: true,
      disabledCommands: [
        ...(starttls ? [] : ['STARTTLS' as const]),
        ...(credentials ? [] : ['AUTH' as const]),
      ],
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 100,
      onConnect: (_, done) => done(this.#refusal('connection')),
      onAuth: ({ username, password }, _, done) =>
        username === credentials?.username && password === credentials?.password
          ? done(null, { user: username })
          : done(toError({ status: 535, text: '5.7.8 Wrong password' })),
      onMailFrom: (_, __, done) => done(this.#refusal('sender')),
      onRcptTo: (_, __, done) => done(this.#refusal('recipient')),
      onData: (stream, session, done) => {
        const { mailFrom, rcptTo } = session.envelope;
        const take = async () => {
          const raw = await text(stream);
          const refusal = this.#refusal('message');
          if (refusal) return done(refusal);
          this.mails.push({
            ...readMail(raw),
            envelope: {
              from: mailFrom ? mailFrom.address : '',
              to: rcptTo.map(({ address }) => address),
            },
            username: credentials && String(session.user),
            secure: session.secure,
            raw,
          });
          await sleep(this.#delayMs);
          if (this.#drops > 0) {
            this.#drops -= 1;
            return this.#sockets.get(session.remotePort)?.destroy();
          }
          return done();
        };
        take().catch(done);
      },
    });
    // A client that breaks off is none of the server's failures.
    this.#server.on('error', () => {});
  }

  /** @returns its port */
  async start(port = 0): Promise<number> {
    const server = this.#server.listen(port, '127.0.0.1');
    server.on('connection', socket => {
      const { remotePort } = socket;
      this.#connections += 1;
      this.#sockets.set(remotePort, socket);
      socket.on('close', () => this.#sockets.delete(remotePort));
    });
    if (!server.listening) await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets.values()) socket.destroy();
    await new Promise<void>(resolve => this.#server.close(resolve));
  }

  /** How many there were. */
  get connections(): number {
    return this.#connections;
  }

  /** How many there are. */
  get open(): number {
    return this.#sockets.size;
  }

  /** Until it is well again. */
  refuse(stage: SmtpStage, answer: SmtpAnswer): void {
    this.#refusals.set(stage, answer);
  }

  /** Between taking a mail and saying so. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  /** Takes so many mails, and breaks off the connection in place of saying so. */
  drop(mails = 1): void {
    this.#drops = mails;
  }

  /** Ends all failures. */
  recover(): void {
    this.#refusals.clear();
    this.#delayMs = 0;
    this.#drops = 0;
  }

  #refusal(stage: SmtpStage): Error | undefined {
    const answer = this.#refusals.get(stage);
    return answer && toError(answer);
  }
}
