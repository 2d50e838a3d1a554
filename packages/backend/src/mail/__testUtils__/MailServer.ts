import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail as the server took it. */
export interface Mail {
  /** The same for the same mail, however often it comes. */
  messageId: string;
  /** Addresses of the envelope. */
  to: string[];
  subject: string;
  contentType: string;
  text: string;
}

const header = (head: string, name: string) =>
  head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .find(line => line.toLowerCase().startsWith(`${name}: `))
    ?.slice(name.length + 2) ?? '';

/** Without the line breaks and escapes of quoted-printable, which long lines are sent in. */
function decoded(head: string, body: string): string {
  return header(head, 'content-transfer-encoding') === 'quoted-printable'
    ? decodeURIComponent(
        body.replace(/=\r\n/g, '').replace(/%/g, '=25').replace(/=/g, '%'),
      )
    : body;
}

/** A real SMTP server on this machine that keeps what it is given. */
export class MailServer {
  readonly mails: Mail[] = [];
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope }, done) => {
      text(stream).then(raw => {
        const [head, ...body] = raw.split('\r\n\r\n');
        this.mails.push({
          messageId: header(head, 'message-id'),
          to: envelope.rcptTo.map(({ address }) => address),
          subject: header(head, 'subject'),
          contentType: header(head, 'content-type'),
          text: decoded(head, body.join('\r\n\r\n')),
        });
        done();
      }, done);
    },
  });

  /** @returns its port */
  async start(): Promise<number> {
    // Whoever hangs up in the middle of a mail has died, and sends it again.
    this.#server.on('error', () => {});
    const server = this.#server.listen(0, '127.0.0.1');
    if (!server.listening) await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    await new Promise<void>(resolve => this.#server.close(resolve));
  }
}
