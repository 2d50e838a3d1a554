import {
  Container,
  Header,
  Link,
  Text,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import {
  EmptyBlock,
  FIRST_PAGE,
  PageButtons,
  type UrlPages,
  useNames,
  useUrlPages,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { OwnedBuilds } from '@callboard/backstage-plugin-build-health-common';
import { OWNED_PAGE, useOwnedBuilds } from '../../hooks/useOwnedBuilds';
import { usePagePath } from '../../hooks/usePagePath';
import { useOwnedText } from '../../hooks/useOwnedText';
import { useRange } from '../../hooks/useRange';
import { BUILD_PARTS, readPart } from '../../lib/buildParts';
import { NO_OWNER } from '../../lib/redThatFit';
import { buildHealthTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { BuildDrawer } from '../BuildDrawer';
import { OwnedRows } from './OwnedRows';
import styles from './OwnedBuildsPage.module.css';

/** The builds that figures of a team are of, and those that they leave out. All of it stands in the address. */
export function OwnedBuildsPage() {
  const { t } = useTexts(buildHealthTranslationRef);
  const { params } = useUrlState();
  const path = usePagePath();
  const { days } = useRange();
  const pages = useUrlPages(OWNED_PAGE);
  const ownerRef = params.get('team') ?? NO_OWNER;
  const nameOf = useNames(ownerRef === NO_OWNER ? [] : [ownerRef]);
  const query = useOwnedBuilds({
    ownerRef,
    days,
    part: readPart(params),
    ...(pages.cursor && { cursor: pages.cursor }),
  });
  const of = params.get('of');
  return (
    <>
      <Header
        title={t('owned.title', {
          name: ownerRef === NO_OWNER ? t('owned.nobody') : nameOf(ownerRef),
        })}
      />
      <Container className={styles.page}>
        <Link href={path.tab('teams')}>{t('owned.back')}</Link>
        <BackendState
          query={query}
          subject={t('owned.subject')}
          thing={t('owned.thing')}
        >
          {found => (
            <Found
              found={found}
              pages={pages}
              isStale={query.isPlaceholderData}
            />
          )}
        </BackendState>
        {of && <BuildDrawer entityRef={of} />}
      </Container>
    </>
  );
}

function Found(props: {
  found: OwnedBuilds;
  pages: UrlPages;
  isStale: boolean;
}) {
  const { found, pages, isStale } = props;
  const { items, days, pageInfo } = found;
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useOwnedText(found);
  const part = readPart(useUrlState().params);
  return (
    <>
      <div>
        <Text as="p" variant="body-large">
          {text.answer}
        </Text>
        <p className={styles.quiet}>{text.leftOut}</p>
        {text.keptSince && <p className={styles.quiet}>{text.keptSince}</p>}
      </div>
      <Parts found={found} />
      <p className={styles.quiet}>{t(`owned.hint.${part}`)}</p>
      {items.length > 0 ? (
        <OwnedRows items={items} isStale={isStale} />
      ) : (
        <EmptyBlock kind="filtered" title={t('owned.none.title')}>
          <p>{t('owned.none.hint', { days: `${days}` })}</p>
        </EmptyBlock>
      )}
      <PageButtons
        pages={pages}
        nextCursor={pageInfo.nextCursor}
        isStale={isStale}
        labels={{ previous: t('owned.newer'), next: t('owned.older') }}
      />
    </>
  );
}

/** Which of them are listed, each with how many there are. */
function Parts({ found }: { found: OwnedBuilds }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const { params, change } = useUrlState();
  const text = useOwnedText(found);
  return (
    <ToggleButtonGroup
      className={styles.parts}
      aria-label={t('owned.parts')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[readPart(params)]}
      onSelectionChange={([chosen]) =>
        change({
          part: chosen === BUILD_PARTS[0] ? undefined : String(chosen),
          ...FIRST_PAGE,
        })
      }
    >
      {BUILD_PARTS.map(part => (
        <ToggleButton key={part} id={part}>
          {t(`owned.part.${part}`, { n: text.total(part) })}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
