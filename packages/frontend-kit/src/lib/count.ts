/** The count with grouped digits: "1,204". */
export function formatExactCount(count: number, locale = 'en'): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** Grouped digits; from 100,000 on in thousands ("124 k"), from 10 million on in millions ("12 M"). */
export function formatCount(count: number, locale = 'en'): string {
  const size = Math.abs(count);
  if (size < 100_000) return formatExactCount(count, locale);
  const [divisor, unit] = size < 10_000_000 ? [1_000, 'k'] : [1_000_000, 'M'];
  return `${formatExactCount(Math.round(count / divisor), locale)} ${unit}`;
}
