import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import { CopyButton, useTexts } from '@internal/frontend-kit';
import type { AlertDetail } from '@callboard/backstage-plugin-alerts-common';
import { usePagePath } from '../../hooks/usePagePath';
import { webHref } from '../../lib/webHref';
import { alertsTranslationRef } from '../../translation';
import { OutsideLink } from '../OutsideLink';
import { Part } from './Part';
import styles from './AlertPage.module.css';

type Pair = [name: string, value: string];

const sorted = (pairs: Record<string, string>): Pair[] =>
  Object.entries(pairs).sort(([a], [b]) => a.localeCompare(b));

/** As PromQL and `amtool` take them. */
const selectorOf = (pairs: readonly Pair[]) =>
  `{${pairs
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(', ')}}`;

/** Labels and annotations of the source, word for word; folded, as they rarely decide anything. */
export function Labels({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const path = usePagePath();
  const labels = sorted(alert.labels);
  const annotations = sorted(alert.annotations);
  return (
    <>
      {labels.length > 0 && (
        <Part label={t('alert.labels.list')}>
          <details className={styles.details}>
            <summary>
              {t('alert.labels.title', { count: labels.length })}
            </summary>
            <dl className={styles.pairs}>
              {labels.map(([name, value]) => (
                <Pairing key={name} name={name}>
                  <Link
                    href={path.labelled(name, value)}
                    aria-label={t('alert.labels.only', {
                      label: `${name}=${value}`,
                    })}
                  >
                    {value}
                  </Link>
                </Pairing>
              ))}
            </dl>
            <CopyButton
              value={selectorOf(labels)}
              what={t('alert.labels.copy')}
              label={t('alert.labels.copyShort')}
            />
          </details>
        </Part>
      )}
      {annotations.length > 0 && (
        <Part
          label={t('alert.labels.annotations', {
            count: annotations.length,
          })}
        >
          <details className={styles.details}>
            <summary>
              {t('alert.labels.annotations', { count: annotations.length })}
            </summary>
            <dl className={styles.pairs}>
              {annotations.map(([name, value]) => (
                <Pairing key={name} name={name}>
                  {webHref(value) ? <OutsideLink href={value} /> : value}
                </Pairing>
              ))}
            </dl>
          </details>
        </Part>
      )}
    </>
  );
}

function Pairing(props: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </>
  );
}
