import type { AlertMessage } from '@callboard/backstage-plugin-alerts-node';
import type { SendMailOptions } from 'nodemailer';
import type { MailAddress } from '../../config/readMailAddress';
import { escapeHtml, oneLine, webLinks } from '../texts';

const MOST_SUBJECT = 200;
const MOST_NAME = 100;
const MOST_LINKS = 10;

/** Who a mail is from, and where answers go. */
export interface Sender {
  from: MailAddress;
  replyTo?: MailAddress;
}

/**
 * Under which mails are known to mail programs: the same mail by the same one, however often it is sent, and all mails of one alert as one
 * conversation, whose first message is one that was never sent.
 */
export function mailIds(
  { key, alert }: AlertMessage,
  { from }: Sender,
): { messageId: string; thread: string } {
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return {
    messageId: `<${key}@${domain}>`,
    thread: `<alert-${alert.id}@${domain}>`,
  };
}

function toText({ text, url, alert }: AlertMessage): string {
  const links = webLinks(alert.links, MOST_LINKS);
  return [
    text,
    url,
    links.map(({ label, url: to }) => `${label}: ${to}`).join('\n'),
  ]
    .filter(part => part !== '')
    .join('\n\n');
}

function toHtml({ text, url, alert }: AlertMessage): string {
  const links = webLinks(alert.links, MOST_LINKS).map(
    ({ label, url: to }) =>
      `<li><a href="${escapeHtml(to)}">${escapeHtml(label)}</a> (${escapeHtml(
        new URL(to).host,
      )})</li>`,
  );
  return [
    '<!doctype html>',
    '<html lang="en"><body>',
    `<p>${escapeHtml(text).replace(/\r?\n/g, '<br>\n')}</p>`,
    `<p><a href="${escapeHtml(url)}">Open the alert</a></p>`,
    ...(links.length > 0 ? ['<ul>', ...links, '</ul>'] : []),
    '</body></html>',
    '',
  ].join('\n');
}

/**
 * The mail of a message. A locked phone shows the subject, which is severity, title and service, and then how the body begins; so that
 * begins with what is wrong, and repeats nothing.
 */
export function toMail(
  message: AlertMessage,
  { sender, to }: { sender: Sender; to: MailAddress },
): SendMailOptions {
  const { messageId, thread } = mailIds(message, sender);
  return {
    messageId,
    from: sender.from,
    replyTo: sender.replyTo,
    to: { name: oneLine(to.name, MOST_NAME), address: to.address },
    // Not from the headers: nobody else is reached, whatever a name holds.
    envelope: { from: sender.from.address, to: [to.address] },
    subject: oneLine(message.title, MOST_SUBJECT),
    // A test belongs to no alert.
    ...(message.kind !== 'test' && { inReplyTo: thread, references: thread }),
    headers: {
      'X-Callboard-Alert': oneLine(message.alert.id, MOST_NAME),
      // No out-of-office notices come back (RFC 3834).
      'Auto-Submitted': 'auto-generated',
    },
    xMailer: false,
    text: toText(message),
    html: toHtml(message),
    // A text that looks like a path or an address is a text.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
