import { NotRetriedError } from '@callboard/backstage-plugin-alerts-node';

/** These speak of who sends and how, which somebody may mend meanwhile: encryption or a password is missing or wrong. */
const OF_SENDER: ReadonlySet<number> = new Set([530, 534, 535, 538]);
const ENHANCED = /^\d{3}[ -]([45]\.\d{1,3}\.\d{1,3})\b/;
const CODE = /^[A-Z_]{1,40}$/;
/** What TLS says of a certificate, or of a server that does not speak it. */
const OF_TLS = /certificate|altnames|\bssl\b|\btls\b|SSL routines/i;

/** What nodemailer says of a failure. */
interface SmtpFailure {
  code?: string;
  /** Of the server. */
  status?: number;
  /** Such as `RCPT TO`. */
  command?: string;
  response: string;
  isOfTls: boolean;
}

function readFailure(error: unknown): SmtpFailure {
  if (typeof error !== 'object' || error === null) {
    return { response: '', isOfTls: false };
  }
  const text = (key: string) => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' ? value : undefined;
  };
  const status: unknown = Reflect.get(error, 'responseCode');
  const code = text('code');
  return {
    code: code !== undefined && CODE.test(code) ? code : undefined,
    status: typeof status === 'number' ? status : undefined,
    command: text('command'),
    response: text('response') ?? '',
    isOfTls:
      code === 'ETLS' ||
      (code === 'ESOCKET' && OF_TLS.test(text('message') ?? '')),
  };
}

/**
 * Why a mail could not be sent, as it may be kept and shown: without what the server said, which has addresses in it.
 *
 * Given up is only what the server refuses for good because of the recipient or of the mail itself.
 */
export function smtpProblem(error: unknown): Error {
  const { code, status, command, response, isOfTls } = readFailure(error);
  if (isOfTls) {
    return new Error(
      'email: the connection to the mail server could not be encrypted; does the server offer it, with a certificate that this machine trusts?',
    );
  }
  if (status !== undefined) {
    const [, enhanced] = ENHANCED.exec(response) ?? [];
    const answer =
      enhanced === undefined ? `${status}` : `${status} ${enhanced}`;
    const isFinal = status >= 500 && !OF_SENDER.has(status);
    if (isFinal && command === 'RCPT TO') {
      return new NotRetriedError(
        `email: the mail server does not take the address of the person (${answer})`,
      );
    }
    if (isFinal && command === 'DATA') {
      return new NotRetriedError(
        `email: the mail server does not take this mail (${answer})`,
      );
    }
    return new Error(
      code === 'EAUTH'
        ? `email: the mail server refuses alerts.notifiers.email.username and password (${answer})`
        : `email: the mail server has answered ${answer}`,
    );
  }
  // Without an answer of the server, it is nodemailer that refuses what it is given.
  if (code === 'EENVELOPE') {
    return new NotRetriedError(
      'email: the address of the person cannot be used with this mail server',
    );
  }
  return new Error(
    `email: the mail server could not be reached, or has broken off (${
      code ?? 'no reason known'
    })`,
  );
}
