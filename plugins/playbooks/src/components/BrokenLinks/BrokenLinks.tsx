import {
  createContext,
  useContext,
  useMemo,
  type PropsWithChildren,
} from 'react';
import { StatusText, useTexts } from '@internal/frontend-kit';
import type { PageLinkStates } from '@callboard/backstage-plugin-playbooks-common';
import { decoded } from '../../lib/decoded';
import { playbooksTranslationRef } from '../../translation';
import styles from './BrokenLinks.module.css';

const BrokenTargets = createContext<ReadonlySet<string>>(new Set());

/** Says which links of the page inside lead nowhere. */
export function BrokenLinks(
  props: PropsWithChildren<{ links: PageLinkStates | undefined }>,
) {
  const { links, children } = props;
  // The text has addresses with signs escaped that their author wrote as they are.
  const targets = useMemo(
    () =>
      new Set(links?.brokenLinks.map(({ target }) => decoded(target)) ?? []),
    [links],
  );
  return (
    <BrokenTargets.Provider value={targets}>{children}</BrokenTargets.Provider>
  );
}

/** A link or image of a page; behind one that leads nowhere stands that it does. */
export function MarkedLink(
  props: PropsWithChildren<{ target: string | undefined }>,
) {
  const { target = '', children } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const isBroken = useContext(BrokenTargets).has(decoded(target));
  return isBroken ? (
    <span title={t('links.why', { target })}>
      <span className={styles.link}>{children}</span>{' '}
      <StatusText tone="bad" text={t('links.mark')} />
    </span>
  ) : (
    <>{children}</>
  );
}
