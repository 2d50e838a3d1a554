import { Link } from '@backstage/ui';
import {
  EntityLink,
  formatAge,
  RowLine,
  RowList,
  safeHref,
  StatusText,
  type StatusTone,
  useNames,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import type { Exemption } from '@callboard/backstage-plugin-scorecards-common';
import { usePagePath } from '../../hooks/usePagePath';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { scorecardsTranslationRef } from '../../translation';
import { ExemptionActs } from '../ExemptionActs';
import { PlaceLink } from '../PlaceLink';
import styles from './ExemptionsTab.module.css';

/** Then teams are warned. */
const SOON_MS = 14 * 86_400_000;

/** Exemptions, each with its reason, and then what the reader may decide of it. */
export function ExemptionRows(props: {
  exemptions: readonly Exemption[];
  label: string;
  onDone: () => void;
}) {
  const { exemptions, label, onDone } = props;
  const nameOf = useNames(
    exemptions.flatMap(({ requestedBy, decidedBy, approvers }) => [
      requestedBy,
      ...(decidedBy ? [decidedBy] : []),
      ...approvers,
    ]),
  );
  return (
    <RowList label={label}>
      {exemptions.map(exemption => (
        <li key={exemption.id}>
          <Row exemption={exemption} nameOf={nameOf} onDone={onDone} />
        </li>
      ))}
    </RowList>
  );
}

interface RowProps {
  exemption: Exemption;
  nameOf: (ref: string) => string;
}

function Row({ exemption, nameOf, onDone }: RowProps & { onDone: () => void }) {
  const { entityRef, check, title, reason, ticket, decisionNote } = exemption;
  const { requestedBy, requestedAt, decidedBy } = exemption;
  const { t } = useTexts(scorecardsTranslationRef);
  const path = usePagePath();
  const text = useScorecardsText();
  return (
    <div className={styles.row}>
      <div className={styles.said}>
        <RowLine>
          <span className={styles.what}>
            <EntityLink entityRef={entityRef} />
            {check ? <Link href={path.check(check)}>{title}</Link> : title}
          </span>
          <State exemption={exemption} nameOf={nameOf} />
        </RowLine>
        <span>{reason}</span>
        <span className={styles.quiet}>
          {t('exemptions.asked', {
            name: nameOf(requestedBy),
            day: text.day(requestedAt),
          })}{' '}
          {decidedBy && t('exemptions.decided', { name: nameOf(decidedBy) })}{' '}
          {decisionNote && `“${decisionNote}” `}
          {ticket && (
            <PlaceLink href={ticket}>
              {safeHref(ticket) ? t('exemptions.ticket') : ticket}
            </PlaceLink>
          )}
        </span>
      </div>
      <ExemptionActs exemption={exemption} onDone={onDone} />
    </div>
  );
}

/** How it stands, and until when. */
function State({ exemption, nameOf }: RowProps) {
  const { state, until, approvers } = exemption;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const left = Date.parse(until) - useNow();
  const isSoon = state === 'approved' && left < SOON_MS;
  let tone: StatusTone = 'neutral';
  if (state === 'requested') tone = 'progress';
  else if (isSoon) tone = 'warn';
  const day = text.day(until);
  let said: string = t(`exemptions.state.${state}`, { day });
  if (state === 'requested') {
    said = t('exemptions.waitsFor', {
      names: approvers.map(nameOf).join(', ') || t('exemptions.nobody'),
      day,
    });
  } else if (isSoon) {
    said = t('exemptions.endsIn', { day, duration: formatAge(left) });
  }
  return <StatusText tone={tone} text={said} />;
}
