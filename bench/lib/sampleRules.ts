import fs from 'node:fs';
import path from 'node:path';

const PER_FILE = 50;

/** Every tenth alert links to a page that is gone, every fifth to one that is there, by address. */
function linkOf(name: string, index: number, base: string): string {
  if (index % 10 === 0) {
    return `\n          runbook_url: ${base}/gone/${name}.md`;
  }
  return index % 5 === 0
    ? `\n          runbook_url: ${base}/area-${index % 40}/${name}.md`
    : '';
}

const ruleOf = (
  name: string,
  index: number,
  base: string,
) => `      - alert: ${name}
        expr: sum by (namespace, pod) (rate(errors_total{job="service-${index}"}[5m])) > ${index}
        for: 10m
        labels: { severity: ${
          ['critical', 'warning', 'info'][index % 3]
        }, service: service-${index} }
        annotations:
          summary: Something is wrong with service ${index}${linkOf(
  name,
  index,
  base,
)}
`;

/**
 * Writes rule files of 50 alerts each.
 *
 * @param base - address of the folder of pages
 */
export function writeRules(
  folder: string,
  names: readonly string[],
  base: string,
): void {
  fs.mkdirSync(folder, { recursive: true });
  for (let start = 0; start < names.length; start += PER_FILE) {
    const rules = names
      .slice(start, start + PER_FILE)
      .map((name, at) => ruleOf(name, start + at, base));
    fs.writeFileSync(
      path.join(folder, `rules-${start / PER_FILE}.yaml`),
      `groups:\n  - name: group-${start}\n    rules:\n${rules.join('')}`,
    );
  }
}
