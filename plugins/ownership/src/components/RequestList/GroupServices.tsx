import { Checkbox } from '@backstage/ui';
import { EntityLink, useTexts } from '@internal/frontend-kit';
import type { Transfer } from '@callboard/backstage-plugin-ownership-common';
import { useFolded } from '../../hooks/useFolded';
import { EvidenceList } from '../EvidenceList';
import { FoldButton } from '../FoldButton';
import { ownershipTranslationRef } from '../../translation';
import styles from './RequestList.module.css';

const SHOWN = 6;

/** The services of a request, each with its present owner and what speaks for the new one. */
export function GroupServices(props: {
  transfers: Transfer[];
  /** Not chosen; absent while nothing is chosen, then there are no boxes. */
  without?: ReadonlySet<string>;
  onToggle: (id: string) => void;
}) {
  const { transfers, without, onToggle } = props;
  const { t } = useTexts(ownershipTranslationRef);
  // Whoever chooses has to see all of them.
  const { shown, ...fold } = useFolded(
    transfers,
    without ? transfers.length : SHOWN,
  );
  return (
    <>
      <ul className={styles.list}>
        {shown.map(({ id, entity, from, writtenOwner, to, evidence }) => (
          <li key={id} className={styles.service}>
            {without && (
              <Checkbox
                aria-label={t('page.orphans.select', { title: entity.title })}
                isSelected={!without.has(id)}
                onChange={() => onToggle(id)}
              />
            )}
            <div>
              <EntityLink {...entity} />{' '}
              <PresentOwner name={from?.title ?? writtenOwner} />
              <EvidenceList
                title={t('transfers.evidence', { team: to.title })}
                evidence={evidence}
              />
            </div>
          </li>
        ))}
      </ul>
      <FoldButton fold={fold} />
    </>
  );
}

function PresentOwner({ name }: { name: string | undefined }) {
  const { t } = useTexts(ownershipTranslationRef);
  return (
    <span className={styles.quiet}>
      {name
        ? t('page.requests.ownedBy', { owner: name })
        : t('page.requests.ownerless')}
    </span>
  );
}
