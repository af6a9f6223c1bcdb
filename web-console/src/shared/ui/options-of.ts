/** Choices of a select, in the order and words of a table of labels. */
export const optionsOf = <K extends string>(labels: Record<K, string>): { value: K; label: string }[] =>
  (Object.entries(labels) as [K, string][]).map(([value, label]) => ({ value, label }));
