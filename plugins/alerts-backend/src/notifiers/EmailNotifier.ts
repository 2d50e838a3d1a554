import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import {
  NotRetriedError,
  type AlertMessage,
  type AlertNotifier,
  type SentMessage,
} from '@callboard/backstage-plugin-alerts-node';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { isMailAddress } from '../config/readMailAddress';
import type { EmailConfig } from '../config/readNotifiers';
import { smtpProblem } from './email/smtpProblem';
import { mailIds, toMail } from './email/toMail';
import { PATIENCE_MS, patient, unlessAborted } from './patience';

const MOST_REFERENCE = 200;

/**
 * Mails people.
 *
 * Each mail has a connection of its own, which ends with the signal. A pool would send mails that were given up meanwhile, and by itself
 * once more those whose connection broke: people would get them twice.
 */
export class EmailNotifier implements AlertNotifier {
  readonly id = 'email';
  readonly title = 'by mail';
  readonly audience = 'personal';
  readonly #config: EmailConfig;
  readonly #patienceMs: number;

  /** @param options.patienceMs - for tests */
  constructor(options: { config: EmailConfig; patienceMs?: number }) {
    this.#config = options.config;
    this.#patienceMs = options.patienceMs ?? PATIENCE_MS;
  }

  canReach({ email }: { email?: string }): string | undefined {
    if (email === undefined) return 'There is no e-mail address in the catalog';
    return isMailAddress(email)
      ? undefined
      : 'The e-mail address in the catalog is not one that can be used';
  }

  async send(
    message: AlertMessage,
    options: { signal: AbortSignal },
  ): Promise<SentMessage> {
    const { name = '', email: address } = message.recipient ?? {};
    const problem = this.canReach({ email: address });
    if (problem !== undefined || address === undefined) {
      throw new NotRetriedError(`email: ${problem}`);
    }
    const signal = patient(options.signal, this.#patienceMs);
    const to = { name, address };
    try {
      await this.#deliver(
        toMail(message, { sender: this.#config, to }),
        signal,
      );
    } catch (error) {
      if (signal.aborted) {
        throw new Error('email: the mail server has not answered in time');
      }
      throw smtpProblem(error);
    }
    const { messageId } = mailIds(message, this.#config);
    return { reference: messageId.slice(0, MOST_REFERENCE) };
  }

  async #deliver(mail: SendMailOptions, signal: AbortSignal): Promise<void> {
    const { host, port, secure, requireTls, credentials } = this.#config;
    const transport = createTransport({
      connection: await this.#connect(signal),
      host,
      port,
      secure,
      requireTLS: requireTls,
      auth: credentials && {
        user: credentials.username,
        pass: credentials.password,
      },
      connectionTimeout: this.#patienceMs,
      greetingTimeout: this.#patienceMs,
      socketTimeout: this.#patienceMs,
    });
    await unlessAborted(transport.sendMail(mail), signal);
  }

  /** The signal ends it, also when all is sent and the server leaves it open. */
  async #connect(signal: AbortSignal): Promise<Socket> {
    const { host, port } = this.#config;
    const socket = connect({ host, port, signal, noDelay: true });
    await once(socket, 'connect');
    // Whoever uses it hears that it closes; an error that nobody listens to would end the process.
    socket.on('error', () => {});
    return socket;
  }
}
