import { ButtonLink } from '@backstage/ui';
import { StatusText, useTexts } from '@internal/frontend-kit';
import type { MyShift } from '@callboard/backstage-plugin-oncall-common';
import { useMoveText } from '../../hooks/useMoveText';
import { useShiftText } from '../../hooks/useShiftText';
import type { PagePaths } from '../../lib/pagePaths';
import { coverOf, isNow, writeSpan } from '../../lib/timeline/span';
import { oncallTranslationRef } from '../../translation';
import styles from '../SchedulesTab/SchedulesTab.module.css';

/** Where schedules have their pages; absent in a portal without the page. */
interface PathProps {
  path?: PagePaths;
}

/** Tells the shifts of one person apart. */
export const keyOf = ({ schedule, startsAt }: MyShift) =>
  `${schedule.id} ${startsAt}`;

/** From when to when, whether it runs, and how it came to be the reader's. */
export function When({ shift }: { shift: MyShift }) {
  const { t } = useTexts(oncallTranslationRef);
  const { span } = useShiftText();
  const moveText = useMoveText();
  return (
    <>
      {span(shift)}
      {isNow(shift) && (
        <div>
          <StatusText tone="progress" text={t('list.mine.now')} />
        </div>
      )}
      {shift.overridden && (
        <div className={styles.quiet}>{moveText(shift)}</div>
      )}
    </>
  );
}

const cover = ({ startsAt, endsAt }: MyShift) =>
  writeSpan(coverOf(Date.parse(startsAt), endsAt));

/** Opens the timeline at the shift, with the form of an override filled. */
export function GiveAway({ shift, path }: PathProps & { shift: MyShift }) {
  const { t } = useTexts(oncallTranslationRef);
  const { span } = useShiftText();
  if (!path) return null;
  const { id, name } = shift.schedule;
  return (
    <span className={styles.act}>
      <ButtonLink
        href={path.schedule(id, { cover: cover(shift) })}
        variant="secondary"
        size="small"
        aria-label={t('list.mine.giveAwayOf', { name, span: span(shift) })}
      >
        {t('list.mine.giveAway')}
      </ButtonLink>
    </span>
  );
}

/** Shifts one below the other, for narrow places. */
export function ShiftList(props: PathProps & { shifts: MyShift[] }) {
  const { shifts, path } = props;
  const { t } = useTexts(oncallTranslationRef);
  return (
    <ul className={styles.list} aria-label={t('list.tabs.mine')}>
      {shifts.map(shift => (
        <li key={keyOf(shift)}>
          <span>
            <When shift={shift} />
          </span>
          <span className={styles.quiet}>{shift.schedule.name}</span>
          <GiveAway shift={shift} path={path} />
        </li>
      ))}
    </ul>
  );
}
