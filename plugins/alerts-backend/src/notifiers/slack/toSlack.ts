import type { AlertMessage } from '@callboard/backstage-plugin-alerts-node';
import { oneLine, webAddress, webLinks } from '../texts';

/** Slack refuses more: https://docs.slack.dev/reference/block-kit/blocks/section-block */
const MOST_SECTION = 3_000;
/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const MOST_LABEL = 75;
const MOST_ADDRESS = 3_000;
const MOST_LINKS = 4;
const MOST_TITLE = 500;

/** Characters by which Slack knows mentions and links: https://docs.slack.dev/messaging/formatting-message-text */
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Text that mentions nobody and links nowhere, cut before it is too long and never within an escape. */
export function escapeSlack(text: string, most: number): string {
  const parts: string[] = [];
  let length = 0;
  for (const character of text) {
    const part = ESCAPES[character] ?? character;
    length += part.length;
    if (length > most) {
      while (length > most - 1) length -= parts.pop()?.length ?? length;
      return `${parts.join('')}…`;
    }
    parts.push(part);
  }
  return parts.join('');
}

/** `verbatim`: nothing in it becomes a mention or a link by itself. */
const section = (text: string) => ({
  type: 'section',
  text: { type: 'mrkdwn', text, verbatim: true },
});

const button = ({ label, url }: { label: string; url: string }) => ({
  type: 'button',
  text: { type: 'plain_text', text: escapeSlack(label, MOST_LABEL) },
  url,
});

/** What an incoming webhook of Slack takes. */
export function toSlack({ title, text, url, alert }: AlertMessage) {
  const headline = oneLine(title, MOST_TITLE);
  const page = webAddress(url);
  const buttons = [
    ...(page === undefined ? [] : [{ label: 'Open the alert', url: page }]),
    ...webLinks(alert.links, MOST_LINKS),
  ].filter(link => link.url.length <= MOST_ADDRESS);
  return {
    // Of notifications of the device, where blocks are not shown.
    text: escapeSlack(headline, MOST_SECTION),
    parse: 'none',
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      // Within the stars, so that they are still there when it is cut.
      section(`*${escapeSlack(headline, MOST_SECTION - 2)}*`),
      ...(text.trim() === '' ? [] : [section(escapeSlack(text, MOST_SECTION))]),
      ...(buttons.length > 0
        ? [{ type: 'actions', elements: buttons.map(button) }]
        : []),
    ],
  };
}
