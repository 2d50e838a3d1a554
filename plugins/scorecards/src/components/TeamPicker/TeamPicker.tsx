import { Select } from '@backstage/ui';
import { useNames } from '@internal/frontend-kit';
import { useOverview } from '../../hooks/useOverview';

const NONE = 'none';

/** A choice of the teams that own anything, those of the reader first. */
export function TeamPicker(props: {
  label: string;
  /** Placeholder of the words that are looked for. */
  search: string;
  /** What no team stands for; only teams can be chosen without it. */
  none?: string;
  value: string | undefined;
  onChange: (team: string | undefined) => void;
}) {
  const { label, search, none, value, onChange } = props;
  const { data } = useOverview();
  const own = data?.own.teams ?? [];
  const others = (data?.teams ?? []).flatMap(({ team }) => team ?? []);
  // A link may name a team that owns nothing any more.
  const teams = [...new Set([...own, ...others, ...(value ? [value] : [])])];
  const nameOf = useNames(teams);
  const options = teams
    .map(team => ({ id: team, label: nameOf(team), isOwn: own.includes(team) }))
    .sort(
      (a, b) =>
        Number(b.isOwn) - Number(a.isOwn) || a.label.localeCompare(b.label),
    )
    .map(({ id, label: name }) => ({ id, label: name }));
  return (
    <Select
      size="small"
      aria-label={label}
      placeholder={label}
      search={{ placeholder: search }}
      options={[...(none ? [{ id: NONE, label: none }] : []), ...options]}
      value={value ?? (none ? NONE : null)}
      onChange={chosen =>
        onChange(chosen === NONE || chosen === null ? undefined : `${chosen}`)
      }
    />
  );
}
