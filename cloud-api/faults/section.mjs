/** Of the section of docs/benchmarks.md that `npm run faults:payments -- --write` writes. */
export const HEADING = '## 缴费故障演练';

/** The section in a text, which it ends; empty before the first run. */
export const faultSectionIn = (text) => (text.includes(HEADING) ? text.slice(text.indexOf(HEADING)) : '');

export const withFaultSection = (text, section) => `${text.replace(faultSectionIn(text), '').trimEnd()}\n${section ? `\n${section}` : ''}`;
