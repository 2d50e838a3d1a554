import { useParams } from 'react-router-dom';
import { ButtonLink, Container, Header, Text } from '@backstage/ui';
import {
  AsyncState,
  TeamLink,
  ForbiddenBlock,
  formatInstant,
  SkeletonLines,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type { Handoff } from '@callboard/backstage-plugin-alerts-common';
import { useDocumentTitle } from '../../hooks/useDocumentTitle';
import { useHandoff } from '../../hooks/useHandoffs';
import { usePagePath } from '../../hooks/usePagePath';
import { usePeopleText } from '../../hooks/usePeopleText';
import { alertsTranslationRef } from '../../translation';
import { HandoffDraft } from './HandoffDraft';
import { HandoffNote } from './HandoffNote';
import styles from './HandoffPage.module.css';

/** What a shift leaves to who comes next: a draft to be sent, or the note that was. */
export function HandoffPage() {
  const { shift = '' } = useParams();
  const { t } = useTexts(alertsTranslationRef);
  const path = usePagePath();
  return (
    <AsyncState
      query={useHandoff(shift)}
      subject={t('handoff.subject')}
      thing={t('handoff.thing')}
      skeleton={
        <Container className={styles.content}>
          <SkeletonLines lines={8} lineHeight={32} />
        </Container>
      }
      forbidden={
        <Container className={styles.content}>
          <ForbiddenBlock
            subject={t('handoff.thing')}
            actions={
              <ButtonLink variant="secondary" href={path.tab('open')}>
                {t('handoff.back')}
              </ButtonLink>
            }
          />
        </Container>
      }
    >
      {handoff => <View key={handoff.shift.id} handoff={handoff} />}
    </AsyncState>
  );
}

function View({ handoff }: { handoff: Handoff }) {
  const { shift, next, allowed } = handoff;
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const path = usePagePath();
  const { people } = usePeopleText();
  const title = t('handoff.title', { schedule: shift.scheduleName });
  useDocumentTitle(title);
  const words = [
    t('handoff.shift', {
      people: people(shift.people),
      time: formatInstant(new Date(shift.endsAt), { locale }),
    }),
    next && t('handoff.next', { people: people(next.people) }),
  ];
  return (
    <>
      <Header
        title={title}
        customActions={
          <ButtonLink variant="tertiary" href={path.tab('open')}>
            {t('handoff.back')}
          </ButtonLink>
        }
      />
      <Container className={styles.content}>
        <Text as="p" variant="body-large">
          <TeamLink entityRef={shift.team.entityRef} title={shift.team.title} />
          {' · '}
          {words.filter(Boolean).join(', ')}
        </Text>
        {allowed.includes('send') ? (
          <HandoffDraft handoff={handoff} />
        ) : (
          <HandoffNote handoff={handoff} />
        )}
      </Container>
    </>
  );
}
