import type { AlertOwner, FiringAlert } from '../types';

/**
 * A page that is begun and kept nowhere yet.
 *
 * @public
 */
export interface PageDraft {
  /** `LedgerLag.md`. */
  fileName: string;
  /** Markdown with front matter. */
  text: string;
}

const MOST_LABELS = 30;
const LONGEST_VALUE = 200;

/** What a file is called on every system. */
function fileNameOf(alert: string): string {
  const name = alert
    .slice(0, 200)
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '');
  return `${name.slice(0, 100) || 'new-alert'}.md`;
}

/** A text of YAML in quotes: JSON's are YAML's, and what YAML 1.1 takes for the end of a line is escaped as well. */
const quoted = (text: string) =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const oneLine = (text: string) =>
  text
    // eslint-disable-next-line no-control-regex
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim()
    .slice(0, LONGEST_VALUE);

/** Text that markdown shows as it is: inside code nothing but a longer row of backticks means anything. */
function asCode(text: string): string {
  const line = oneLine(text) || ' ';
  const rows = line.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...rows.map(row => row.length)) + 1);
  const pad = /^`|`$|^ .* $/.test(line) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Names of alerts as Prometheus has them need no quotes; others might be markup. */
const asText = (name: string) =>
  /^[A-Za-z0-9:]+(?:_+[A-Za-z0-9:]+)*$/.test(name) ? name : asCode(name);

const placeholder = (label: string) => `${label}="<${label}>"`;

/** First things to look at, with gaps for what the alert says each time. */
function commandsFor(labels: readonly string[]): string[] {
  const has = (name: string) => labels.includes(name);
  const scope = has('namespace') ? '-n <namespace> ' : '-A ';
  const pods = `kubectl ${scope}get pods`;
  const logs = `kubectl ${scope}logs <pod> --tail=100`;
  const told = ['alertname', ...labels.filter(name => name !== 'alertname')];
  return [
    '1. Does it fire for one or for many?',
    '',
    '   ```promql',
    `   ALERTS{${told.slice(0, 4).map(placeholder).join(', ')}}`,
    '   ```',
    '',
    ...(has('namespace') || has('pod')
      ? [
          '2. What do the pods say?',
          '',
          '   ```bash',
          `   ${has('namespace') && has('pod') ? logs : pods}`,
          '   ```',
        ]
      : ['2. TODO: the first command that tells causes apart.']),
  ];
}

function frontMatterOf(name: string, owner: AlertOwner | undefined) {
  return [
    '---',
    `alerts: [${quoted(name)}]`,
    ...(owner?.service
      ? [`services: [${quoted(owner.service.entityRef)}]`]
      : []),
    ...(owner ? [`owner: ${quoted(owner.entityRef)}`] : []),
    'status: draft',
    '---',
  ];
}

const bodyWith = (diagnosis: readonly string[]) => [
  '## Impact',
  '',
  'TODO: what users see, and how many of them.',
  '',
  '## Diagnosis',
  '',
  ...diagnosis,
  '',
  '## Mitigation',
  '',
  '1. TODO: what makes it better at once, with its command.',
  '',
  '## Verify',
  '',
  'TODO: what tells that it is over.',
  '',
  '## Roll back',
  '',
  'TODO: how each change above is undone.',
  '',
  '## Escalation',
  '',
  'TODO: who is called when this does not help.',
  '',
];

/**
 * A page to begin with for an alert: all sections, with gaps for its labels. Names and values of labels come from outside;
 * they stand in quotes in which nothing but the quotes means anything.
 *
 * @param owner - who answers for the alert, where it is known
 * @public
 */
export function draftPage(
  { labels }: Pick<FiringAlert, 'labels'>,
  owner?: AlertOwner,
): PageDraft {
  const name = oneLine(labels.alertname ?? '') || 'New alert';
  const named = Object.entries(labels)
    .filter(([label]) => /^[A-Za-z_][A-Za-z0-9_]{0,100}$/.test(label))
    .filter(([label]) => label !== 'alertname')
    .slice(0, MOST_LABELS);
  const text = [
    ...frontMatterOf(name, owner),
    '',
    `# ${asText(name)}`,
    '',
    '## Meaning',
    '',
    'TODO: what has happened when this alert fires.',
    ...(named.length > 0 ? ['', 'It fired with:', ''] : []),
    ...named.map(([label, value]) => `- ${asText(label)}: ${asCode(value)}`),
    '',
    ...bodyWith(commandsFor(named.map(([label]) => label))),
  ].join('\n');
  return { fileName: fileNameOf(name), text };
}

/** Servers and browsers refuse longer addresses. */
const LONGEST_ADDRESS = 6_000;

/**
 * The form of GitHub or GitLab that makes a new file in a folder; undefined for addresses of others. GitHub's form is filled
 * in where the text is short enough for an address.
 *
 * Sources: https://docs.github.com/en/repositories/working-with-files/managing-files/creating-new-files,
 * https://docs.gitlab.com/user/project/repository/web_editor/
 *
 * @param folder - address under which people know the folder
 * @public
 */
export function newFileAddress(
  folder: string,
  { fileName, text }: PageDraft,
): string | undefined {
  if (!URL.canParse(folder)) return undefined;
  const { protocol, origin, hostname, pathname } = new URL(folder);
  const [, repository, gitlab, place] =
    /^(\/[^/]+\/.+?)(\/-)?\/(?:tree|blob)\/([^/]+(?:\/.*)?)$/.exec(
      pathname.slice(0, 2_000),
    ) ?? [];
  const isGitHub = /^(?:www\.)?github\./.test(hostname) && !gitlab;
  if (!/^https?:$/.test(protocol) || !repository || !(gitlab || isGitHub)) {
    return undefined;
  }
  const form = `${origin}${repository}${gitlab ?? ''}/new/${place.replace(
    /\/+$/,
    '',
  )}`;
  if (gitlab) {
    return `${form}?${new URLSearchParams({ file_name: fileName })}`;
  }
  const filled = `${form}?${new URLSearchParams({
    filename: fileName,
    value: text,
  })}`;
  return filled.length <= LONGEST_ADDRESS
    ? filled
    : `${form}?${new URLSearchParams({ filename: fileName })}`;
}
