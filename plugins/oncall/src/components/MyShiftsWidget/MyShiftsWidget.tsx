import { Link } from '@backstage/core-components';
import { Text } from '@backstage/ui';
import { KitRoot, SkeletonLines, useTexts } from '@internal/frontend-kit';
import type { MyShift } from '@callboard/backstage-plugin-oncall-common';
import { useSchedulePaths } from '../../hooks/useSchedulePaths';
import { useShiftText } from '../../hooks/useShiftText';
import { isNow } from '../../lib/timeline/span';
import { MyShifts } from '../MyShiftsTab/MyShifts';
import { ShiftList } from '../MyShiftsTab/ShiftList';
import { oncallTranslationRef } from '../../translation';
import styles from './MyShiftsWidget.module.css';

/** As many as a card of the home page has room for. */
const SHOWN = 5;

/** When the reader is on call now or next, and the shifts of the next eight weeks. For the home page, which frames it. */
export function MyShiftsWidget() {
  return (
    <KitRoot>
      <MyShifts skeleton={<SkeletonLines lines={5} lineHeight={23} />}>
        {shifts => <Shifts shifts={shifts} />}
      </MyShifts>
    </KitRoot>
  );
}

function Shifts({ shifts }: { shifts: MyShift[] }) {
  const { t } = useTexts(oncallTranslationRef);
  const { span, duration } = useShiftText();
  const paths = useSchedulePaths();
  const [first] = shifts;
  const length = duration(first);
  const ending = length ? '' : 'Always';
  const others = shifts.length - SHOWN;
  return (
    <div className={styles.content}>
      <Text as="p" variant="body-large">
        {t(`list.mine.widget.${isNow(first) ? 'onCall' : 'next'}${ending}`, {
          span: span(first),
          duration: length ?? '',
          name: first.schedule.name,
        })}
      </Text>
      <ShiftList shifts={shifts.slice(0, SHOWN)} path={paths} />
      {others > 0 && <p>{t('list.mine.widget.more', { count: others })}</p>}
      {paths && (
        <p>
          <Link to={paths.tab('mine')}>{t('list.mine.widget.all')}</Link>
        </p>
      )}
    </div>
  );
}
