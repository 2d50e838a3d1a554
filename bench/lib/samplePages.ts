import fs from 'node:fs';
import path from 'node:path';

const THINGS = [
  'Ledger',
  'Payment',
  'Card',
  'Fraud',
  'Rate',
  'Queue',
  'Etcd',
  'Node',
  'Disk',
  'Proxy',
];
const STATES = [
  'Lag',
  'Down',
  'Slow',
  'Full',
  'Errors',
  'Stale',
  'Missing',
  'Restarts',
];
const GRADES = ['High', 'Critical', 'Warning', 'Sustained', 'Burn'];

/** Name of the alert with a number; each number another one. */
export const alertName = (index: number) =>
  `${THINGS[index % 10]}${STATES[Math.floor(index / 10) % 8]}${
    GRADES[Math.floor(index / 80) % 5]
  }${Math.floor(index / 400)}`;

const commands = (index: number, count: number) =>
  Array.from(
    { length: count },
    (_, at) => `${
      at + 1
    }. Look at what *it* says, and compare it with [the board](https://g.example/d/${index}).

   \`\`\`bash
   $ kubectl -n <namespace> get pods -l app=service-${index} --field-selector spec.nodeName=$NODE
   NAME        READY   STATUS
   service-0   1/1     Running
   \`\`\`
`,
  ).join('\n');

/** A page like those of public sets: four sections, a dozen commands, a table; about 6 kB. */
function pageText(index: number, moreAlerts: string[]): string {
  return `---
title: ${alertName(index)}
alerts: [${moreAlerts.join(', ')}]
owner: team-${index % 80}
---
# ${alertName(index)}

## Meaning

The service answers late, or not at all, for more than five minutes. See \`up{job="service-${index}"}\`.

## Impact

| who | what |
| --- | ---- |
| customers | cannot pay |
| partners | see old rates |

## Diagnosis

${commands(index, 6)}
## Mitigation

${commands(index, 4)}
- [ ] Roll back: \`kubectl rollout undo deployment/service-${index} -n <namespace>\`

## Verify

\`\`\`promql
sum(rate(http_requests_total{job="service-${index}", pod=~"<pod>"}[5m]))
\`\`\`
`;
}

/**
 * Writes pages into a folder.
 *
 * @returns names of alerts, each answered by one of the pages: by its name, or by its front matter
 */
export function writePages(
  folder: string,
  { pages, alerts }: { pages: number; alerts: number },
): string[] {
  const names = Array.from({ length: alerts }, (_, index) => alertName(index));
  const more = names.slice(pages);
  for (let index = 0; index < pages; index++) {
    const place = path.join(folder, `area-${index % 40}`);
    fs.mkdirSync(place, { recursive: true });
    fs.writeFileSync(
      path.join(place, `${alertName(index)}.md`),
      pageText(
        index,
        more.filter((_, at) => at % pages === index),
      ),
    );
  }
  return names;
}
