import { Link } from '@backstage/core-components';
import {
  Card,
  CardBody,
  CardHeader,
  Link as ExternalLink,
  Text,
} from '@backstage/ui';
import { CountText, useTexts } from '@internal/frontend-kit';
import type {
  DanglingOwner,
  OwnershipCoverage,
} from '@callboard/backstage-plugin-ownership-common';
import { useFolded } from '../../hooks/useFolded';
import { usePagePath } from '../../hooks/usePagePath';
import { FoldButton } from '../FoldButton';
import { ownershipTranslationRef } from '../../translation';
import styles from './TeamTree.module.css';

const SHOWN = 3;
const HOW_TO_IMPORT = 'https://backstage.io/docs/integrations/';

/** Groups and people that services name and the catalog does not have: one cause is one line, with one fix for all. */
export function DanglingOwners({ coverage }: { coverage: OwnershipCoverage }) {
  const { dangling, danglingTotal } = coverage;
  const { t } = useTexts(ownershipTranslationRef);
  const fold = useFolded(dangling, SHOWN);
  if (dangling.length === 0) return null;
  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('page.dangling.title', { count: danglingTotal })}
        </Text>
      </CardHeader>
      <CardBody>
        <p>
          {t('page.dangling.meaning')}{' '}
          <ExternalLink
            href={HOW_TO_IMPORT}
            target="_blank"
            rel="noopener noreferrer"
          >
            {t('page.dangling.how')}
          </ExternalLink>
        </p>
        <ul className={styles.dangling}>
          {fold.shown.map(owner => (
            <Line key={owner.ownerRef} owner={owner} />
          ))}
        </ul>
        <FoldButton fold={fold} />
        {fold.open && danglingTotal > dangling.length && (
          <p>
            {t('page.dangling.rest', {
              count: danglingTotal - dangling.length,
            })}
          </p>
        )}
      </CardBody>
    </Card>
  );
}

function Line({ owner: { ownerRef, count } }: { owner: DanglingOwner }) {
  const { t } = useTexts(ownershipTranslationRef);
  const pathOf = usePagePath();
  return (
    <li>
      <code>{ownerRef}</code>{' '}
      <Link
        to={pathOf('services', { owner: ownerRef })}
        aria-label={t('page.dangling.open', { count, owner: ownerRef })}
      >
        <CountText value={count} />
      </Link>{' '}
      {ownerRef.startsWith('user:') && t('page.dangling.user')}
    </li>
  );
}
