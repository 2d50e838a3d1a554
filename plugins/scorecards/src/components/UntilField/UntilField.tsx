import { useTexts } from '@internal/frontend-kit';
import { Select } from '@backstage/ui';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { scorecardsTranslationRef } from '../../translation';

const DAY_MS = 86_400_000;

/** The backend takes 180 days at most. */
const CHOICES = [14, 30, 60, 90, 180] as const;

export const USUAL_DAYS = 30;

/** The end of so many days from now, ISO 8601. */
export const untilOf = (days: number) =>
  new Date(Date.now() + days * DAY_MS).toISOString();

/** Until when: a number of days, each with the day on which it ends. */
export function UntilField(props: {
  label: string;
  days: number;
  onChange: (days: number) => void;
}) {
  const { label, days, onChange } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  return (
    <Select
      label={label}
      options={CHOICES.map(choice => ({
        id: `${choice}`,
        label: t('explain.exemption.inDays', {
          days: `${choice}`,
          day: text.day(untilOf(choice)),
        }),
      }))}
      value={`${days}`}
      onChange={chosen => onChange(Number(chosen))}
    />
  );
}
