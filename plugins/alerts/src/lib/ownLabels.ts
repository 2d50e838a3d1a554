/** Labels of one that not all have with the same value: "pod=pay-7, zone=b". */
export const ownLabels = (
  labels: Readonly<Record<string, string>>,
  common: Readonly<Record<string, string>>,
): string =>
  Object.entries(labels)
    .filter(
      ([name, value]) => !Object.hasOwn(common, name) || common[name] !== value,
    )
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
